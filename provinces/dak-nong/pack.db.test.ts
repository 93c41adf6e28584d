import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anonymousScope, type Tx } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { newId } from '#platform/ids';
import {
  agencyBranches,
  agencyInCharge,
  applyProvincePack,
  appointPost,
  loadAgencyFinder,
  postsOf,
  searchUnits,
  successorOf,
  territoryModule,
  unitKinds,
  unitsAt,
  visibleAgencies,
} from '#territory';
import { pack } from './index.ts';

const { database } = await withTestDatabase([{ module: 'territory', folder: territoryModule.sqlFolder }]);
await database.asOwner((tx) => applyProvincePack(tx, pack));
const read = <T>(work: (tx: Tx) => Promise<T>) => database.read(anonymousScope, work);

describe('Đắk Nông in the database', () => {
  it('has the units of each date', () =>
    read(async (tx) => {
      assert.equal((await unitsAt(tx, '2023-11-30', 'district')).length, 8);
      assert.equal((await unitsAt(tx, '2023-11-30', 'commune')).length, 71);
      assert.equal((await unitsAt(tx, '2025-07-01', 'commune')).length, 28);
      assert.equal((await unitsAt(tx, '2025-07-01', 'district')).length, 0);
    }));

  it('leads every commune of 2023 to one of 2025', () =>
    read(async (tx) => {
      const reached = new Set<string | undefined>();
      for (const unit of await unitsAt(tx, '2023-11-30', 'commune'))
        reached.add((await successorOf(tx, unit.code, '2025-07-01'))?.code);
      assert.deepEqual([reached.size, reached.has(undefined)], [28, false]);
    }));

  it("finds Đắk R'Măng typed without diacritics, and after the merger the commune it went into", () =>
    read(async (tx) => {
      const [hit] = await searchUnits(tx, 'dak rmang', '2023-11-30');
      assert.deepEqual([hit?.name, hit?.parentName], ["Xã Đắk R'Măng", 'Huyện Đăk Glong']);
      assert.equal((await searchUnits(tx, 'dak rmang', '2026-05-04'))[0]?.name, 'Xã Tà Đùng');
      assert.equal((await searchUnits(tx, 'dak wil', '2026-05-04'))[0]?.code, '24646');
      assert.equal((await searchUnits(tx, 'dak wil', '2023-11-30'))[0]?.code, '24643');
    }));

  it('has an agency in charge of every branch for every commune, on every date that matters', () =>
    read(async (tx) => {
      const find = await loadAgencyFinder(tx);
      for (const date of ['2022-01-15', '2023-11-30', '2025-03-01', '2025-06-30', '2025-07-01', '2026-05-04'])
        for (const { code: communeCode } of await unitsAt(tx, '2023-11-30', 'commune'))
          for (const level of unitKinds.filter((kind) => kind !== 'district'))
            for (const branch of agencyBranches)
              assert.ok(find({ level, branch, communeCode, date }), `${date} ${communeCode} ${level} ${branch}`);
    }));

  it('sends a case of a commune to its police in 2023 and to that of its successor in 2026', () =>
    read(async (tx) => {
      const police = async (date: string) =>
        (await agencyInCharge(tx, { level: 'commune', branch: 'police', communeCode: '24622', date }))?.name.vi;
      assert.equal(await police('2023-11-30'), 'Công an xã Đắk Ha');
      assert.equal(await police('2026-05-04'), 'Công an phường Bắc Gia Nghĩa');
      const labour = async (date: string) =>
        (await agencyInCharge(tx, { level: 'province', branch: 'labour', communeCode: '24622', date }))?.name.vi;
      assert.equal(await labour('2025-02-28'), 'Sở Lao động - Thương binh và Xã hội tỉnh Đắk Nông');
      assert.equal(await labour('2025-03-01'), 'Sở Nội vụ tỉnh Đắk Nông');
      assert.equal(await labour('2025-07-01'), 'Sở Nội vụ tỉnh Lâm Đồng');
    }));

  it("lets the leader of a district see that district's communes and not another's", async () => {
    const accountId = newId();
    const seen = await database.transaction({ kind: 'system' }, async (tx) => {
      const leader = { accountId, agencyCode: 'H16.61', role: 'leader', sees: 'agency-and-below' } as const;
      const title = { vi: 'Chủ tịch', en: 'Chair' };
      await appointPost(tx, { ...leader, title, validFrom: '2023-01-01', validTo: null });
      const [post] = await postsOf(tx, accountId, '2023-11-30');
      assert.ok(post);
      return visibleAgencies(tx, post, '2023-11-30');
    });
    assert.equal(seen.length, 1 + 7);
    assert.ok(seen.every((code) => code === 'H16.61' || code.startsWith('H16.61.')));
  });

  it('answers hundreds of thousands of questions from memory', () =>
    read(async (tx) => {
      const find = await loadAgencyFinder(tx);
      const communes = await unitsAt(tx, '2023-11-30', 'commune');
      const started = performance.now();
      for (let i = 0; i < 300_000; i += 1) {
        const communeCode = communes[i % communes.length]?.code ?? '';
        find({ level: 'commune', branch: 'police', communeCode, date: i % 2 === 0 ? '2023-11-30' : '2026-05-04' });
      }
      const ms = performance.now() - started;
      assert.ok(ms < 5_000, `took ${Math.round(ms)} ms`);
    }));
});
