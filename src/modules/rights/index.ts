/** What a person may ask about their own data: who used it, a correction. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';
import { answerCorrection, withdrawCorrection } from './commands/answer-correction.ts';
import { askCorrection } from './commands/ask-correction.ts';
import { correctionsToAnswer, myCorrections, showCorrection } from './queries/corrections.ts';
import { myRegistryData } from './queries/my-registry-data.ts';
import { findUsage, heartbeat, usagePeriod } from './queries/usage.ts';

export const rightsModule: ModuleFace = {
  name: 'rights',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [askCorrection, withdrawCorrection, answerCorrection],
  queries: [findUsage, usagePeriod, heartbeat, myCorrections, myRegistryData, correctionsToAnswer, showCorrection],
  reactions: [],
};

export { answeringRoles } from './commands/answer-correction.ts';
export { answerDays, type Correction, type CorrectionState, correctableFields } from './domain/correction.ts';
export { correctionAccepted } from './events.ts';
export type { CorrectionForOfficer } from './queries/corrections.ts';
export type { Usage } from './queries/usage.ts';
// Heads
export {
  answerCorrection,
  askCorrection,
  correctionsToAnswer,
  findUsage,
  heartbeat,
  myCorrections,
  myRegistryData,
  showCorrection,
  usagePeriod,
  withdrawCorrection,
};
