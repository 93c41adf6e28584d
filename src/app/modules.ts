import { join } from 'node:path';
import { cardsModule } from '#cards';
import { casesModule } from '#cases';
import { cleaningModule } from '#cleaning';
import { deskModule } from '#desk';
import { feedbackModule } from '#feedback';
import { identityModule } from '#identity';
import { indicatorsModule } from '#indicators';
import { notificationsModule } from '#notifications';
import { paymentsModule } from '#payments';
import type { ModuleFace } from '#platform/command';
import type { MigrationSource } from '#platform/db';
import { populationModule } from '#population';
import { proceduresModule } from '#procedures';
import { qualityModule } from '#quality';
import { reportsModule } from '#reports';
import { resultsModule } from '#results';
import { rightsModule } from '#rights';
import { steeringModule } from '#steering';
import { territoryModule } from '#territory';

/** The modules of this installation, each after those it stands on. The order of migrations is this order. */
export const modules: readonly ModuleFace[] = [
  territoryModule,
  populationModule,
  identityModule,
  proceduresModule,
  notificationsModule,
  cardsModule,
  paymentsModule,
  resultsModule,
  casesModule,
  deskModule,
  feedbackModule,
  qualityModule,
  cleaningModule,
  steeringModule,
  rightsModule,
  indicatorsModule,
  reportsModule,
];

export const migrationSources: readonly MigrationSource[] = [
  { module: 'platform', folder: join(import.meta.dirname, '..', 'platform', 'sql') },
  ...modules.map((m) => ({ module: m.name, folder: m.sqlFolder })),
];
