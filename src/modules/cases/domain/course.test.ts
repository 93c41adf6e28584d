import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ProcessingStep, stepsOf } from '#procedures';
import type { HistoryEntry } from '../history-store.ts';
import { courseOf, stepAfter, stepFollows } from './course.ts';

const step = (code: string, role: ProcessingStep['role']): ProcessingStep => ({
  code,
  role,
  name: { vi: code, en: code },
  workingHours: 8,
});
const steps = [
  step('in', 'receiving-officer'),
  step('papers', 'specialist'),
  step('visit', 'specialist'),
  step('sign', 'approver'),
  step('out', 'receiving-officer'),
];
const after = (
  at: string | null,
  act: Parameters<typeof stepAfter>[1]['act'],
  to: Parameters<typeof stepAfter>[1]['to'],
) => stepAfter(steps, { step: at, act, to })?.code;

describe('steps of a procedure', () => {
  it('are gone through in order, and back to the last specialist when the approver sends back', () => {
    assert.equal(after('in', 'receive', 'received'), 'papers');
    assert.equal(after('papers', 'take', 'processing'), undefined);
    assert.equal(after('papers', 'finish-step', 'processing'), 'visit');
    assert.equal(after('visit', 'propose', 'approving'), 'sign');
    assert.equal(after('sign', 'send-back', 'processing'), 'visit');
    assert.equal(after('sign', 'approve', 'approved'), 'out');
    assert.equal(after('out', 'return', 'returned'), undefined);
    assert.equal(after('papers', 'supplement', 'processing'), 'papers');
    assert.equal(after('papers', 'settle', 'approved'), 'out');
  });

  it('tell whether a specialist’s step follows', () => {
    assert.equal(stepFollows(steps, 'papers'), true);
    assert.equal(stepFollows(steps, 'visit'), false);
    assert.equal(stepFollows(steps, null), false);
  });

  it('are a split of the period when the procedure names none', () => {
    for (const workingDays of [0, 1, 3, 10, 60]) {
      const split = stepsOf({ deadline: { workingDays } });
      assert.deepEqual(
        split.map((s) => s.role),
        ['receiving-officer', 'specialist', 'approver', 'receiving-officer'],
      );
      const sum = split.reduce((hours, s) => hours + s.workingHours, 0);
      assert.equal(sum, Math.max(workingDays, 1) * 8);
      assert.ok(split.every((s) => s.workingHours > 0));
    }
  });
});

const entry = (change: Partial<HistoryEntry>): HistoryEntry => ({
  act: 'take',
  fromState: 'received',
  toState: 'processing',
  at: new Date('2023-12-18T03:00:00Z'),
  actorKind: 'officer',
  accountId: null,
  agencyCode: null,
  postId: null,
  note: null,
  detail: {},
  step: 'process',
  holderPostId: null,
  beganAt: new Date('2023-12-18T02:00:00Z'),
  minutes: 60,
  side: 'ours',
  allotted: 100,
  ...change,
});

describe('the course of a case', () => {
  it('puts stretches of one step together, our time and the line’s apart', () => {
    const course = courseOf(
      [
        entry({ act: 'submit', step: null, beganAt: null }),
        entry({ act: 'receive', step: 'receive', minutes: 30 }),
        entry({ act: 'take', minutes: 20 }),
        entry({ act: 'consult', minutes: 40, holderPostId: 'a' }),
        entry({ act: 'answer', minutes: 500, side: 'line', holderPostId: 'a' }),
        entry({ act: 'propose', minutes: 50, holderPostId: 'a' }),
      ],
      { step: 'approve', postId: null, allotted: 60, beganAt: new Date(0), minutes: 60, side: 'ours' },
    );
    assert.deepEqual(
      course.map((s) => [s.step, s.ours, s.line, s.outcome, s.postId]),
      [
        ['receive', 30, 0, 'early', null],
        ['process', 110, 500, 'late', 'a'],
        ['approve', 60, 0, 'on-time', null],
      ],
    );
    assert.equal(course.at(-1)?.endedAt, null);
  });

  it('begins a step anew after a supplement', () => {
    const course = courseOf(
      [
        entry({ act: 'request-supplement', minutes: 90 }),
        entry({ act: 'supplement', minutes: 900, side: 'line' }),
        entry({ act: 'propose', minutes: 30 }),
      ],
      undefined,
    );
    assert.deepEqual(
      course.map((s) => [s.ours, s.line]),
      [
        [90, 900],
        [30, 0],
      ],
    );
  });
});
