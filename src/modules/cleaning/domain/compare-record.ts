import { compareNames, parseBirthDate } from '#population';

/** What a sector says of somebody, as far as it can be compared. */
export interface ComparedRecord {
  personalNumber: string | null;
  fullName: string;
  birthText: string | null;
  sex: string | null;
}

/** What the registry says of the same person. */
export interface ComparedPerson {
  personalNumber: string;
  fullName: string;
  birthDate: string;
  sex: string;
}

export interface FieldDifference {
  field: 'personalNumber' | 'fullName' | 'birthDate' | 'sex';
  was: string | null;
  shall: string;
  /** Changes whom the record means for other systems: two people confirm it. */
  highImpact: boolean;
}

/**
 * Fields in which a record differs from the registry. Capital letters, Unicode forms and the place of a tone mark are no
 * differences; a number that a spreadsheet robbed of its leading zero is one; a year alone differs from a known day.
 */
export function differencesOf(record: ComparedRecord, person: ComparedPerson): FieldDifference[] {
  const found: FieldDifference[] = [];
  const { personalNumber: number, fullName: name, birthText: birth, sex } = record;
  if (number !== person.personalNumber)
    found.push({
      field: 'personalNumber',
      was: number,
      shall: person.personalNumber,
      highImpact: number !== null && number !== '',
    });
  if (!sameName(name, person.fullName))
    found.push({ field: 'fullName', was: name, shall: person.fullName, highImpact: false });
  if (isoBirth(birth ?? '') !== isoBirth(person.birthDate))
    found.push({ field: 'birthDate', was: birth, shall: person.birthDate, highImpact: false });
  if (sex !== person.sex) found.push({ field: 'sex', was: sex, shall: person.sex, highImpact: false });
  return found;
}

const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');

function sameName(record: string, registry: string): boolean {
  return plain(record) === plain(registry) || compareNames(registry, record) === 'match';
}

/** yyyy-mm-dd, yyyy-mm or yyyy of a written birth date; the text itself when it is none. */
function isoBirth(text: string): string {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  if (year !== undefined) return `${year}-${month}-${day}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const parsed = parseBirthDate(text);
  if (!parsed.ok) return text;
  const { date, month: m, year: y } = parsed.value;
  return date ?? (m === undefined || m === null ? String(y) : `${y}-${String(m).padStart(2, '0')}`);
}
