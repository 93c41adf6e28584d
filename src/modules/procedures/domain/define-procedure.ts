import { addDays, type IsoDate, isIsoDate } from '#platform/time';
import { essentialDecision } from './essential-law.ts';
import type { FormField, FormPage, GroupField, SimpleField } from './form.ts';
import type { Essential, Procedure, ProcedureHistory } from './procedure.ts';

type OptionalKeys<T, K extends PropertyKey> = T extends unknown
  ? Omit<T, K> & { readonly [P in K & keyof T]?: T[P] }
  : never;

/** As written in a catalogue file: a field is required unless it says otherwise. */
export type WrittenSimpleField = OptionalKeys<SimpleField, 'required'>;
export type WrittenField = WrittenSimpleField | WrittenGroup;
type WrittenGroup = Omit<GroupField, 'required' | 'fields'> & {
  readonly required?: boolean;
  readonly fields: readonly WrittenSimpleField[];
};
export type WrittenPage = Omit<FormPage, 'fields'> & { readonly fields: readonly WrittenField[] };

/** What may change from one version to the next. Code, field and place among the essential services stay. */
interface Facts
  extends Omit<Procedure, 'code' | 'field' | 'essential' | 'validFrom' | 'validTo' | 'searchWords' | 'form'> {
  readonly form: { readonly pages: readonly WrittenPage[] };
}

interface WrittenProcedure extends Facts, Pick<Procedure, 'code' | 'field' | 'validFrom'> {
  readonly searchWords?: Procedure['searchWords'];
  /** Number in the annex of Decision 06/QĐ-TTg: 1–11 police, 12–25 others. */
  readonly essentialNumber?: number;
  /** The last day of a procedure that was abolished. */
  readonly lastDay?: IsoDate;
  /** Later versions, each with only what changed. */
  readonly later?: readonly (Partial<Facts> & { readonly validFrom: IsoDate })[];
}

/**
 * One procedure of the catalogue with all its versions. The first version is written out; each later one takes over
 * what it does not change. Faults in the data are found when the catalogue is loaded.
 */
export function procedure(written: WrittenProcedure): ProcedureHistory {
  const { later = [], essentialNumber, lastDay = null, ...first } = written;
  const versions: Procedure[] = [];
  let facts: Omit<WrittenProcedure, 'later' | 'essentialNumber' | 'lastDay'> = first;
  for (const change of [{}, ...later]) {
    facts = { ...facts, ...change };
    versions.push({
      searchWords: { vi: '', en: '' },
      ...facts,
      ...(essentialNumber === undefined ? {} : { essential: essentialOf(essentialNumber) }),
      form: { pages: facts.form.pages.map(pageOf) },
      validTo: lastDay,
    });
  }
  return { code: written.code, versions: versions.map((version, i) => endBefore(version, versions[i + 1])) };
}

/** A version ends the day before the next one begins. A wrong date is left as it is, for the check to name. */
function endBefore(version: Procedure, next: Procedure | undefined): Procedure {
  return next === undefined || !isIsoDate(next.validFrom)
    ? version
    : { ...version, validTo: addDays(next.validFrom, -1) };
}

function essentialOf(number: number): Essential {
  const group = number <= essentialDecision.ofPolice ? 'police' : 'departments';
  return { decision: essentialDecision.number, date: essentialDecision.date, number, group };
}

function pageOf(page: WrittenPage): FormPage {
  return { ...page, fields: page.fields.map(fieldOf) };
}

function fieldOf(field: WrittenField): FormField {
  const inner = field.kind === 'group' ? { fields: field.fields.map(fieldOf) } : {};
  return { required: true, ...field, ...inner } as FormField;
}
