import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { regimeAt } from '#procedures';
import { type CaseFacts, type ConditionName, failing } from './case-conditions.ts';

const late = regimeAt('2025-07-01');
const early = regimeAt('2025-06-30');

/** A case that specialist B has, looked at by specialist A. */
const base: CaseFacts = {
  ownerRole: 'specialist',
  ownerPostId: 'post-b',
  ownerIsGone: false,
  posts: new Map([['specialist', ['post-a']]]),
  role: 'specialist',
  supplements: 0,
  extensions: 0,
  dueOn: '2025-07-10',
  lengthened: false,
  hasLongerPeriod: true,
  answerAwaited: false,
  stepFollows: false,
  paid: false,
  regime: late,
  regimeToday: late,
  today: '2025-07-04',
};
const holds = (name: ConditionName, change: Partial<CaseFacts> = {}) =>
  failing([name], { ...base, ...change }) === undefined;

describe('conditions of the table', () => {
  it('the owner alone acts in the owner’s role, until the owner is gone; a deputy holds the owner’s post', () => {
    assert.equal(holds('mine'), false);
    assert.equal(holds('mine', { ownerPostId: 'post-a' }), true);
    assert.equal(holds('mine', { ownerPostId: null }), true);
    assert.equal(holds('mine', { ownerIsGone: true }), true);
    assert.equal(holds('mine', { posts: new Map([['specialist', ['post-a', 'post-b']]]) }), true);
    assert.equal(holds('mine', { role: 'leader', posts: new Map([['leader', ['post-c']]]) }), true);
  });

  it('nobody takes what somebody has', () => {
    assert.equal(holds('free'), false);
    assert.equal(holds('free', { ownerPostId: null }), true);
    assert.equal(holds('free', { ownerIsGone: true }), true);
  });

  it('one supplement and one new date', () => {
    assert.deepEqual([holds('supplement-left'), holds('supplement-left', { supplements: 1 })], [true, false]);
    assert.deepEqual([holds('new-date-left'), holds('new-date-left', { extensions: 1 })], [true, false]);
  });

  it('the apology goes out a day before the due date at the latest', () => {
    const on = (today: string) => holds('day-before-due', { today });
    assert.deepEqual(
      [on('2025-07-08'), on('2025-07-09'), on('2025-07-10'), on('2025-07-11')],
      [true, true, false, false],
    );
    assert.equal(holds('day-before-due', { dueOn: null }), false);
  });

  it('settling at once takes both posts at that agency', () => {
    assert.equal(holds('both-posts'), false);
    const posts = new Map([
      ['specialist', ['post-a']],
      ['approver', ['post-c']],
    ] as const);
    assert.equal(holds('both-posts', { posts }), true);
  });

  it('stopping at a request exists since Decree 118/2025', () => {
    assert.equal(holds('stop-in-law'), true);
    assert.equal(holds('stop-in-law', { regimeToday: early }), false);
  });

  it('the longer period is applied once, where the procedure has one', () => {
    assert.equal(holds('longer-period'), true);
    assert.equal(holds('longer-period', { lengthened: true }), false);
    assert.equal(holds('longer-period', { hasLongerPeriod: false }), false);
  });
});
