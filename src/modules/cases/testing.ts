/** For tests of cases: the small invented province with people, officers and a clock that can be set. */
import { randomUUID } from 'node:crypto';
import { identityModule } from '#identity';
import { notificationsModule } from '#notifications';
import { paymentsModule } from '#payments';
import { type Actor, ask, execute, type Runtime } from '#platform/command';
import { type Database, type MigrationSource, sql } from '#platform/db';
import { hashOf } from '#platform/files';
import { vietnamDate } from '#platform/time';
import { populationModule } from '#population';
import { aPerson, type KnownPerson } from '#population/testing';
import { type Procedure, procedureAt, proceduresModule, syncCatalogue } from '#procedures';
import { resultsModule } from '#results';
import { applyProvincePack, appointPost, dutiesOf, type PostRole, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { attachPaper } from './commands/attach-paper.ts';
import { saveDraftPage } from './commands/save-draft-page.ts';
import { startDraft } from './commands/start-draft.ts';
import { submitCase } from './commands/submit-case.ts';
import { casesModule } from './index.ts';
import { showDraft } from './queries/show-draft.ts';

/** Commune of the invented province whose police are `H98.20.01` until 30 June 2025 and `H99.020.01` afterwards. */
export const communeCode = '98101';
export const policeCode = 'H98.20.01';
export const otherPoliceCode = 'H98.20.03';
export const successorCode = 'H99.020.01';

/** A case of this procedure goes to the commune's police; it asks for a paper when the ground is 'own'. */
export const procedureCode = 'permanent-residence';

/** Answers to what the registry does not know. */
export const answers: Readonly<Record<string, string>> = {
  commune: communeCode,
  address: 'Thôn 3, đường Trần Hưng Đạo',
  ground: 'own',
  household: 'own',
  withOthers: 'no',
  phone: '0912345678',
  resultChannel: 'online',
};

/** The modules that cases stand on, and cases, for `withTestDatabase`. */
export const caseSources: readonly MigrationSource[] = [
  territoryModule,
  populationModule,
  identityModule,
  proceduresModule,
  notificationsModule,
  paymentsModule,
  resultsModule,
  casesModule,
].map((m) => ({ module: m.name, folder: m.sqlFolder }));

export interface Desk {
  runtime: Runtime;
  database: Database;
  /** Sets the time of all acts that follow (Vietnamese time, `2023-12-18T08:00`). */
  at(time: string): void;
  aCitizen(person?: KnownPerson): Promise<Actor>;
  anOfficer(agencyCode: string, ...roles: PostRole[]): Promise<Actor>;
  /** The same officer as they are on the day that the clock shows. */
  asToday(officer: Actor): Promise<Actor>;
  /** A draft of this citizen with all answers and papers: only submitting is left. */
  readyDraft(citizen: Actor): Promise<string>;
  submitted(citizen: Actor): Promise<{ caseId: string; trackingCode: string }>;
}

/** Files that lie in memory as long as the test runs. */
function memoryFiles(): Runtime['files'] {
  const kept = new Map<string, Uint8Array>();
  return {
    put: async (bytes) => {
      const hash = hashOf(bytes);
      kept.set(hash, bytes);
      return hash;
    },
    get: async (hash) => kept.get(hash) ?? Promise.reject(new Error(`no file ${hash}`)),
  };
}

export async function openDesk(database: Database, time: string): Promise<Desk> {
  let now = new Date(`${time}+07:00`);
  const silent = () => undefined;
  const runtime: Runtime = {
    database,
    clock: { now: () => new Date(now) },
    files: memoryFiles(),
    log: { info: silent, warn: silent, error: silent, debug: silent },
  };
  await database.asOwner(async (tx) => {
    await applyProvincePack(tx, samplePack);
    await syncCatalogue(tx);
  });
  const officerOf = async (accountId: string): Promise<Actor> => {
    const duties = await database.transaction({ kind: 'system' }, (tx) => dutiesOf(tx, accountId, vietnamDate(now)));
    return {
      kind: 'officer',
      accountId,
      duties: duties.map(({ post, actsFor, onBehalfOf }) => ({
        postId: post.id,
        role: post.role,
        agency: post.agencyCode,
        actsFor,
        ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      })),
      roles: duties.map(({ post }) => post.role),
      agencies: [...new Set(duties.flatMap(({ sees }) => sees))],
    };
  };
  const desk: Desk = {
    runtime,
    database,
    at: (next) => {
      now = new Date(`${next}+07:00`);
    },
    async aCitizen(person) {
      const { id } = person ?? (await aPerson(database));
      const account = { accountId: randomUUID(), accountLevel: 2, authenticationLevel: 2 } as const;
      return { kind: 'citizen', personId: id, ...account, duties: [], roles: [], agencies: [] };
    },
    async anOfficer(agencyCode, ...roles) {
      const accountId = randomUUID();
      await database.transaction({ kind: 'system' }, async (tx) => {
        for (const role of roles) {
          const title = { vi: role, en: role };
          const post = { accountId, agencyCode, role, title, sees: 'own-agency' } as const;
          await appointPost(tx, { ...post, validFrom: vietnamDate(now), validTo: null });
        }
      });
      return officerOf(accountId);
    },
    asToday: (officer) => officerOf(officer.accountId ?? ''),
    readyDraft: (citizen) => readyDraft(runtime, citizen),
    async submitted(citizen) {
      return execute(runtime, submitCase, { actor: citizen, input: { draftId: await readyDraft(runtime, citizen) } });
    },
  };
  return desk;
}

async function readyDraft(runtime: Runtime, actor: Actor): Promise<string> {
  const { draftId } = await execute(runtime, startDraft, { actor, input: { procedureCode } });
  await fillDraft(runtime, actor, draftId);
  const bytes = new TextEncoder().encode('%PDF-1.4 giấy tờ chỗ ở');
  const file = {
    paperCode: 'lawful-dwelling',
    fileHash: await runtime.files.put(bytes),
    fileName: 'giấy tờ.pdf',
    mediaType: 'application/pdf',
    sizeBytes: bytes.length,
  };
  await execute(runtime, attachPaper, { actor, input: { draftId, file } });
  return draftId;
}

/** Saves every page of a draft with the answers above; what the registry knows stays. */
export async function fillDraft(runtime: Runtime, actor: Actor, draftId: string): Promise<void> {
  const { draft, procedure } = await ask(runtime, showDraft, { actor, input: { draftId } });
  let { version } = draft;
  for (const page of procedure.form.pages) {
    const input = { draftId, version, page: page.id, values: { ...draft.form, ...answers } };
    ({ version } = await execute(runtime, saveDraftPage, { actor, input }));
  }
}

/** The procedure of these tests as in force on a day. */
export function procedureOn(date: string): Procedure {
  const found = procedureAt(procedureCode, date);
  if (found === undefined) throw new Error(`${procedureCode} is not in force on ${date}`);
  return found;
}

/** How many rows a table of ours has, past row-level security. */
export async function countRows(database: Database, table: keyof typeof counts): Promise<number> {
  return database.asOwner(async (tx) => (await tx.one<{ count: number }>(counts[table])).count);
}

const counts = {
  case: sql`select count(*) as count from cases.case`,
  draft: sql`select count(*) as count from cases.draft`,
  history: sql`select count(*) as count from cases.case_event`,
  notice: sql`select count(*) as count from notifications.message`,
  result: sql`select count(*) as count from results.result`,
  paper: sql`select count(*) as count from cases.paper`,
  audit: sql`select count(*) as count from platform.audit_entry`,
  outbox: sql`select count(*) as count from platform.outbox_message`,
};
