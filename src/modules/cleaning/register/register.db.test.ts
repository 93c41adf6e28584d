import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  confirmVersion,
  dropVersionCommand,
  isSectorCode,
  lookAtColumns,
  openVersion,
  recordsBehind,
  type SectorCode,
  showVersion,
  takeRegisterFile,
  type Version,
  versions,
} from '#cleaning';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { removeFolder, withTestDatabase } from '#platform/db/testing';
import { writeWorkbook } from '#platform/tables';
import { pack } from '../../../../provinces/dak-nong/index.ts';
import { anOfficer, fillProvince, migrationsUpToCleaning, testDay, testRuntime } from '../testing/ground.ts';
import { readVersionsTask } from './read-versions-task.ts';

const { database, appUrl, ownerUrl } = await withTestDatabase(migrationsUpToCleaning);
const folder = await mkdtemp(join(tmpdir(), 'da06-register-test-'));
const runtime = testRuntime(database, folder);
const insurer = anOfficer('specialist', 'H16.12');
const doctor = anOfficer('specialist', 'H16.08');

before(() => fillProvince(database, pack, 200));
after(() => removeFolder(folder));

const head = 'Mã BHXH,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Mã xã';
const line = (n: number, name = 'Nguyễn Văn An') =>
  `BH${String(n).padStart(5, '0')},${name},0${1 + (n % 9)}/03/1985,Nam,9670850${String(n).padStart(5, '0')},24634`;

async function send(
  text: string | Uint8Array,
  wish: {
    sector?: SectorCode;
    asOf?: string;
    again?: boolean;
    mode?: 'whole' | 'part';
    actor?: Actor;
    meanings?: string[];
  } = {},
) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const taken = await takeRegisterFile(runtime, { fileName: 'so.csv', bytes });
  const { sector = 'insurance', asOf = testDay, mode = 'whole', again, actor = insurer, meanings } = wish;
  const more = { ...(again === undefined ? {} : { again }), ...(meanings === undefined ? {} : { meanings }) };
  const input = { sector, asOf, mode, ...taken, ...more };
  return (await execute(runtime, openVersion, { actor, input })).versionId;
}

const report = (versionId: string, list: 'faulty' | 'remarked' = 'faulty') =>
  ask(runtime, showVersion, { actor: insurer, input: { versionId, list }, purpose: 'test' });
const read = () => readVersionsTask.run(runtime);
const key = (error: unknown) => (error as { key?: string }).key;
const refusedWith = (wanted: string) => (error: unknown) => key(error) === wanted;
const records = (where = sql`true`) =>
  database.asOwner((tx) =>
    tx.rows<{
      key: string;
      name: string;
      state: string;
      number: string | null;
    }>(sql`select record_key as key, full_name as name,
    state, personal_number as number from cleaning.record where ${where} order by record_key`),
  );
const sums = async () =>
  Object.fromEntries(
    (
      await database.asOwner((tx) =>
        tx.rows<{ fact: string; n: number }>(
          sql`select fact, sum(weight)::int as n from cleaning.pub_record_fact where sector = 'insurance' group by 1`,
        ),
      )
    ).map((r) => [r.fact, r.n]),
  );

