import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Actor, ask, execute, type Runtime, systemActor } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { takeTurn } from '#platform/jobs';
import { createLog } from '#platform/log';
import { readTables } from '#platform/tables';
import { vietnamInstant } from '#platform/time';
import { usePublished } from './catalogue.ts';
import {
  catalogueActs,
  catalogueCsv,
  catalogueQuestions,
  catalogueWorkbook,
  procedureAt,
  searchProcedures,
  syncCatalogue,
  watchCatalogue,
} from './index.ts';
import { syncTask } from './versions/sync-task.ts';

const {
  changeVersion,
  decideVersions,
  discardVersion,
  importCatalogue,
  importListedServices,
  proposeVersion,
  startVersion,
} = catalogueActs;
const { listedServices, showVersionDraft, versionDrafts } = catalogueQuestions;

const { database } = await withTestDatabase([{ module: 'procedures', folder: join(import.meta.dirname, 'sql') }]);
await database.asOwner((tx) => syncCatalogue(tx));

let now = vietnamInstant('2026-11-24', 9 * 60);
const runtime: Runtime = {
  database,
  clock: { now: () => now },
  files: { put: () => Promise.reject(new Error('no files here')) } as unknown as Runtime['files'],
  log: createLog('silent'),
};

const anAdministrator = (): Actor => {
  const duty = { postId: randomUUID(), role: 'administrator', agency: 'H67', actsFor: ['H67'] };
  return {
    kind: 'officer',
    accountId: randomUUID(),
    duties: [duty],
    roles: ['administrator'],
    agencies: ['H67'],
  };
};
const writer = anAdministrator();
const other = anAdministrator();

const begin = (procedureCode: string, more: object = {}) =>
  execute(runtime, startVersion, { actor: writer, input: { procedureCode, ...more } });
const change = (draftId: string, version: number, facts: object, actor = writer) =>
  execute(runtime, changeVersion, { actor, input: { draftId, version, change: facts } });
const propose = (draftId: string, version: number, actor = writer) =>
  execute(runtime, proposeVersion, { actor, input: { draftId, version, note: 'Theo nghị quyết mới' } });
const decide = (draftIds: string[], actor = other, publish = true, note = '') =>
  execute(runtime, decideVersions, { actor, input: { draftIds, publish, note } });
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  );
  assert.ok(error instanceof Refusal, `not refused: ${String(error)}`);
  return error.key;
};
const versionOf = async (draftId: string) =>
  (await ask(runtime, showVersionDraft, { actor: writer, input: { draftId } })).draft.version;
const until = async (holds: () => boolean) => {
  for (let tries = 0; !holds(); tries += 1) {
    assert.ok(tries < 100, 'it never came to be');
    await new Promise((done) => setTimeout(done, 50));
  }
};

