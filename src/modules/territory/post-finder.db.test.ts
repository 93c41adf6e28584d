import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql, type Tx } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { newId } from '#platform/ids';
import {
  agencyName,
  agencyNames,
  applyProvincePack,
  appointPost,
  findAgencies,
  makePostFinder,
  nameIn,
  type PostRole,
  territoryModule,
} from './index.ts';
import { samplePack } from './testing.ts';

const { database } = await withTestDatabase([{ module: 'territory', folder: territoryModule.sqlFolder }]);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: 'system' }, work);
const anonymously = <T>(work: (tx: Tx) => Promise<T>) => database.read({ kind: 'anonymous' }, work);

const appoint = (agencyCode: string, role: PostRole, validFrom = '2023-01-01') =>
  asSystem(async (tx) => {
    const title = { vi: role, en: role };
    const sees = 'own-agency' as const;
    const post = { accountId: newId(), agencyCode, role, title, sees, validFrom, validTo: null };
    return (await appointPost(tx, post)).id;
  });

const province = await appoint('H98', 'leader');
const districtApprover = await appoint('H98.61', 'approver');
const leader = await appoint('H98.61.01', 'leader');
const second = await appoint('H98.61.01', 'leader', '2023-02-01');
await appoint('H98.61.01', 'approver');
const specialist = await appoint('H98.61.02', 'specialist');
const after = await appoint('H99.101', 'leader', '2025-07-01');
const on =
  (date: string) =>
  <T>(ask: (finder: ReturnType<typeof makePostFinder>) => Promise<T>) =>
    anonymously((tx) => ask(makePostFinder(tx, date)));
const then = on('2023-11-30');

describe('the heads of an agency', () => {
  it('are all its leaders, and not those who approve beside them', async () =>
    assert.deepEqual(await then((f) => f.headsOf('H98.61.01')), [leader, second]));
  it('are those who approve where nobody leads', async () =>
    assert.deepEqual(await then((f) => f.headsOf('H98.61')), [districtApprover]));
  it('are the heads of the agency above where there is neither', async () =>
    assert.deepEqual(await then((f) => f.headsOf('H98.61.02')), [districtApprover]));
  it('one level above are those of the agency above', async () => {
    assert.deepEqual(await then((f) => f.headsAbove('H98.61.01')), [districtApprover]);
    assert.deepEqual(await then((f) => f.headsAbove('H98.61.02')), [province]);
    assert.deepEqual(await then((f) => f.headsAbove('H98')), []);
  });
  it('are nobody at an agency that there is not', async () =>
    assert.deepEqual(await then((f) => f.headsOf('H97')), []));
  it('are those of whoever took the work over, from the first day', async () => {
    assert.deepEqual(await on('2025-07-01')((f) => f.headsOf('H98.61.02')), [after]);
    assert.deepEqual(await on('2025-06-30')((f) => f.headsOf('H98.61.02')), [districtApprover]);
  });
});

describe('the posts at an agency', () => {
  it('are found for whoever has something to tell them, also where the post may not be listed', async () => {
    const posts = await then((f) => f.postsAt('H98.61.02'));
    assert.deepEqual(
      posts.map((p) => [p.id, p.role]),
      [[specialist, 'specialist']],
    );
    const listed = await anonymously((tx) => tx.rows(sql`select from territory.post`));
    assert.equal(listed.length, 0);
  });
});

describe('names of agencies', () => {
  it('come in one lookup, of ended agencies too; an unknown code names itself', () =>
    anonymously(async (tx) => {
      const names = await agencyNames(tx, ['H98.61', null, 'H97', undefined, 'H99.101', 'H98.61']);
      assert.deepEqual(Object.keys(names).sort(), ['H97', 'H98.61', 'H99.101']);
      assert.deepEqual(nameIn(names, 'H98.61'), { vi: 'H98.61', en: 'H98.61' });
      assert.deepEqual(nameIn(names, 'H97'), { vi: 'H97', en: 'H97' });
      assert.deepEqual(nameIn(names, 'H00'), { vi: 'H00', en: 'H00' });
      assert.deepEqual(await agencyNames(tx, []), {});
    }));
  it('of one agency is the same', () =>
    anonymously(async (tx) => assert.deepEqual(await agencyName(tx, 'H98.03'), { vi: 'H98.03', en: 'H98.03' })));
  it('and agencies are found in one lookup, unknown ones left out', () =>
    anonymously(async (tx) => {
      const found = await findAgencies(tx, ['H98.03', 'H97', 'H98']);
      assert.deepEqual([...found.keys()].sort(), ['H98', 'H98.03']);
      assert.equal(found.get('H98.03')?.branch, 'justice');
    }));
});
