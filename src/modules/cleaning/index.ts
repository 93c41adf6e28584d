/** Cleaning of sector data: registers with versions, campaigns of matching and review, scorecards. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import { matchCampaignsTask } from './campaign/match-task.ts';
import { commands, queries } from './heads.ts';
import './i18n/index.ts';
import { readVersionsTask } from './register/read-versions-task.ts';
import { keepScorecardsTask } from './scorecard/scorecards.ts';

export const cleaningModule: ModuleFace = {
  name: 'cleaning',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands,
  queries,
  reactions: [],
  tasks: [readVersionsTask, matchCampaignsTask, keepScorecardsTask],
};

// Campaigns
export type { Campaign, ReviewCounts } from './campaign/campaign-store.ts';
export type { SentCorrection } from './campaign/correction-store.ts';
export {
  decideThreshold,
  type ThresholdFigures,
  type ThresholdView,
  weighThreshold,
} from './campaign/decide-threshold.ts';
export { decideWeights, learnWeights, restoreWeights, type WeightsView } from './campaign/decide-weights.ts';
export { endCampaignCommand, matchCampaignAgain, openCampaign } from './campaign/open-campaign.ts';
export { correctionFile, correctionsSent, sendCorrections } from './campaign/send-corrections.ts';
export { type CampaignView, campaigns, showCampaign } from './campaign/show-campaigns.ts';
export type { WeightVersion } from './campaign/weight-store.ts';
// Demonstration
export { fillCleaningDemo } from './demo/fill-demo.ts';
// Registers
export type { BoundedShare, LearntFigures } from './domain/learn-weights.ts';
export { isSectorCode, type Sector, type SectorCode, sectorCodes, sectorOf, sectors } from './domain/sectors.ts';
export { type ColumnsLook, type ColumnToMap, lookAtColumns } from './register/look-at-columns.ts';
export { confirmVersion, dropVersionCommand, openVersion } from './register/open-version.ts';
export { type ReviewLevel, reviewLevels } from './register/places.ts';
export { type RecordList, type RegisterRecord, recordLists } from './register/record-store.ts';
export { showRecord, showVersion, versions } from './register/show-register.ts';
export { takeRegisterFile } from './register/take-file.ts';
export type { ReportRow, SaidOfFile, Version } from './register/version-store.ts';
// Review
export { answerQuestion, askCitizen, myQuestions, type Question } from './review/ask-citizen.ts';
export { decideReview, resolveReview } from './review/decide-review.ts';
export type { KeptDecision, QueuePart, Review } from './review/review-store.ts';
export {
  type Candidate,
  disputes,
  nextReview,
  type ReviewView,
  reviewList,
  reviewQueue,
  showReview,
} from './review/show-reviews.ts';
export { takeBackDecision } from './review/take-back.ts';
export type { WithdrawnDecision } from './review/withdrawn-store.ts';
// Scorecards
export { recordsBehind, type Score, type SectorView, scorecards, showSector } from './scorecard/scorecards.ts';
// Simulation
export type { SectorMade, SectorWish, SimulationGround } from './simulation/sector-wish.ts';
export { clearSimulatedSectors, simulateSector, simulateSectors } from './simulation/simulate-sector.ts';