describe('a version written by an administrator', () => {
  it('goes from a copy to the catalogue of every process, by four eyes', async () => {
    const stop = watchCatalogue(database, 50);
    const { draftId } = await begin('stay-notification', { validFrom: '2026-12-01' });
    const renamed = { vi: 'Thông báo lưu trú qua đêm', en: 'Overnight stay' };
    await change(draftId, 1, { name: renamed, deadline: { ...must('stay-notification').deadline, workingDays: 1 } });
    await propose(draftId, 2);
    assert.equal(await refusal(decide([draftId], writer)), 'procedures.version.four-eyes');
    await decide([draftId]);
    await until(() => procedureAt('stay-notification', '2026-12-01')?.name.vi === renamed.vi);
    await stop();
    assert.equal(procedureAt('stay-notification', '2026-11-30')?.name.vi, 'Thông báo lưu trú');
    assert.equal(procedureAt('stay-notification', '2026-11-30')?.validTo, '2026-11-30');
    assert.equal(procedureAt('stay-notification', '2026-12-01')?.essential?.number, 6);
    assert.ok(searchProcedures('qua đêm', 'vi', '2026-12-01').some((p) => p.code === 'stay-notification'));
    assert.equal(await refusal(change(draftId, 4, { validTo: null })), 'procedures.version.closed');
  });

  it('is written to the tables by the task that the publication wakes', async () => {
    assert.equal(await takeTurn(runtime, syncTask), true);
    const row = await database.read({ kind: 'anonymous' }, (tx) =>
      tx.one<{ days: number }>(sql`select deadline_days as days from procedures.procedure_version
        where procedure_code = 'stay-notification' and valid_from = '2026-12-01'`),
    );
    assert.equal(row.days, 1);
  });

  it('begins tomorrow at the earliest, also when a day passes while it waits', async () => {
    assert.equal(await refusal(begin('passport', { validFrom: '2026-11-24' })), 'procedures.version.too-early');
    const { draftId } = await begin('passport', { validFrom: '2026-11-25' });
    await propose(draftId, 1);
    now = vietnamInstant('2026-11-25', 8 * 60);
    assert.equal(await refusal(decide([draftId])), 'procedures.version.too-early');
    now = vietnamInstant('2026-11-24', 9 * 60);
    await decide([draftId], other, false, 'Ngày hiệu lực quá sát');
    await execute(runtime, discardVersion, { actor: writer, input: { draftId, version: 3 } });
  });

  it('is one at a time for a procedure, and a stale page is told so', async () => {
    const first = await begin('passport');
    const second = await begin('passport');
    assert.deepEqual([first.begun, second.begun, second.draftId], [true, false, first.draftId]);
    await change(first.draftId, 1, { searchWords: { vi: 'hộ chiếu', en: 'passport' } });
    assert.equal(await refusal(change(first.draftId, 1, { validTo: null })), 'procedures.version.stale');
    const both = await Promise.allSettled([
      change(first.draftId, 2, { searchWords: { vi: 'a', en: 'a' } }),
      change(first.draftId, 2, { searchWords: { vi: 'b', en: 'b' } }, other),
    ]);
    assert.deepEqual(both.map((r) => r.status).sort(), ['fulfilled', 'rejected']);
    await execute(runtime, discardVersion, { actor: writer, input: { draftId: first.draftId, version: 3 } });
  });

  it('may be unfinished while it is written, and is whole when proposed', async () => {
    const { draftId } = await begin('id-card');
    const { faults } = await change(draftId, 1, { name: { vi: '', en: '' } });
    assert.equal(faults.length, 2);
    const shown = await ask(runtime, showVersionDraft, { actor: writer, input: { draftId } });
    assert.deepEqual(shown.faults, ['name: thiếu chữ (vi).', 'name: thiếu chữ (en).']);
    assert.equal(await refusal(propose(draftId, 2)), 'procedures.version.unsound');
    await execute(runtime, discardVersion, { actor: writer, input: { draftId, version: 2 } });
  });

  it('can be a new procedure, made like another', async () => {
    const { draftId } = await begin('culture-house-use', { like: 'residence-confirmation', validFrom: '2026-12-01' });
    await change(draftId, 1, { name: { vi: 'Mượn nhà văn hóa', en: 'Use of the culture house' } });
    await propose(draftId, 2);
    await decide([draftId]);
    await database.asOwner((tx) => syncCatalogue(tx));
    assert.equal(procedureAt('culture-house-use', '2026-12-01')?.name.vi, 'Mượn nhà văn hóa');
    assert.equal(procedureAt('culture-house-use', '2026-11-30'), undefined);
    const rows = await database.read({ kind: 'anonymous' }, (tx) =>
      tx.rows(sql`select from procedures.pub_procedure where procedure_code = 'culture-house-use'`),
    );
    assert.equal(rows.length, 1);
  });

  it('is for administrators only, and no published one is changed or taken away', async () => {
    const officer = { ...writer, roles: ['specialist'] };
    assert.equal(
      await refusal(execute(runtime, startVersion, { actor: officer, input: { procedureCode: 'passport' } })),
      'platform.not-allowed',
    );
    for (const statement of [
      sql`update procedures.published_version set data = '{}'`,
      sql`delete from procedures.published_version`,
    ])
      await assert.rejects(
        database.transaction({ kind: 'officer' }, (tx) => tx.run(statement)),
        /permission denied/,
      );
    const seen = await database.read({ kind: 'citizen' }, (tx) => tx.rows(sql`select from procedures.version_draft`));
    assert.deepEqual(seen, []);
  });
});

