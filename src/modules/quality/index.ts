/** Service quality: the index of Decision 766 and the scorecards of Circular 01/2018. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';
import { computeIndex } from './commands/compute-index.ts';
import { computeAtNight } from './nightly.ts';
import { componentRecords } from './queries/component-records.ts';
import { indexOfAgency, indexOfPeriod } from './queries/index-of-period.ts';
import { scorecards } from './queries/scorecards.ts';

export const qualityModule: ModuleFace = {
  name: 'quality',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [computeIndex],
  queries: [indexOfPeriod, indexOfAgency, componentRecords, scorecards],
  reactions: [],
  tasks: [computeAtNight],
};

// Rules
export { type Component, components, findComponent, type Group, groups, type RecordKind } from './domain/component.ts';
export { isPeriod } from './domain/period.ts';
export type { ComponentScore, UnitScore } from './domain/points.ts';
export type { UnitIndex } from './domain/scorecard.ts';
export type { PeriodIndex, ScoredAgency } from './queries/index-of-period.ts';
export type { AgencyCard, OfficerCard } from './queries/scorecards.ts';
// Heads
export { componentRecords, computeIndex, indexOfAgency, indexOfPeriod, scorecards };
