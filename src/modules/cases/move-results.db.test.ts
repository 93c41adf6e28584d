import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { identityModule } from '#identity';
import { notificationsModule } from '#notifications';
import { paymentsModule } from '#payments';
import { type MigrationSource, migrate, sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { populationModule } from '#population';
import { proceduresModule, syncCatalogue } from '#procedures';
import { resultsModule } from '#results';
import { territoryModule } from '#territory';

// Version 0.1.0 kept results and notices in `cases`; migration 0003 hands them over. Here it meets filled tables.
const folder = join(import.meta.dirname, 'sql');
const below: readonly MigrationSource[] = [
  territoryModule,
  populationModule,
  identityModule,
  proceduresModule,
  notificationsModule,
  paymentsModule,
  resultsModule,
].map((m) => ({ module: m.name, folder: m.sqlFolder }));
const before: readonly MigrationSource[] = [...below, { module: 'cases', folder, upTo: '0002' }];
const { database } = await withTestDatabase(before);

const count = 40;
const olds = Array.from({ length: count }, (_, i) => ({
  caseId: randomUUID(),
  noticeId: randomUUID(),
  applicantId: randomUUID(),
  // Numbers of two agencies and two years, not in the order in which they were issued.
  agency: `H98.20.0${1 + (i % 2)}`,
  number: `${count - i}/${i < count / 2 ? 2022 : 2023}`,
  issuedAt: `${i < count / 2 ? 2022 : 2023}-${String(1 + (i % 9)).padStart(2, '0')}-1${i % 10}T03:00:00Z`,
  fileHash: i.toString(16).padStart(64, '0'),
  readAt: i % 3 === 0 ? '2023-12-01T01:00:00Z' : null,
}));

await database.asOwner(async (tx) => {
  await syncCatalogue(tx);
  for (const old of olds) {
    await tx.run(sql`insert into cases.case (id, province_code, procedure_code, procedure_version, regime, state, channel, agency_code,
        commune_code, applicant_id, tracking_code, official_code, submitted_at, received_at, received_on, due_on, finished_on, returned_at)
      values (${old.caseId}, '67', 'permanent-residence', '2021-07-01', '2018', 'returned', 'online', ${old.agency}, '24611', ${old.applicantId},
        ${old.caseId.slice(0, 10)}, ${old.caseId}, ${old.issuedAt}, ${old.issuedAt}, ${old.issuedAt}::timestamptz::date,
        ${old.issuedAt}::timestamptz::date + 7, ${old.issuedAt}::timestamptz::date, ${old.issuedAt})`);
    await tx.run(sql`insert into cases.result (case_id, number, file_hash, file_name, issued_at)
      values (${old.caseId}, ${old.number}, ${old.fileHash}, ${`${old.caseId}.pdf`}, ${old.issuedAt})`);
    await tx.run(sql`insert into cases.notice (id, person_id, case_id, kind, at, read_at)
      values (${old.noticeId}, ${old.applicantId}, ${old.caseId}, 'received', ${old.issuedAt}, ${old.readAt})`);
  }
});
const ran = await migrate(database, [...below, { module: 'cases', folder }]);

describe('old results and notices on their way to modules of their own', () => {
  it('takes filled tables through every later migration', () => {
    assert.ok(ran.includes('cases/0003_move_results_and_notices.sql'));
    assert.ok(ran.includes('cases/views.sql'));
    assert.ok(!ran.some((name) => name.startsWith('cases/0001')));
  });

  it('loses no result: number, file, holder, agency and day are what they were', async () => {
    const rows = await database.asOwner((tx) =>
      tx.rows<
        Record<string, unknown>
      >(sql`select case_id as "caseId", holder_id as "applicantId", agency_code as agency, number,
        file_hash as "fileHash", to_char(issued_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "issuedAt"
        from results.result where state = 'valid' and origin = 'issued'`),
    );
    const byCase = (a: { caseId?: unknown }, b: { caseId?: unknown }) =>
      String(a.caseId).localeCompare(String(b.caseId));
    const expected = olds.map(({ noticeId: _, readAt: __, ...old }) => old);
    assert.deepEqual(rows.sort(byCase), expected.sort(byCase));
  });

  it('goes on counting after the highest number of each agency and year', async () => {
    const rows = await database.asOwner((tx) =>
      tx.rows<{ agency: string; year: number; last: number }>(
        sql`select agency_code as agency, year, last from results.number_counter`,
      ),
    );
    for (const { agency, year, last } of rows) {
      const numbers = olds.filter((o) => o.agency === agency && o.number.endsWith(String(year)));
      assert.equal(last, Math.max(...numbers.map((o) => Number.parseInt(o.number, 10))));
    }
    assert.equal(rows.length, 4);
  });

  it('loses no message, and what was read stays read; nothing is sent again', async () => {
    const rows = await database.asOwner((tx) =>
      tx.rows<{ id: string; read: boolean; planned: boolean }>(
        sql`select id, read_at is not null as read, planned_at is not null as planned from notifications.message`,
      ),
    );
    assert.equal(rows.length, count);
    for (const old of olds) assert.equal(rows.find((r) => r.id === old.noticeId)?.read, old.readAt !== null);
    assert.ok(rows.every((r) => r.planned));
    const { sent } = await database.asOwner((tx) =>
      tx.one<{ sent: number }>(sql`select count(*) as sent from notifications.delivery`),
    );
    assert.equal(sent, 0);
  });

  it('leaves nothing behind', async () => {
    const { left } = await database.asOwner((tx) =>
      tx.one<{ left: string | null }>(
        sql`select coalesce(to_regclass('cases.result'), to_regclass('cases.notice'))::text as left`,
      ),
    );
    assert.equal(left, null);
  });
});
