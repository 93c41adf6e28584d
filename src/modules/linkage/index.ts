/** Record linkage: the engine behind the cleaning of sector data. Works on files and in memory, without a database. */
import './i18n/index.ts';

export { status } from './engine/decide.ts';
export { type FileReport, type LinkedFiles, linkFiles, type Step } from './engine/link-files.ts';
export { writeAnswers, writeReview } from './engine/write-answers.ts';
