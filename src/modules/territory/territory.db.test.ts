import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anonymousActor, ask, type Runtime } from '#platform/command';
import { anonymousScope, sql, type Tx } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { createDiskFileStore } from '#platform/files';
import { createLog } from '#platform/log';
import { fixedClock } from '#platform/time';
import {
  agenciesAt,
  agencyBranches,
  agencyInCharge,
  applyProvincePack,
  findAgency,
  findUnit,
  listAgencies,
  listUnits,
  loadAgencyFinder,
  provinceCodeOf,
  searchUnits,
  searchUnitsQuery,
  successorOf,
  territoryModule,
  type Unit,
  unitKinds,
  unitsAt,
} from './index.ts';
import { samplePack } from './testing.ts';

const { database } = await withTestDatabase([{ module: 'territory', folder: territoryModule.sqlFolder }]);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));

const read = <T>(work: (tx: Tx) => Promise<T>) => database.read(anonymousScope, work);
const codes = (things: readonly { code: string }[]) => things.map((t) => t.code);
const runtime = (at: string): Runtime => ({
  database,
  clock: fixedClock(new Date(at)),
  files: createDiskFileStore('/nowhere'),
  log: createLog('silent'),
});

describe('units of a date', () => {
  it('are those of that day, to the day', () =>
    read(async (tx) => {
      assert.deepEqual(codes(await unitsAt(tx, '2025-06-30')), [
        '98',
        '981',
        '98101',
        '98102',
        '982',
        '98201',
        '98202',
      ]);
      assert.deepEqual(codes(await unitsAt(tx, '2025-07-01')), ['98102', '98202', '99']);
      assert.deepEqual(codes(await unitsAt(tx, '2023-11-30', 'district')), ['981', '982']);
      assert.deepEqual(await unitsAt(tx, '2019-12-31'), []);
    }));

  it('bear a code only together with a date', () =>
    read(async (tx) => {
      assert.equal((await findUnit(tx, '98102', '2025-06-30'))?.name, 'Phường Nghĩa Tân');
      assert.equal((await findUnit(tx, '98102', '2025-07-01'))?.name, 'Xã Tà Đùng');
      assert.equal(await findUnit(tx, '98101', '2025-07-01'), undefined);
    }));

  it('have a successor after the merger, themselves before it; a district has none', () =>
    read(async (tx) => {
      assert.equal((await successorOf(tx, '98101', '2026-05-04'))?.code, '98102');
      assert.equal((await successorOf(tx, '98101', '2023-11-30'))?.code, '98101');
      assert.equal((await successorOf(tx, '98', '2026-05-04'))?.code, '99');
      assert.equal(await successorOf(tx, '981', '2026-05-04'), undefined);
      assert.equal(await successorOf(tx, '12345', '2026-05-04'), undefined);
    }));
});

describe('the province of a unit', () => {
  it('is found through its district, and without one', () =>
    read(async (tx) => {
      for (const [code, date, province] of [
        ['98102', '2025-06-30', '98'],
        ['98102', '2025-07-01', '99'],
        ['981', '2023-11-30', '98'],
        ['98', '2023-11-30', '98'],
      ] as const) {
        const unit = await findUnit(tx, code, date);
        assert.ok(unit);
        assert.equal(await provinceCodeOf(tx, unit, date), province);
      }
      const gone = { ...samplePack.units[0], code: '981', kind: 'district', parentCode: '98' } as Unit;
      await assert.rejects(provinceCodeOf(tx, gone, '2025-07-01'), /lies in no province/);
    }));
});

describe('search', () => {
  it('finds without diacritics and names the unit above', () =>
    read(async (tx) => {
      const [hit] = await searchUnits(tx, 'dak rmang', '2023-11-30');
      assert.deepEqual([hit?.name, hit?.parentName, hit?.formerName], ["Xã Đắk R'Măng", 'Huyện Đông', null]);
    }));

  it('finds after the merger by the former name, and never a unit of another date', () =>
    read(async (tx) => {
      const hits = await searchUnits(tx, 'dak rmang', '2026-05-04');
      assert.deepEqual(
        hits.map((h) => [h.name, h.formerName]),
        [['Xã Tà Đùng', "Xã Đắk R'Măng"]],
      );
    }));
});

