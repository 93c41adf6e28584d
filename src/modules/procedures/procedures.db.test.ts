import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sql, type Tx } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { histories } from './catalogue.ts';
import type { ProcedureHistory } from './domain/procedure.ts';
import { deployedAt, setDeployments, syncCatalogue } from './index.ts';

const { database } = await withTestDatabase([{ module: 'procedures', folder: join(import.meta.dirname, 'sql') }]);

const versionCount = histories.reduce((n, h) => n + h.versions.length, 0);

interface PublishedRow {
  procedure_code: string;
  essential_group: string | null;
  essential_number: number | null;
  field: string;
  branch: string;
  name_vi: string;
  province_code: string | null;
  deployed_on: string | null;
  deployed_until: string | null;
}

const published = (tx: Tx) =>
  tx.rows<PublishedRow>(sql`select * from procedures.pub_procedure order by procedure_code`);
const publishedOne = async (code: string) =>
  (await database.read({ kind: 'anonymous' }, published)).find((row) => row.procedure_code === code);

/** The catalogue with one procedure changed. */
function withChange(code: string, change: (history: ProcedureHistory) => ProcedureHistory[]): ProcedureHistory[] {
  return histories.flatMap((h) => (h.code === code ? change(h) : [h]));
}

describe('the catalogue in the database', () => {
  it('is written once; a second start changes nothing', async () => {
    assert.deepEqual(await database.asOwner((tx) => syncCatalogue(tx)), {
      added: versionCount,
      changed: 0,
      retired: 0,
    });
    assert.deepEqual(await database.asOwner((tx) => syncCatalogue(tx)), { added: 0, changed: 0, retired: 0 });
  });

  it('publishes one row for each procedure, for anybody', async () => {
    const rows = await database.read({ kind: 'anonymous' }, published);
    assert.deepEqual(
      rows.map((r) => r.procedure_code),
      histories.map((h) => h.code).sort(),
    );
    assert.equal(rows.filter((r) => r.essential_group === 'police').length, 11);
    assert.equal(rows.filter((r) => r.essential_group === 'departments').length, 14);
    const row = rows.find((r) => r.procedure_code === 'temporary-residence');
    assert.deepEqual(
      [row?.essential_number, row?.field, row?.branch, row?.name_vi, row?.deployed_on],
      [4, 'residence', 'police', 'Đăng ký tạm trú', null],
    );
  });

  it('takes over a corrected file, and keeps a version that left the files', async () => {
    const renamed = withChange('passport', (h) => [
      { ...h, versions: h.versions.map((v) => ({ ...v, name: { vi: 'Cấp hộ chiếu', en: 'Passport' } })) },
    ]);
    assert.deepEqual(await database.asOwner((tx) => syncCatalogue(tx, renamed)), { added: 0, changed: 1, retired: 0 });
    assert.equal((await publishedOne('passport'))?.name_vi, 'Cấp hộ chiếu');

    const gone = withChange('passport', () => []);
    assert.deepEqual(await database.asOwner((tx) => syncCatalogue(tx, gone)), { added: 0, changed: 0, retired: 1 });
    assert.equal((await publishedOne('passport'))?.name_vi, 'Cấp hộ chiếu');

    assert.deepEqual(await database.asOwner((tx) => syncCatalogue(tx)), { added: 0, changed: 1, retired: 0 });
    assert.equal((await publishedOne('passport'))?.name_vi, 'Cấp hộ chiếu phổ thông ở trong nước');
  });

  it('may not be written by the application', async () => {
    const write = database.transaction({ kind: 'system' }, (tx) =>
      tx.run(sql`delete from procedures.procedure_version`),
    );
    await assert.rejects(write, /permission denied/);
  });
});

describe('deployment in a province', () => {
  const stated = [
    { procedureCode: 'passport', onlineFrom: '2022-06-01' },
    { procedureCode: 'temporary-residence', onlineFrom: '2022-07-01', onlineTo: '2024-12-31' },
  ];
  const codesOn = async (date: string) =>
    (await database.read({ kind: 'anonymous' }, (tx) => deployedAt(tx, date))).map((d) => d.procedureCode);

  it('counts from its first to its last day', async () => {
    await database.asOwner((tx) => setDeployments(tx, stated, '67'));
    assert.deepEqual(await codesOn('2022-05-31'), []);
    assert.deepEqual(await codesOn('2022-06-01'), ['passport']);
    assert.deepEqual(await codesOn('2024-12-31'), ['passport', 'temporary-residence']);
    assert.deepEqual(await codesOn('2025-01-01'), ['passport']);
    const row = await publishedOne('temporary-residence');
    assert.deepEqual([row?.province_code, row?.deployed_on, row?.deployed_until], ['67', '2022-07-01', '2024-12-31']);
  });

  it('is the whole truth of the province: what is not repeated is withdrawn and kept as history', async () => {
    await database.asOwner((tx) => setDeployments(tx, [{ procedureCode: 'passport', onlineFrom: '2022-06-01' }], '67'));
    assert.deepEqual(await codesOn('2023-11-30'), ['passport']);
    assert.equal((await publishedOne('temporary-residence'))?.deployed_on, null);
    const rows = await database.asOwner((tx) =>
      tx.rows<{ code: string; withdrawn: boolean }>(
        sql`select procedure_code as code, withdrawn_at is not null as withdrawn from procedures.deployment order by procedure_code`,
      ),
    );
    assert.deepEqual(rows, [
      { code: 'passport', withdrawn: false },
      { code: 'temporary-residence', withdrawn: true },
    ]);
  });

  it('changes the day of a deployment, and leaves other provinces alone', async () => {
    await database.asOwner((tx) => setDeployments(tx, [{ procedureCode: 'passport', onlineFrom: '2022-09-01' }], '67'));
    await database.asOwner((tx) => setDeployments(tx, [{ procedureCode: 'id-card', onlineFrom: '2021-01-01' }], '68'));
    assert.deepEqual(await codesOn('2022-08-31'), ['id-card']);
    assert.deepEqual(await codesOn('2022-09-01'), ['passport', 'id-card']);
    assert.equal((await publishedOne('passport'))?.deployed_on, '2022-09-01');
  });

  it('is refused for a procedure that the catalogue lacks', async () => {
    const wrong = database.asOwner((tx) =>
      setDeployments(tx, [{ procedureCode: 'magic', onlineFrom: '2022-01-01' }], '67'),
    );
    await assert.rejects(wrong, /deployment_procedure_fk/);
    assert.deepEqual(await codesOn('2022-09-01'), ['passport', 'id-card']);
  });
});
