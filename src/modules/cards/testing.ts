/** For tests of cards and e-ID accounts: the small invented province with police officers and a clock that can be set. */
import { identityModule } from '#identity';
import { anAccount } from '#identity/testing';
import { notificationsModule } from '#notifications';
import type { Actor, Runtime } from '#platform/command';
import { type Database, type MigrationSource, sql } from '#platform/db';
import type { FileStore } from '#platform/files';
import { createLog } from '#platform/log';
import { vietnamDate } from '#platform/time';
import { populationModule } from '#population';
import { proceduresModule } from '#procedures';
import { applyProvincePack, appointPost, dutiesOf, type PostRole, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { cardsModule } from './index.ts';

/** The modules that cards stand on, and cards, for `withTestDatabase`. */
export const cardSources: readonly MigrationSource[] = [
  territoryModule,
  populationModule,
  identityModule,
  proceduresModule,
  notificationsModule,
  cardsModule,
].map((m) => ({ module: m.name, folder: m.sqlFolder }));

export interface CardDesk {
  runtime: Runtime;
  database: Database;
  /** Sets the time of all acts that follow (Vietnamese time, `2023-12-18T08:00`). */
  at(time: string): void;
  /** An officer at an office of the invented province. */
  anOfficer(agencyCode: string, ...roles: PostRole[]): Promise<Actor>;
  /** The newest activation code that was sent to a person. */
  codeSentTo(personId: string): Promise<string>;
}

export async function openCardDesk(database: Database, time: string): Promise<CardDesk> {
  await database.asOwner((tx) => applyProvincePack(tx, samplePack));
  let now = new Date(`${time}:00+07:00`);
  const files = {} as FileStore; // none is read or written: pages store pictures
  const runtime: Runtime = { database, clock: { now: () => now }, files, log: createLog('silent') };
  let officers = 0;
  return {
    runtime,
    database,
    at: (later) => {
      now = new Date(`${later}:00+07:00`);
    },
    async anOfficer(agencyCode, ...roles) {
      officers += 1;
      const account = await anAccount(database, { kind: 'staff', loginName: `can.bo.${officers}` });
      return database.transaction({ kind: 'system' }, async (tx): Promise<Actor> => {
        for (const role of roles) {
          const post = {
            accountId: account.id,
            agencyCode,
            role,
            sees: 'own-agency',
            title: { vi: role, en: role },
          } as const;
          await appointPost(tx, { ...post, validFrom: '2022-01-01', validTo: null });
        }
        const held = await dutiesOf(tx, account.id, vietnamDate(now));
        return {
          kind: 'officer',
          accountId: account.id,
          duties: held.map(({ post, actsFor }) => ({
            postId: post.id,
            role: post.role,
            agency: post.agencyCode,
            actsFor,
          })),
          roles: [...new Set(held.map(({ post }) => post.role))],
          agencies: [...new Set(held.flatMap(({ sees }) => sees))],
        };
      });
    },
    codeSentTo: async (personId) => {
      const { code } = await database.asOwner((tx) =>
        tx.one<{ code: string }>(sql`select params ->> 'code' as code from notifications.message
          where person_id = ${personId} and template in ('cards.notify.eid-approved', 'cards.notify.eid-code') order by at desc, id desc limit 1`),
      );
      return code;
    },
  };
}
