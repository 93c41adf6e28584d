import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#platform/errors';
import {
  actsOpenTo,
  type CaseAct,
  type CaseActor,
  type CaseState,
  caseActors,
  caseActs,
  caseStates,
  ownerOf,
  stateAfter,
  transitions,
} from './case-state.ts';

const finished: readonly CaseState[] = ['declined', 'refused', 'returned', 'withdrawn', 'stopped'];
const actsFrom = (state: CaseState) => caseActors.flatMap((actor) => actsOpenTo(state, actor));

describe('the table of what may happen to a case', () => {
  it('leads to every state, and to nothing else', () => {
    const reached = new Set<CaseState>(['submitted']);
    for (const state of reached) for (const act of actsFrom(state)) reached.add(stateAfter(state, act));
    assert.deepEqual([...reached].sort(), [...caseStates].sort());
  });

  it('gives every open state an owner with something to do, and a finished one neither', () => {
    for (const state of caseStates) {
      const owner = ownerOf[state];
      assert.equal(owner === null, finished.includes(state), state);
      if (owner === null) assert.deepEqual(actsFrom(state), [], state);
      else assert.ok(actsOpenTo(state, owner).length > 0, `${owner} can do nothing with a ${state} case`);
    }
  });

  const mayDo: Record<CaseActor, CaseAct[]> = {
    applicant: ['supplement', 'return', 'withdraw'],
    'receiving-officer': ['receive', 'decline', 'request-supplement', 'request-payment', 'return', 'stop'],
    specialist: [
      'take',
      'reassign',
      'finish-step',
      'request-supplement',
      'request-payment',
      'consult',
      'end-consultation',
      'propose',
      'lengthen',
      'extend',
      'stop',
    ],
    approver: ['assign', 'reassign', 'settle', 'send-back', 'approve', 'refuse', 'lengthen', 'extend'],
    leader: ['assign', 'reassign', 'extend'],
    consulted: ['answer'],
    platform: ['pay'],
  };
  for (const actor of caseActors)
    it(`lets the ${actor} do ${mayDo[actor].join(', ')} somewhere, and no other act anywhere`, () => {
      const open = caseStates.flatMap((state) => actsOpenTo(state, actor));
      assert.deepEqual([...new Set(open)].sort(), [...mayDo[actor]].sort());
    });

  it('lets nobody decide who has not been put before the approver', () => {
    for (const state of caseStates.filter((s) => s !== 'approving'))
      for (const act of ['approve', 'refuse', 'send-back'] as const)
        assert.throws(() => stateAfter(state, act), conflict, `${act} from ${state}`);
  });

  it('lets an applicant withdraw until the approver has it, and not after', () => {
    const from = caseStates.filter((state) => actsOpenTo(state, 'applicant').includes('withdraw'));
    assert.deepEqual(from, ['submitted', 'received', 'processing', 'supplementing', 'paying']);
  });
});

const conflict = (error: unknown) =>
  error instanceof Refusal && error.kind === 'conflict' && error.key === 'cases.act-not-possible';

/** The drawing of a case's life, written down a second time and apart from the table: from each state, where next. */
const drawn: Record<CaseState, CaseState[]> = {
  submitted: ['received', 'declined', 'withdrawn'],
  received: ['received', 'processing', 'supplementing', 'paying', 'approved', 'withdrawn', 'stopped'],
  processing: ['processing', 'approving', 'approved', 'supplementing', 'paying', 'withdrawn', 'stopped'],
  supplementing: ['supplementing', 'processing', 'withdrawn', 'stopped'],
  paying: ['paying', 'processing', 'withdrawn', 'stopped'],
  approving: ['approving', 'approved', 'refused', 'processing'],
  approved: ['returned'],
  declined: [],
  refused: [],
  returned: [],
  withdrawn: [],
  stopped: [],
};

/** Tries acts one after another as the module does: what is refused changes nothing, a second supplement is refused. */
function live(acts: readonly CaseAct[]): { path: CaseState[]; supplements: number } {
  const path: CaseState[] = ['submitted'];
  let supplements = 0;
  for (const act of acts) {
    const state = path.at(-1) ?? 'submitted';
    if (act === 'request-supplement' && supplements >= 1) continue;
    try {
      path.push(stateAfter(state, act));
    } catch (error) {
      assert.ok(conflict(error), String(error));
      continue;
    }
    if (act === 'request-supplement') supplements += 1;
  }
  return { path, supplements };
}

describe('whatever acts are tried in whatever order', () => {
  it('a case follows the drawing, ends where it is finished and is supplemented at most once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...caseActs), { maxLength: 60 }), (acts) => {
        const { path, supplements } = live(acts);
        for (const [i, state] of path.entries()) {
          const next = path[i + 1];
          if (next !== undefined) assert.ok(drawn[state].includes(next), `${state} → ${next}`);
          if (finished.includes(state)) assert.equal(next, undefined, `a ${state} case went on`);
        }
        const entered = path.filter((state, i) => state === 'supplementing' && path[i - 1] !== 'supplementing');
        assert.equal(entered.length, supplements);
        assert.ok(supplements <= 1);
      }),
      { numRuns: 500 },
    );
  });

  it('a state can be left exactly by the acts that the table names for it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...caseStates), fc.constantFrom(...caseActs), (state, act) => {
        const { from }: { from: readonly CaseState[] } = transitions[act];
        if (from.includes(state)) assert.ok(drawn[state].includes(stateAfter(state, act)));
        else assert.throws(() => stateAfter(state, act), conflict);
      }),
    );
  });
});
