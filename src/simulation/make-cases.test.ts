import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BulkCase } from '#cases';
import { vietnamDate } from '#platform/time';
import { isWorkingDay, procedureAt } from '#procedures';
import { type CasesWish, makeCases } from './make-cases.ts';
import { rememberedWorkingDays } from './working-days.ts';

const asOf = '2023-11-30';
const person = (n: number) => ({
  id: `018c2000-0000-7000-8000-00000000000${n}`,
  communeCode: n % 2 === 0 ? '24611' : '24617',
  birthYear: 1980,
  sex: 'male' as const,
});
const wish: CasesWish = {
  plan: [
    { code: 'stay-notification', online: 900, other: 100, open: true },
    { code: 'passport', online: 300, other: 200, open: true },
    { code: 'electricity-new', online: 0, other: 50, open: false },
  ],
  onlineFrom: new Map([
    ['stay-notification', '2022-05-02'],
    ['passport', '2022-06-01'],
  ]),
  start: '2022-01-06',
  asOf,
  seed: 3,
  provinceCode: '67',
  people: [person(1), person(2), person(3)],
  agencyOf: ({ level, branch, communeCode }) =>
    level === 'commune' && branch === 'police' ? undefined : `${branch}.${level}.${communeCode}`,
  days: rememberedWorkingDays(),
};
const made = [...makeCases(wish)];
const day = (c: BulkCase) => vietnamDate(c.receivedAt ?? assert.fail('not received'));

test('the plan is made to the case', () => {
  for (const { code, online, other } of wish.plan) {
    const own = made.filter((c) => c.procedureCode === code);
    assert.equal(own.filter((c) => c.channel === 'online').length, online);
    assert.equal(own.filter((c) => c.channel !== 'online').length, other);
  }
});

test('cases are received on working days up to the date, online ones not before the procedure was open', () => {
  for (const c of made) {
    assert.ok(isWorkingDay(day(c)) && day(c) >= wish.start && day(c) <= asOf);
    assert.equal(c.procedureVersion, procedureAt(c.procedureCode, day(c))?.validFrom);
    if (c.channel === 'online') assert.ok(day(c) >= (wish.onlineFrom.get(c.procedureCode) ?? '9'));
  }
});

test('time runs forwards within a case, and nothing happens after the date', () => {
  for (const c of made) {
    assert.ok(c.receivedAt !== null && c.submittedAt <= c.receivedAt);
    assert.ok(c.dueOn !== null && c.dueOn >= day(c));
    if (c.finishedOn !== null) assert.ok(c.finishedOn >= day(c) && c.finishedOn <= asOf);
    if (c.returnedAt === null) continue;
    assert.ok(c.returnedAt >= c.receivedAt && vietnamDate(c.returnedAt) <= asOf);
    assert.ok(c.finishedOn !== null && vietnamDate(c.returnedAt) >= c.finishedOn);
  }
});

test('most cases are returned, some late, some refused, some still under way', () => {
  const share = (fits: (c: BulkCase) => boolean) => made.filter(fits).length / made.length;
  assert.ok(share((c) => c.state === 'returned') > 0.9);
  const late = share((c) => c.finishedOn !== null && c.dueOn !== null && c.finishedOn > c.dueOn);
  assert.ok(late > 0.005 && late < 0.1, `late: ${late}`);
  assert.ok(share((c) => c.state === 'refused') > 0);
  assert.ok(share((c) => c.state === 'processing' || c.state === 'approving' || c.state === 'received') > 0);
});

test('the agency is the one in charge of the branch, or the next above', () => {
  assert.ok(made.every((c) => c.procedureCode !== 'stay-notification' || c.agencyCode.startsWith('police.district.')));
  assert.ok(made.every((c) => c.procedureCode !== 'passport' || c.agencyCode.startsWith('police.province.')));
});

test('the same seed makes the same cases, another seed others', () => {
  assert.deepEqual([...makeCases(wish)], made);
  assert.notDeepEqual([...makeCases({ ...wish, seed: 4 })], made);
});