describe('the catalogue as a table', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const take = (procedures: string[][], papers?: string[][], more: object = {}) =>
    execute(runtime, importCatalogue, {
      actor: writer,
      input: { procedures, ...(papers ? { papers } : {}), repairCodes: false, tryOnly: false, note: '', ...more },
    });

  it('goes out as CSV and XLSX and comes back unchanged', async () => {
    const [csv] = await readTables(bytes(catalogueCsv('2026-11-24', 'procedures')));
    const [procedures, papers] = await readTables(await catalogueWorkbook('2026-11-24'));
    assert.ok(csv && procedures && papers);
    assert.deepEqual(csv.rows, procedures.rows);
    const report = await take(procedures.rows, papers.rows);
    assert.deepEqual(
      report.rows.filter((r) => r.code !== 'stay-notification'),
      [],
    );
    assert.equal(report.counts.fault, 0);
    for (const draft of await ask(runtime, versionDrafts, { actor: writer, input: {} }))
      if (draft.state === 'proposed')
        await execute(runtime, discardVersion, { actor: writer, input: { draftId: draft.id, version: draft.version } });
  });

  it('keeps nothing while one row has a fault, and names every fault of every row', async () => {
    const [table] = await readTables(bytes(catalogueCsv('2026-11-24', 'procedures')));
    assert.ok(table);
    const [head = [], ...rows] = table.rows;
    const at = (name: string) => head.indexOf(name);
    const named = (code: string) => [...(rows.find((r) => r[0] === code) ?? [])];
    const good = named('passport');
    good[at('name_vi')] = 'Cấp hộ chiếu';
    const broken = named('id-card');
    broken[at('national_code')] = '2,002308';
    broken[at('deadline_days')] = 'bảy';
    broken[at('channels')] = 'online fax';
    const short = named('temporary-residence');
    short[at('national_code')] = '1.01417';
    const stranger = [...good];
    stranger[0] = 'no-such-model';
    const report = await take([head, good, broken, short, stranger]);
    assert.equal(report.batchId, null);
    assert.deepEqual(
      report.rows.map((r) => [r.line, r.outcome, r.faults.map((f) => `${f.column}: ${f.key.split('.').at(-1)}`)]),
      [
        [2, 'changed', []],
        [3, 'fault', ['national_code: code-comma', 'channels: cell-unknown', 'deadline_days: number-form']],
        [4, 'fault', ['national_code: code-zeros']],
        [5, 'fault', ['like: no-model']],
      ],
    );
    const open = await ask(runtime, versionDrafts, { actor: writer, input: {} });
    assert.equal(open.filter((d) => d.state === 'proposed').length, 0);

    const mended = await take([head, good, short], undefined, { repairCodes: true, tryOnly: true });
    assert.equal(mended.batchId, null);
    assert.deepEqual(mended.rows.find((r) => r.line === 3)?.mended, [
      { column: 'national_code', typed: '1.01417', meant: '1.014170' },
    ]);

    const kept = await take([head, good]);
    assert.ok(kept.batchId);
    const drafts = await ask(runtime, versionDrafts, { actor: other, input: { batchId: kept.batchId } });
    assert.ok(drafts.length > 0 && drafts.every((d) => d.batchId === kept.batchId && d.state === 'proposed'));
    await decide(drafts.map((d) => d.id));
    await database.asOwner((tx) => syncCatalogue(tx));
    assert.equal(procedureAt('passport', '2026-11-25')?.name.vi, 'Cấp hộ chiếu');
    assert.equal(
      procedureAt('passport', '2026-11-25')?.papers.length,
      procedureAt('passport', '2026-11-24')?.papers.length,
    );
    assert.equal(await versionOf(drafts[0]?.id ?? ''), 3);
  });

  it('refuses files that are no table, in plain words', async () => {
    assert.equal(await refusal(readTables(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))), 'platform.table-old-excel');
    assert.equal(await refusal(readTables(Uint8Array.of(0x50, 0x4b, 3, 4, 0))), 'platform.table-unreadable');
    assert.equal(await refusal(readTables(Uint8Array.of(0xb5, 0xfe, 0x2c))), 'platform.table-encoding');
  });
});

describe('the register of Decision 422', () => {
  const take = (decisionDate: string, rows: string[][]) =>
    execute(runtime, importListedServices, {
      actor: writer,
      input: { decision: '422/QĐ-TTg', decisionDate, rows, repairCodes: false },
    });
  const listed = () => ask(runtime, listedServices, { actor: systemActor, input: {} });
  const head = ['number', 'name', 'agency', 'national_code', 'procedure_code'];

  it('is empty until its annex is imported, and takes a whole list or nothing', async () => {
    assert.deepEqual(await listed(), []);
    const wrong = await take('2022-04-04', [head, ['1', 'Dịch vụ A', '', '', ''], ['1', '', '', '1.01417', 'nothing']]);
    assert.equal(wrong.kept, false);
    assert.deepEqual(
      wrong.rows[0]?.faults.map((f) => f.column),
      ['name', 'procedure_code', 'national_code', 'number'],
    );
    assert.deepEqual(await listed(), []);
    await take('2022-04-04', [
      head,
      ['1', 'Dịch vụ A', 'Bộ X', '1.004194', 'temporary-residence'],
      ['2', 'Dịch vụ B', '', '', ''],
    ]);
    assert.deepEqual(
      (await listed()).map((s) => [s.number, s.procedureCode]),
      [
        [1, 'temporary-residence'],
        [2, null],
      ],
    );
  });

  it('keeps decisions of the same number apart by their date, and replaces a list by its correction', async () => {
    await take('2026-03-10', [head, ['1', 'Việc khác', '', '', '']]);
    await take('2022-04-04', [head, ['1', 'Dịch vụ A, sửa tên', '', '', '']]);
    assert.deepEqual(
      (await listed()).map((s) => `${s.decisionDate} ${s.name}`),
      ['2022-04-04 Dịch vụ A, sửa tên', '2026-03-10 Việc khác'],
    );
  });
});

function must(code: string) {
  const found = procedureAt(code, '2026-11-24');
  assert.ok(found);
  return found;
}

describe('afterwards', () => {
  it('the files alone are what a process without published versions answers by', () => {
    usePublished([]);
    assert.equal(procedureAt('culture-house-use', '2026-12-01'), undefined);
  });
});