describe('agencies', () => {
  it('are those of the date; an ended one is still found by its code', () =>
    read(async (tx) => {
      assert.equal((await agenciesAt(tx, '2025-06-30')).length, 12);
      assert.equal((await agenciesAt(tx, '2025-07-01')).length, 5);
      assert.equal((await findAgency(tx, 'H98.03'))?.validTo, '2025-06-30');
      assert.equal(await findAgency(tx, 'H97'), undefined);
    }));

  it('in charge are the same from the database and from memory, for every question', () =>
    read(async (tx) => {
      const find = await loadAgencyFinder(tx);
      let answered = 0;
      for (const date of ['2019-12-31', '2025-06-30', '2025-07-01'])
        for (const communeCode of ['98', '981', '98101', '98102', '98202', '99', '12345'])
          for (const level of unitKinds)
            for (const branch of agencyBranches) {
              const question = { level, branch, communeCode, date };
              const code = (await agencyInCharge(tx, question))?.code;
              assert.equal(find(question), code, JSON.stringify(question));
              if (code !== undefined) answered += 1;
            }
      assert.ok(answered > 50, `only ${answered} questions had an answer`);
    }));
});

describe('a pack', () => {
  it('can be applied again, and corrects what differs', async () => {
    const renamed = {
      ...samplePack,
      units: samplePack.units.map((u) => (u.code === '98201' ? { ...u, name: 'Xã Nam Xuân Mới' } : u)),
    };
    await database.asOwner((tx) => applyProvincePack(tx, renamed));
    assert.equal((await read((tx) => findUnit(tx, '98201', '2023-11-30')))?.name, 'Xã Nam Xuân Mới');
    await database.asOwner((tx) => applyProvincePack(tx, samplePack));
    const written = await read(async (tx) => ({
      units: await tx.rows(sql`select from territory.pub_unit`),
      successions: await tx.rows(sql`select from territory.pub_unit_succession`),
      agencies: await tx.rows(sql`select from territory.pub_agency`),
    }));
    assert.equal(written.units.length, samplePack.units.length);
    assert.equal(written.successions.length, samplePack.successions.length);
    assert.equal(written.agencies.length, samplePack.agencies.length);
  });

  it('that contradicts itself is refused whole', async () => {
    const broken = { ...samplePack, successions: [] };
    await assert.rejects(
      database.asOwner((tx) => applyProvincePack(tx, broken)),
      /98101 \(Xã Đắk R'Măng\) ended and has 0 successors/,
    );
  });

  it('cannot be written by the application', async () => {
    await assert.rejects(
      database.transaction({ kind: 'system' }, (tx) => applyProvincePack(tx, samplePack)),
      /permission denied/,
    );
  });
});

describe('questions anyone may ask', () => {
  const asked = { actor: anonymousActor };
  it('answer for today in Vietnam unless a date is given', async () => {
    // 23:30 on 30 June in Vietnam is still the old order; one hour later the new one holds.
    const before = await ask(runtime('2025-06-30T16:30:00Z'), listUnits, { ...asked, input: { kind: 'commune' } });
    const after = await ask(runtime('2025-06-30T17:30:00Z'), listUnits, { ...asked, input: { kind: 'commune' } });
    assert.deepEqual([before.length, after.length], [4, 2]);
    const police = await ask(runtime('2026-01-01T00:00:00Z'), listAgencies, {
      ...asked,
      input: { date: '2023-11-30', branch: 'police', level: 'commune' },
    });
    assert.deepEqual(codes(police), ['H98.20.01', 'H98.20.03']);
  });

  it('search by kind', async () => {
    const hits = await ask(runtime('2023-11-30T03:00:00Z'), searchUnitsQuery, {
      ...asked,
      input: { text: 'nam', kind: 'commune' },
    });
    assert.deepEqual(codes(hits), ['98201']);
  });

  it('refuse what is no date', async () => {
    const withDate = (date: string) =>
      ask(runtime('2023-11-30T03:00:00Z'), listUnits, { ...asked, input: { date } }) as Promise<unknown>;
    await assert.rejects(withDate('2023-02-30'), { key: 'territory.invalid-date', kind: 'invalid' });
    await assert.rejects(withDate('30/11/2023'), { key: 'platform.invalid-input' });
  });
});
