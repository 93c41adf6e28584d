import { join } from 'node:path';
import { casesModule } from '#cases';
import { identityModule } from '#identity';
import { indicatorsModule } from '#indicators';
import type { ModuleFace } from '#platform/command';
import type { MigrationSource } from '#platform/db';
import { populationModule } from '#population';
import { proceduresModule } from '#procedures';
import { territoryModule } from '#territory';

/** The modules of this installation, each after those it stands on. The order of migrations is this order. */
export const modules: readonly ModuleFace[] = [
  territoryModule,
  populationModule,
  identityModule,
  proceduresModule,
  casesModule,
  indicatorsModule,
];

export const migrationSources: readonly MigrationSource[] = [
  { module: 'platform', folder: join(import.meta.dirname, '..', 'platform', 'sql') },
  ...modules.map((m) => ({ module: m.name, folder: m.sqlFolder })),
];
