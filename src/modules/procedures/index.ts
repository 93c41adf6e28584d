/** Procedures: the catalogue as versioned data, their forms, their legal regimes and their deployment in a province. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';
import { commands, queries } from './heads.ts';
import { syncTask } from './versions/sync-task.ts';

export const proceduresModule: ModuleFace = {
  name: 'procedures',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands,
  queries,
  reactions: [],
  tasks: [syncTask],
};

// The catalogue

export { catalogue, catalogueAt, procedureAt } from './catalogue.ts';
export { lifeEvents } from './catalogue-parts/life-events.ts';
export { checkEligibility, type Eligibility, type EligibilityQuestion } from './domain/eligibility.ts';
export type { Law } from './domain/law.ts';
export { lawText } from './domain/law-text.ts';
export type { LifeEvent } from './domain/life-event.ts';
export { type Package, type PackagePart, partsFor } from './domain/package.ts';
export { basisNotToAsk } from './domain/paper-replacement-law.ts';
export { papersToAttach, resultCodeOf } from './domain/papers.ts';
export type { DataSource, Deadline, Essential, Fee, OnlineService, Paper, Procedure } from './domain/procedure.ts';
export * from './domain/procedure-field.ts';
export { hoursOfDay, type ProcessingStep, type StepRole, stepsOf } from './domain/processing-step.ts';
export type { Words } from './domain/words.ts';
export { searchProcedures } from './search-procedures.ts';

// Forms

export { displayRows, displayValue } from './domain/display-value.ts';
export type { FieldKind, FormDefinition, FormField, FormPage, FormValues, GroupField, Option } from './domain/form.ts';
export { groupValue, rowsOf } from './domain/group-rows.ts';
export { checkWholeForm, type ParsedPage, parseFormPage, visibleValues } from './domain/parse-form-page.ts';
export { keepRegistryValues, lockedFields, prefillForm, type RegistryValues } from './domain/prefill-form.ts';
export type { RawPage } from './domain/typed-text.ts';
export { findField, visiblePages } from './domain/visible-pages.ts';

// Tables: files to exchange, the owner's doors, and what is online where

export { type Deployment, deployedAt, setDeployments } from './deployment-store.ts';
export { catalogueCsv, catalogueWorkbook } from './exchange/export-catalogue.ts';
export { lawCell, readLaws } from './exchange/law-cell.ts';
export { watchCatalogue } from './published-versions.ts';
export { type CatalogueSync, syncCatalogue } from './sync-catalogue.ts';
export type { VersionDraft } from './versions/draft-store.ts';

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

export { catalogueActs, catalogueQuestions, searchProceduresQuery, showProcedure } from './heads.ts';
