import type { RecordField, Sector } from './sectors.ts';

/** The fields of a record as they are stored. */
export interface FilledFields {
  personalNumber: string | null;
  oldNumber: string | null;
  fullName: string;
  birthText: string | null;
  sex: string | null;
  communeCode: string | null;
  placeText: string | null;
  fatherName: string | null;
  motherName: string | null;
  phone: string | null;
}

const kept: Record<RecordField, keyof FilledFields> = {
  personalNumber: 'personalNumber',
  oldNumber: 'oldNumber',
  fullName: 'fullName',
  birthDate: 'birthText',
  sex: 'sex',
  commune: 'communeCode',
  place: 'placeText',
  fatherName: 'fatherName',
  motherName: 'motherName',
  phone: 'phone',
};

/** Fields that the sector needs and the record does not have; a complete record has none. */
export function gapsOf(sector: Sector, record: FilledFields): RecordField[] {
  return sector.required.filter((field) => {
    const value = record[kept[field]];
    if (value === null || value === '') return true;
    return field === 'personalNumber' && !/^\d{12}$/.test(value);
  });
}
