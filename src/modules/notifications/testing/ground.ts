import { identityModule } from '#identity';
import { notificationsModule } from '#notifications';
import type { MigrationSource } from '#platform/db';
import { populationModule } from '#population';
import { territoryModule } from '#territory';

/** The migrations of this module and of those it stands on. */
export const groundSources: readonly MigrationSource[] = [
  territoryModule,
  populationModule,
  identityModule,
  notificationsModule,
].map((m) => ({ module: m.name, folder: m.sqlFolder }));
