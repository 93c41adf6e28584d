import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#platform/time';
import { kindOfNumber } from './directive.ts';
import { figureCodesOf, isFigureCode } from './figure-code.ts';
import { modelTransitions } from './model.ts';
import { obstacleTransitions } from './obstacle.ts';
import { isFurther, reminderDue, reminderLevels } from './reminder.ts';
import { reviewTransitions } from './review.ts';
import { standingOf, taskStates, taskTransitions } from './task.ts';
import { taskForceTransitions } from './task-force.ts';
import { stateAfter } from './transition.ts';
import { kindOfVillageName, villageKinds, villageName } from './village.ts';

const start = '2023-01-01';
const day = (min = 0, max = 800) => fc.integer({ min, max }).map((n) => addDays(start, n));

describe('reminders', () => {
  it('only ever go further as days pass, and a late task ends escalated', () => {
    fc.assert(
      fc.property(day(), fc.integer({ min: 0, max: 300 }), (assignedOn, span) => {
        const dueOn = addDays(assignedOn, span);
        let reached = -1;
        for (let n = 0; n <= span + 10; n += 1) {
          const level = reminderDue({ assignedOn, dueOn }, addDays(assignedOn, n));
          const rank = level === undefined ? -1 : reminderLevels.indexOf(level);
          assert.ok(rank >= reached, `${level} after ${reminderLevels[reached]}`);
          reached = rank;
        }
        assert.equal(reminderLevels[reached], 'escalated');
      }),
    );
  });

  it('a level is further than none and never than itself', () => {
    for (const level of reminderLevels) {
      assert.ok(isFurther(level, null));
      assert.ok(!isFurther(level, level));
    }
  });
});

describe('how a task stands', () => {
  it('is judged by the day of the report, not of the acceptance', () => {
    const done = { state: 'done', dueOn: '2023-12-18', reportedOn: '2023-12-18' } as const;
    assert.equal(standingOf(done, '2024-06-01'), 'done');
    assert.equal(standingOf({ ...done, reportedOn: '2023-12-19' }, '2024-06-01'), 'done-late');
    assert.equal(standingOf({ state: 'assigned', dueOn: '2023-12-18', reportedOn: null }, '2023-12-18'), 'soon');
    assert.equal(standingOf({ state: 'assigned', dueOn: '2023-12-18', reportedOn: null }, '2023-12-19'), 'late');
  });

  it('is never late without a due day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...taskStates), day(), fc.option(day()), (state, today, reportedOn) => {
        assert.ok(!standingOf({ state, dueOn: null, reportedOn }, today).includes('late'));
      }),
    );
  });
});

describe('the tables of states', () => {
  it('lead only to states that they know, and refuse what does not start there', () => {
    assert.equal(stateAfter(taskTransitions, 'accept', 'in-progress'), undefined);
    assert.equal(stateAfter(taskTransitions, 'extend', 'in-progress'), 'in-progress');
    assert.equal(stateAfter(taskTransitions, 'hand-over', 'in-progress'), 'assigned');
    assert.equal(stateAfter(taskForceTransitions, 'establish', 'dissolved'), undefined);
    assert.equal(stateAfter(modelTransitions, 'stop', 'done'), undefined);
    assert.equal(stateAfter(reviewTransitions, 'carry-out', 'proposed'), undefined);
    assert.equal(stateAfter(obstacleTransitions, 'reopen', 'solved'), 'open');
  });
});

describe('numbers, names and codes', () => {
  it('a document number tells its kind by its sign', () => {
    assert.equal(kindOfNumber('10/CT-UBND'), 'directive');
    assert.equal(kindOfNumber('04/2019/QĐ-UBND'), 'decision');
    assert.equal(kindOfNumber('4416/UBND-NC'), 'letter');
    assert.equal(kindOfNumber('97/NQ-CP'), 'resolution');
    assert.equal(kindOfNumber('không số'), undefined);
  });

  it('a village keeps the kind that stands in its name', () => {
    assert.equal(villageName('bon', 'Bu Prâng'), 'Bon Bu Prâng');
    assert.equal(villageName('hamlet', 'Bon Bu Prâng'), 'Bon Bu Prâng');
    assert.equal(kindOfVillageName('TDP 4'), 'quarter');
    assert.equal(kindOfVillageName('Tân Lập'), undefined);
    for (const kind of villageKinds) assert.equal(kindOfVillageName(villageName(kind, '3')), kind);
  });

  it('figure codes are read from a line, each once', () => {
    assert.deepEqual(figureCodesOf(' id_card.issued, eid.activated.level2;id_card.issued '), [
      'id_card.issued',
      'eid.activated.level2',
    ]);
    assert.ok(isFigureCode('steering.task_forces.district'));
    for (const wrong of ['', 'steering', 'Steering.x', 'a..b', 'a.b-', `a.${'b'.repeat(90)}`])
      assert.ok(!isFigureCode(wrong));
  });
});
