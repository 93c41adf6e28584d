import type { TextColumn } from './condition.ts';

/** Kinds of records that figures count. */
export type FactName =
  | 'cases'
  | 'procedures'
  | 'accounts'
  | 'applications'
  | 'cleaning'
  | 'task-forces'
  | 'models'
  | 'budget'
  | 'persons';

/** One view of facts that some module publishes, and what it has. */
export interface FactSource {
  readonly name: FactName;
  /** Published view with record_id, happened_on, recorded_at and weight. */
  readonly view: string;
  /** Its columns that tallies keep apart; the procedure's own columns are looked up by its code. */
  readonly columns: readonly TextColumn[];
  /** Column of the unit where it happened; null when a record has no place. */
  readonly place: 'commune_code' | 'unit_code' | null;
  /** Column of the agency in charge, if it has one. */
  readonly agency: 'agency_code' | null;
  /** The view has `quantity`. */
  readonly hasQuantity: boolean;
  /** What its records are listed by, latest first; its module keeps an index on it and the record's id. */
  readonly listedBy: 'happened_on' | 'recorded_at';
  /** So few records that they are counted whenever they are asked for; quantities are always. */
  readonly isSmall: boolean;
}

/** Everything that can be counted. A new kind of record is one entry here and one published view (docs/recipes/add-a-figure.md). */
export const factSources: readonly FactSource[] = [
  {
    name: 'cases',
    view: 'cases.pub_case_fact',
    columns: ['fact', 'procedure_code', 'channel'],
    place: 'commune_code',
    agency: 'agency_code',
    listedBy: 'happened_on',
    hasQuantity: false,
    isSmall: false,
  },
  {
    name: 'procedures',
    view: 'procedures.pub_procedure_fact',
    columns: ['fact', 'procedure_code'],
    place: null,
    agency: null,
    listedBy: 'happened_on',
    hasQuantity: false,
    isSmall: true,
  },
  {
    name: 'accounts',
    view: 'identity.pub_account_fact',
    columns: ['fact', 'level', 'holder'],
    place: 'commune_code',
    agency: null,
    listedBy: 'happened_on',
    hasQuantity: false,
    isSmall: false,
  },
  {
    name: 'applications',
    view: 'cards.pub_application_fact',
    columns: ['fact', 'kind'],
    place: 'commune_code',
    agency: null,
    listedBy: 'happened_on',
    hasQuantity: false,
    isSmall: false,
  },
  {
    name: 'cleaning',
    view: 'cleaning.pub_record_fact',
    columns: ['fact', 'sector'],
    place: 'commune_code',
    agency: 'agency_code',
    listedBy: 'happened_on',
    hasQuantity: false,
    isSmall: false,
  },
  {
    name: 'task-forces',
    view: 'steering.pub_task_force_fact',
    columns: ['fact', 'level'],
    place: 'unit_code',
    agency: null,
    listedBy: 'happened_on',
    hasQuantity: false,
    isSmall: true,
  },
  {
    name: 'models',
    view: 'steering.pub_model_fact',
    columns: ['fact'],
    place: null,
    agency: null,
    listedBy: 'happened_on',
    hasQuantity: false,
    isSmall: true,
  },
  {
    name: 'budget',
    view: 'steering.pub_budget_fact',
    columns: ['fact'],
    place: null,
    agency: null,
    listedBy: 'happened_on',
    hasQuantity: true,
    isSmall: true,
  },
  {
    name: 'persons',
    view: 'population.pub_person_fact',
    columns: ['ethnicity', 'sex'],
    place: 'commune_code',
    agency: null,
    listedBy: 'recorded_at',
    hasQuantity: false,
    isSmall: false,
  },
];

const byName = new Map(factSources.map((s) => [s.name, s]));

/** The source of a kind of fact. */
export function sourceOf(name: FactName): FactSource {
  const source = byName.get(name);
  if (source === undefined) throw new Error(`no source of facts is called ${name}`);
  return source;
}
