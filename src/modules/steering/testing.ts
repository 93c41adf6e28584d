/** For tests of steering: the small invented province with officers and a clock that can be set. */
import { randomUUID } from 'node:crypto';
import { identityModule } from '#identity';
import { notificationsModule } from '#notifications';
import type { Actor, Runtime } from '#platform/command';
import type { Database, MigrationSource } from '#platform/db';
import { hashOf } from '#platform/files';
import { vietnamDate } from '#platform/time';
import { populationModule } from '#population';
import { applyProvincePack, appointPost, dutiesOf, type PostReach, type PostRole, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { steeringModule } from './index.ts';

/** The modules that steering stands on, and steering, for `withTestDatabase`. */
export const steeringSources: readonly MigrationSource[] = [
  territoryModule,
  populationModule,
  identityModule,
  notificationsModule,
  steeringModule,
].map((m) => ({ module: m.name, folder: m.sqlFolder }));

export interface SteeringWorld {
  runtime: Runtime;
  /** Sets the time of all acts that follow (Vietnamese time, `2023-12-18T08:00`). */
  at(time: string): void;
  anOfficer(agencyCode: string, role: PostRole, sees?: PostReach): Promise<Actor>;
}

/** A file that lies in the store, as a page hands it to an act. */
export const storedFile = {
  fileHash: hashOf(new TextEncoder().encode('minh chứng')),
  fileName: 'minh chứng.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 12,
};

export async function openSteering(database: Database, time: string): Promise<SteeringWorld> {
  let now = new Date(`${time}+07:00`);
  const silent = () => undefined;
  const kept = new Map<string, Uint8Array>();
  const runtime: Runtime = {
    database,
    clock: { now: () => new Date(now) },
    files: {
      put: async (bytes) => {
        kept.set(hashOf(bytes), bytes);
        return hashOf(bytes);
      },
      get: async (hash) => kept.get(hash) ?? Promise.reject(new Error(`no file ${hash}`)),
    },
    log: { info: silent, warn: silent, error: silent, debug: silent },
  };
  await database.asOwner((tx) => applyProvincePack(tx, samplePack));
  return {
    runtime,
    at: (next) => {
      now = new Date(`${next}+07:00`);
    },
    async anOfficer(agencyCode, role, sees = 'own-agency') {
      const accountId = randomUUID();
      const title = { vi: role, en: role };
      const duties = await database.transaction({ kind: 'system' }, async (tx) => {
        await appointPost(tx, { accountId, agencyCode, role, title, sees, validFrom: '2023-01-01', validTo: null });
        return dutiesOf(tx, accountId, vietnamDate(now));
      });
      return {
        kind: 'officer',
        accountId,
        duties: duties.map(({ post, actsFor }) => ({
          postId: post.id,
          role: post.role,
          agency: post.agencyCode,
          actsFor,
        })),
        roles: [role],
        agencies: [...new Set(duties.flatMap((d) => d.sees))],
      };
    },
  };
}