describe('a file for a register', () => {
  it('is told what is wrong with it before anything is read', async () => {
    const refuses = (text: string, wanted: string) => assert.rejects(send(text), refusedWith(wanted), wanted);
    await refuses('Mã số thuế,Họ tên,Ngày sinh\n1,An,1980\n', 'cleaning.file.wrong-sector');
    await refuses('a,b,c\n1,2,3\n', 'cleaning.file.no-head');
    await refuses('Mã BHXH,Ngày sinh\n1,1980\n', 'cleaning.file.no-name-column');
    await refuses('Họ tên,Ngày sinh\nAn,1980\n', 'cleaning.file.no-key-column');
    await refuses(`${head}\n`, 'cleaning.file.empty');
    const swapped = Array.from({ length: 20 }, (_, i) => `BH${i},967085000001,Nguyễn Văn An,Nam,01/02/1980,24634`).join(
      '\n',
    );
    await refuses(`${head}\n${swapped}\n`, 'cleaning.file.swapped-name');
    await refuses('', 'platform.file-empty');
    await assert.rejects(send(line(1), { actor: doctor }), refusedWith('cleaning.not-your-register'));
    await assert.rejects(send(line(1), { asOf: '2024-01-01' }), refusedWith('cleaning.as-of-later'));
  });

  it('comes in row by row: faults are told with their line, the rest goes on', async () => {
    const text = [
      'BẢO HIỂM XÃ HỘI TỈNH,,,,,',
      '',
      head,
      line(1),
      line(2, ''),
      'BH00003,Trần Thị Bưởi,1980,Nữ',
      `${line(4)}`,
      line(1, 'Người Khác'),
      '"BH00005,Lê Hở',
      line(6, 'NguyÔn V¨n B¶y'),
      head,
      'BH00007,Đỗ Thị Sáu,45/13/1999,x,67085000007,Xã Không Có',
    ].join('\n');
    const versionId = await send(text);
    await read();
    const { version, rows } = await report(versionId);
    assert.equal(version.state, 'in-force');
    assert.deepEqual(
      version.remarks.map((r) => r.key),
      ['cleaning.file.head-below'],
    );
    assert.deepEqual(
      rows.map((r) => [r.line, ...r.remarks.filter((m) => m.grave).map((m) => m.key.replace('cleaning.row.', ''))]),
      [
        [5, 'no-name'],
        [6, 'cells'],
        [8, 'key-twice'],
        [9, 'quote', 'cells', 'no-name'],
      ],
    );
    const remarked = (await report(versionId, 'remarked')).rows;
    assert.deepEqual(
      remarked.find((r) => r.line === 10)?.remarks.map((r) => r.key),
      ['cleaning.row.encoding-repaired'],
    );
    assert.deepEqual(
      remarked.find((r) => r.line === 12)?.remarks.map((r) => r.key.replace('cleaning.row.', '')),
      ['number-zero', 'commune-unknown', 'birth-wrong', 'sex-wrong'],
    );
    assert.deepEqual(
      (await records()).map((r) => r.key),
      ['BH00001', 'BH00004', 'BH00006', 'BH00007'],
    );
    assert.equal((await records(sql`record_key = 'BH00006'`))[0]?.name, 'Nguyễn Văn Bảy');
    assert.equal((await records(sql`record_key = 'BH00007'`))[0]?.number, ['0', '67085000007'].join(''));
    assert.deepEqual(await sums(), { due: 4, entered: 4 });
  });

  it('is a version: the same file again and a second one of the day are told, a whole one takes away what it lacks', async () => {
    const next = [head, line(1, 'Nguyễn Văn Ân'), line(4), line(8), line(9)].join('\n');
    await assert.rejects(send(next), refusedWith('cleaning.day-again'));
    const versionId = await send(next, { again: true });
    await read();
    const { version } = await report(versionId);
    assert.deepEqual([version.added, version.changed, version.unchanged, version.gone], [2, 1, 1, 2]);
    await assert.rejects(send(next, { again: true }), refusedWith('cleaning.file-again'));
    assert.deepEqual(await sums(), { due: 4, entered: 4 });
    assert.deepEqual(
      (await records(sql`state = 'gone'`)).map((r) => r.key),
      ['BH00006', 'BH00007'],
    );
    const before = await database.asOwner((tx) =>
      tx.rows<{ name: string }>(sql`select fields ->> 'full_name' as name from cleaning.record_history`),
    );
    assert.deepEqual(before, [{ name: 'Nguyễn Văn An' }]);
    const added = await send([head, line(20)].join('\n'), { again: true, mode: 'part' });
    await read();
    assert.equal((await report(added)).version.gone, 0);
    assert.deepEqual(await sums(), { due: 5, entered: 5 });
  });

  it('may be a workbook, may be taken back while it waits, and is seen by its own agency only', async () => {
    const sheet = [head.split(','), line(30).split(',')];
    const versionId = await send(await writeWorkbook([{ name: 'Sổ', rows: sheet }]), {
      asOf: '2023-12-01',
      mode: 'part',
    });
    const drop = () => execute(runtime, dropVersionCommand, { actor: insurer, input: { versionId } });
    await drop();
    await read();
    assert.equal((await report(versionId)).version.state, 'dropped');
    await assert.rejects(drop(), refusedWith('cleaning.version-moved-on'));
    const list = (actor: Actor) => ask(runtime, versions, { actor, input: { sector: 'insurance' } });
    assert.ok((await list(insurer)).length >= 4);
    assert.deepEqual(await list(doctor), []);
    const behind = (actor: Actor) =>
      ask(runtime, recordsBehind, { actor, input: { sector: 'insurance', list: 'entered' }, purpose: 'test' });
    assert.equal((await behind(insurer)).records.length, 5);
    assert.equal((await behind(doctor)).records.length, 0);
    const places = await database.asOwner((tx) =>
      tx.rows<{ agency: string }>(sql`select agency_code as agency from cleaning.place where commune_code = '24634'`),
    );
    assert.ok(places.length > 0);
    for (const { agency } of places) assert.equal((await behind(anOfficer('specialist', agency))).records.length, 5);
    assert.ok(isSectorCode('insurance') && !isSectorCode('x'));
  });

  it('is held when it takes much of the register away, until somebody says that it is meant so', async () => {
    const many = await send([head, ...Array.from({ length: 40 }, (_, i) => line(i + 100))].join('\n'), {
      asOf: '2023-12-03',
      mode: 'part',
    });
    await read();
    assert.equal((await report(many)).version.state, 'in-force');
    const before = await sums();
    const few = await send([head, line(100)].join('\n'), { asOf: '2023-12-04' });
    await read();
    assert.deepEqual([(await report(few)).version.state, await sums()], ['held', before]);
    await execute(runtime, confirmVersion, { actor: insurer, input: { versionId: few } });
    await read();
    assert.equal((await report(few)).version.state, 'in-force');
    assert.deepEqual(await sums(), { due: 1, entered: 1 });
  });

  it('with headings of its own is shown with values, taken as a person says, and understood by itself next time', async () => {
    const own = ['Thẻ', 'Người hưởng', 'Sinh', 'Ghi chú'];
    const text = [
      own.join(','),
      'BH30001,Trần Thị Bưởi,1980,x',
      'BH30002,Lê Văn Cam,1981,',
      'BH30003,Đỗ Mít,1982,x',
    ].join('\n');
    const day = { asOf: '2023-11-20', mode: 'part' } as const;
    const look = async (file: string, actor = insurer) => {
      const { fileHash } = await takeRegisterFile(runtime, { fileName: 'so.csv', bytes: Buffer.from(file) });
      return ask(runtime, lookAtColumns, { actor, input: { sector: 'insurance', fileHash }, purpose: 'test' });
    };
    const seen = await look(text);
    assert.deepEqual(
      seen.columns.map((c) => [c.heading, c.meaning, c.remembered]),
      own.map((heading) => [heading, null, false]),
    );
    assert.deepEqual(seen.columns[1]?.samples, ['Trần Thị Bưởi', 'Lê Văn Cam', 'Đỗ Mít']);
    assert.deepEqual([seen.columns[3]?.samples, seen.warnings.map((w) => w.key)], [['x'], ['cleaning.file.no-head']]);
    await assert.rejects(look(text, doctor), refusedWith('cleaning.not-your-register'));
    await assert.rejects(look('Mã số thuế,Họ tên\n1,An\n'), refusedWith('cleaning.file.wrong-sector'));
    await assert.rejects(send(text, day), refusedWith('cleaning.file.no-head'));
    const nameless = send(text, { ...day, meanings: ['key', '', 'birthDate', ''] });
    await assert.rejects(nameless, refusedWith('cleaning.file.no-name-column'));
    const twice = send(text, { ...day, meanings: ['key', 'fullName', 'fullName', ''] });
    await assert.rejects(twice, refusedWith('cleaning.file.column-twice'));
    const many = [own.join(','), ...Array.from({ length: 6 }, (_, i) => `BH3100${i},Trần Thị Bưởi,1980,x`)].join('\n');
    const swapped = send(many, { ...day, meanings: ['fullName', 'key', 'birthDate', ''] });
    await assert.rejects(swapped, refusedWith('cleaning.file.swapped-name'));
    await send(text, { ...day, meanings: ['key', 'fullName', 'birthDate', ''] });
    await read();
    assert.equal((await records(sql`record_key = 'BH30002'`))[0]?.name, 'Lê Văn Cam');
    await assert.rejects(look(text), refusedWith('cleaning.file-again'));
    const next = await look(many);
    assert.deepEqual(
      next.columns.map((c) => [c.meaning, c.remembered]),
      [
        ['key', true],
        ['fullName', true],
        ['birthDate', true],
        [null, true],
      ],
    );
    assert.deepEqual(next.warnings, []);
  });

  it('killed in the middle, goes on where it stood: no row lost, none twice', { timeout: 60_000 }, async () => {
    const wanted = 12_000;
    const text = [head, ...Array.from({ length: wanted }, (_, i) => line(i + 40_000))].join('\n');
    const versionId = await send(text, { asOf: '2023-12-02', mode: 'part' });
    const script = join(import.meta.dirname, '..', 'testing', 'work-in-process.ts');
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, 'read', appUrl, ownerUrl, folder],
      { stdio: 'inherit' },
    );
    const ended = once(child, 'exit');
    const state = () =>
      database.asOwner((tx) =>
        tx.one<Pick<Version, 'state' | 'nextRow'>>(
          sql`select state, next_row as "nextRow" from cleaning.register_version where id = ${versionId}`,
        ),
      );
    while ((await state()).nextRow < 2_000) await sleep(5);
    child.kill('SIGKILL');
    await ended;
    const halfway = await state();
    assert.ok(halfway.nextRow < wanted, `it had read everything (${halfway.nextRow}) before it died`);
    assert.equal((await records(sql`record_key >= 'BH40000'`)).length, 0, 'half a file came into the register');
    await read();
    const { version } = await report(versionId);
    assert.deepEqual(
      [version.state, version.rowsGood, version.rowsFaulty, version.added],
      ['in-force', wanted, 0, wanted],
    );
    assert.equal((await records(sql`record_key >= 'BH40000'`)).length, wanted);
    assert.deepEqual(await sums(), { due: wanted + 4, entered: wanted + 4 });
  });
});
