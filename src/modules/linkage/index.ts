/** Record linkage: the engine behind the cleaning of sector data. Works on files and in memory, without a database. */
import './i18n/index.ts';

export type { WeightChange } from './engine/change-weights.ts';
export { type Field, type FieldMapping, fields, parseFieldMapping } from './engine/columns.ts';
// Reading files row by row: the registers of `cleaning` use these.
export { type CsvRow, scanRow, sniffDelimiter } from './engine/csv-row.ts';
export { doubt, status } from './engine/decide.ts';
export { toSharedUtf8 } from './engine/decode-file.ts';
export { type EvidenceStep, explainer } from './engine/explain.ts';
export { type FileReport, type LinkedFiles, linkFiles, type Step } from './engine/link-files.ts';
export { type LinkedTables, linkTables, type TableAnswer, type TableRows } from './engine/link-tables.ts';
export { type Note, notesOf } from './engine/notes.ts';
export { openResident, type Resident, type ResidentAnswer, type Values } from './engine/resident.ts';
export { writeAnswers, writeReview } from './engine/write-answers.ts';
export { type GroupSummary, type GroupWish, groupFiles } from './groups/group-files.ts';
export { groupRecords, linkRecords, scorePairs } from './groups/group-records.ts';
export { type Mapping, parseMapping, type Role, roles } from './groups/mapping.ts';
