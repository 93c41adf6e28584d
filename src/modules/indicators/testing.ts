/** For tests of figures: every module whose facts they count. */
import { cardsModule } from '#cards';
import { caseSources } from '#cases/testing';
import { cleaningModule } from '#cleaning';
import type { MigrationSource } from '#platform/db';
import { steeringModule } from '#steering';
import { indicatorsModule } from './index.ts';

/** The modules that figures stand on, and indicators, for `withTestDatabase`. */
export const indicatorSources: readonly MigrationSource[] = [
  ...caseSources,
  ...[cardsModule, cleaningModule, steeringModule, indicatorsModule].map((m) => ({
    module: m.name,
    folder: m.sqlFolder,
  })),
];
