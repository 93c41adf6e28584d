/** Procedures: the catalogue as versioned data, their forms, their legal regimes and their deployment in a province. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';
import { searchProceduresQuery } from './queries/search-procedures.ts';
import { showProcedure } from './queries/show-procedure.ts';

export const proceduresModule: ModuleFace = {
  name: 'procedures',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [],
  queries: [searchProceduresQuery, showProcedure],
  reactions: [],
};

// The catalogue

export { catalogue, catalogueAt, procedureAt } from './catalogue.ts';
export type { Law } from './domain/law.ts';
export { lawText } from './domain/law-text.ts';
export { papersToAttach } from './domain/papers.ts';
export type { DataSource, Deadline, Essential, Fee, OnlineService, Paper, Procedure } from './domain/procedure.ts';
export {
  type Branch,
  type Channel,
  type Level,
  type ProcedureField,
  policeFields,
  procedureFields,
} from './domain/procedure-field.ts';
export type { Words } from './domain/words.ts';
export { searchProcedures } from './search-procedures.ts';

// Forms

export { displayValue } from './domain/display-value.ts';
export type { FieldKind, FormDefinition, FormField, FormPage, FormValues, Option } from './domain/form.ts';
export { checkWholeForm, type ParsedPage, parseFormPage, visibleValues } from './domain/parse-form-page.ts';
export { keepRegistryValues, lockedFields, prefillForm, type RegistryValues } from './domain/prefill-form.ts';
export type { RawPage } from './domain/typed-text.ts';
export { findField, visiblePages } from './domain/visible-pages.ts';

// Tables: the owner's doors, and what is online where

export { type Deployment, deployedAt, setDeployments } from './deployment-store.ts';
export { type CatalogueSync, syncCatalogue } from './sync-catalogue.ts';

// Legal regimes by date

export {
  addWorkingDays,
  caseCode,
  type Day,
  type DayOffCode,
  isWorkingDay,
  nextWorkingDay,
  type OneStopRegime,
  regimeAt,
  whyNot,
  workingCalendar,
  workingDaysBetween,
} from './regimes/index.ts';

// Heads

export { searchProceduresQuery, showProcedure };
