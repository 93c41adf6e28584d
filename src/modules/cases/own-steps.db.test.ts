import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, ask, execute } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { hoursOfDay, procedureAt, stepsOf } from '#procedures';
import {
  approveCase,
  finishStep,
  proposeDecision,
  receiveCase,
  sendBack,
  showCase,
  submitApplication,
  takeCase,
} from './index.ts';
import { caseSources, openDesk } from './testing.ts';

const { database } = await withTestDatabase(caseSources);
const desk = await openDesk(database, '2025-07-14T08:00');
const { runtime } = desk;
const today = '2025-07-14';
const purpose = 'giải quyết hồ sơ';
const postOf = (actor: Actor) => actor.duties[0]?.postId ?? '';
const viewOf = (caseId: string, actor: Actor) => ask(runtime, showCase, { actor, input: { caseId }, purpose });

const values: Record<string, string> = {
  commune: '98102',
  address: 'Thôn 3',
  beneficiaryName: 'Nguyễn Thị Tám',
  beneficiaryNumber: '967145000001',
  assistanceGround: 'elder',
  situation: 'Sống một mình',
  phone: '0912345678',
};

describe('procedures with steps of their own', () => {
  it('split their whole period, neither more nor less, in every version', () => {
    for (const [code, date] of [
      ['social-assistance', '2024-01-02'],
      ['social-assistance', today],
      ['fire-design-approval', today],
    ] as const) {
      const procedure = procedureAt(code, date);
      assert.ok(procedure?.steps !== undefined, code);
      const hours = stepsOf(procedure).reduce((sum, s) => sum + s.workingHours, 0);
      assert.equal(hours, procedure.deadline.workingDays * hoursOfDay, `${code} on ${date}`);
    }
  });
});

describe('social assistance', () => {
  it('goes from the review to the appraisal to the decision, each with its officer and its hours', async () => {
    const citizen = await desk.aCitizen();
    const { caseId, agencyCode } = await execute(runtime, submitApplication, {
      actor: citizen,
      input: { procedureCode: 'social-assistance', values },
    });
    const receiver = await desk.anOfficer(agencyCode, 'receiving-officer');
    const reviewer = await desk.anOfficer(agencyCode, 'specialist');
    const appraiser = await desk.anOfficer(agencyCode, 'specialist');
    const approver = await desk.anOfficer(agencyCode, 'approver');
    await execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 } });
    await execute(runtime, takeCase, { actor: reviewer, input: { caseId, version: 2 } });

    const propose = (actor: Actor, version: number) =>
      execute(runtime, proposeDecision, { actor, input: { caseId, version } });
    await assert.rejects(propose(reviewer, 3), { kind: 'conflict', key: 'cases.step-follows' });
    desk.at('2025-07-15T08:00');
    await execute(runtime, finishStep, {
      actor: reviewer,
      input: { caseId, version: 3, nextPostId: postOf(appraiser), note: 'Đã niêm yết đủ ngày' },
    });
    const second = await viewOf(caseId, appraiser);
    assert.deepEqual([second.case.step, second.case.ownerPostId], ['appraise', postOf(appraiser)]);
    assert.equal(second.case.stepMinutes, 24 * 60);
    assert.ok(!second.acts.includes('finish-step') && second.acts.includes('propose'));
    const reviewed = second.course.steps.find((s) => s.step === 'review');
    // Monday 8:00 to Tuesday 8:00 are eight working hours.
    assert.deepEqual([reviewed?.ours, reviewed?.outcome], [8 * 60, 'early']);

    await assert.rejects(propose(reviewer, 4), { kind: 'forbidden', key: 'cases.owned-by-another' });
    await assert.rejects(execute(runtime, finishStep, { actor: appraiser, input: { caseId, version: 4 } }), {
      key: 'cases.no-step-follows',
    });
    await propose(appraiser, 4);
    await execute(runtime, sendBack, { actor: approver, input: { caseId, version: 5, note: 'Xem lại mức hưởng' } });
    const back = await viewOf(caseId, appraiser);
    assert.deepEqual([back.case.step, back.case.ownerPostId], ['appraise', postOf(appraiser)]);
    await propose(appraiser, 6);
    await execute(runtime, approveCase, { actor: approver, input: { caseId, version: 7 } });
    const done = await viewOf(caseId, receiver);
    assert.deepEqual([done.case.state, done.case.step], ['approved', 'return']);
  });

  it('lies in the queue between two steps when nobody is named, and any colleague takes it', async () => {
    desk.at('2025-07-14T08:00');
    const citizen = await desk.aCitizen();
    const { caseId, agencyCode } = await execute(runtime, submitApplication, {
      actor: citizen,
      input: { procedureCode: 'social-assistance', values },
    });
    const officer = await desk.anOfficer(agencyCode, 'receiving-officer', 'specialist');
    const other = await desk.anOfficer(agencyCode, 'specialist');
    await execute(runtime, receiveCase, { actor: officer, input: { caseId, version: 1 } });
    await execute(runtime, takeCase, { actor: officer, input: { caseId, version: 2 } });
    await execute(runtime, finishStep, { actor: officer, input: { caseId, version: 3 } });
    const between = await viewOf(caseId, other);
    assert.deepEqual([between.case.ownerPostId, between.case.step], [null, 'appraise']);
    await execute(runtime, takeCase, { actor: other, input: { caseId, version: 4 } });
    assert.equal((await viewOf(caseId, other)).case.ownerPostId, postOf(other));
  });
});
