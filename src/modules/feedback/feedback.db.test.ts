import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { declineCase } from '#cases';
import { caseSources } from '#cases/testing';
import { type Actor, anonymousActor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { openDesk, otherPoliceCode, policeCode } from '../cases/testing.ts';
import {
  acceptPetition,
  answerPetition,
  askAboutPetition,
  feedbackModule,
  myRating,
  petitionQueue,
  publishedPetitions,
  publishPetition,
  rateAnswer,
  rateCase,
  refusePetition,
  satisfaction,
  sendPetition,
  showMyPetition,
  showPetition,
  supplementPetition,
  transferPetition,
} from './index.ts';

const { database } = await withTestDatabase([
  ...caseSources,
  { module: feedbackModule.name, folder: feedbackModule.sqlFolder },
]);
const desk = await openDesk(database, '2023-12-18T08:00');
const { runtime } = desk;
const receiver = await desk.anOfficer(policeCode, 'receiving-officer');
const approver = await desk.anOfficer(policeCode, 'approver');
const above = await desk.anOfficer('H98.20', 'leader');
const elsewhere = await desk.anOfficer(otherPoliceCode, 'approver');

const refusedWith = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;
const purpose = 'xử lý phản ánh';

async function finishedCase(citizen: Actor): Promise<string> {
  const { caseId } = await desk.submitted(citizen);
  const input = { caseId, version: 1, note: 'Không thuộc thẩm quyền' };
  await execute(runtime, declineCase, { actor: receiver, input: input as never });
  return caseId;
}

async function sent(citizen: Actor, more: Partial<{ subject: string; agencyCode: string; caseId: string }> = {}) {
  const input = {
    kind: 'complaint',
    subject: 'delay',
    agencyCode: policeCode,
    text: 'Hồ sơ chậm đã một tháng.',
    ...more,
  };
  const { petitionId } = await execute(runtime, sendPetition, { actor: citizen, input: input as never });
  return petitionId;
}
const versionOf = async (actor: Actor, petitionId: string) =>
  (await ask(runtime, showMyPetition, { actor, input: { petitionId } })).petition.version;

describe('a rating', () => {
  it('is given once, for a finished case of one’s own, and names nobody to the office', async () => {
    const citizen = await desk.aCitizen();
    const { caseId: open } = await desk.submitted(await desk.aCitizen());
    const rate = (caseId: string, actor = citizen) =>
      execute(runtime, rateCase, {
        actor,
        input: { caseId, overall: 2, scores: { attitude: 2, time: 1 }, comment: ' Cán bộ tận tình. ' },
      });
    await assert.rejects(rate(open), refusedWith('cases.not-found'));
    const caseId = await finishedCase(citizen);
    const came = await Promise.allSettled([rate(caseId), rate(caseId), rate(caseId)]);
    assert.equal(came.filter((c) => c.status === 'fulfilled').length, 1);
    const { rating } = await ask(runtime, myRating, { actor: citizen, input: { caseId } });
    assert.deepEqual(rating?.scores, [1, null, null, null, null, null, 2, null, null]);

    const input = { from: '2023-12-01', to: '2023-12-31' };
    const { rows, means, comments } = await ask(runtime, satisfaction, { actor: approver, input });
    assert.deepEqual(
      rows.map((r) => [r.agencyCode, r.ratings, r.satisfied]),
      [[policeCode, 1, 1]],
    );
    assert.deepEqual(
      means.filter((m) => m.mean !== null),
      [
        { criterion: 'time', mean: 1 },
        { criterion: 'attitude', mean: 2 },
      ],
    );
    assert.deepEqual(
      comments.map((c) => c.comment),
      ['Cán bộ tận tình.'],
    );
    assert.deepEqual((await ask(runtime, satisfaction, { actor: elsewhere, input })).rows, []);
    const seen = await database.transaction({ kind: 'officer', agencies: [policeCode] }, (tx) =>
      tx.rows(sql`select person_id from feedback.rating`),
    );
    assert.deepEqual(seen, [], 'who rated is closed to the office, whatever it asks');
  });

  it('waits for the end of the case', async () => {
    const citizen = await desk.aCitizen();
    const { caseId } = await desk.submitted(citizen);
    await assert.rejects(
      execute(runtime, rateCase, { actor: citizen, input: { caseId, overall: 0 } }),
      refusedWith('feedback.not-finished'),
    );
  });
});

describe('a complaint', () => {
  it('is answered, published without names and rated, each step with its date', async () => {
    const citizen = await desk.aCitizen();
    const petitionId = await sent(citizen);
    const target = async () => ({ petitionId, version: await versionOf(citizen, petitionId) });
    await execute(runtime, acceptPetition, { actor: receiver, input: await target() });
    desk.at('2023-12-20T09:00');
    const question = 'Đề nghị cho biết mã hồ sơ.';
    await execute(runtime, askAboutPetition, { actor: receiver, input: { ...(await target()), question } });
    desk.at('2023-12-25T09:00');
    const supplement = 'Tôi không giữ mã hồ sơ.';
    await execute(runtime, supplementPetition, { actor: citizen, input: { ...(await target()), supplement } });
    await assert.rejects(
      execute(runtime, askAboutPetition, { actor: receiver, input: { ...(await target()), question } }),
      refusedWith('feedback.asked-before'),
    );
    const answer = { answer: 'Hồ sơ đã được giải quyết ngày 22/12.', finding: 'right' as const };
    await execute(runtime, answerPetition, { actor: receiver, input: { ...(await target()), ...answer } });
    await execute(runtime, rateAnswer, { actor: citizen, input: { petitionId, satisfaction: 2 } });
    await assert.rejects(
      execute(runtime, rateAnswer, { actor: citizen, input: { petitionId, satisfaction: 0 } }),
      refusedWith('feedback.already-rated'),
    );
    const words = { publicText: 'Hồ sơ bị chậm.', publicAnswer: 'Đã giải quyết.' };
    await execute(runtime, publishPetition, { actor: approver, input: { ...(await target()), ...words } });

    const { petition, events } = await ask(runtime, showMyPetition, { actor: citizen, input: { petitionId } });
    // 15 working days after 18/12 would be 09/01; the three that the sender took move it to 12/01.
    assert.equal(petition.handleBy, '2024-01-12');
    assert.equal(petition.publishBy, '2023-12-27');
    assert.deepEqual(
      events.map((e) => e.act),
      ['send', 'accept', 'ask', 'supplement', 'answer', 'rate', 'publish'],
    );
    const { rows } = await ask(runtime, publishedPetitions, { actor: anonymousActor, input: {} });
    assert.deepEqual(
      rows.map((r) => [r.publicText, r.publicAnswer]),
      [['Hồ sơ bị chậm.', 'Đã giải quyết.']],
    );
    assert.ok(!JSON.stringify(rows).includes('không giữ mã'), 'what the sender wrote is not published');
    desk.at('2023-12-18T08:00');
  });

  it('about the conduct of officers goes to the agency above, and they do not see it', async () => {
    const citizen = await desk.aCitizen();
    const petitionId = await sent(citizen, { subject: 'attitude' });
    const look = (actor: Actor) => ask(runtime, showPetition, { actor, input: { petitionId }, purpose });
    await assert.rejects(look(approver), refusedWith('feedback.not-found'));
    await assert.rejects(look(receiver), refusedWith('feedback.not-found'));
    assert.equal((await look(above)).petition.handlingAgency, 'H98.20');
    assert.ok((await ask(runtime, petitionQueue, { actor: above, input: {} })).rows.some((r) => r.id === petitionId));
    assert.ok(
      !(await ask(runtime, petitionQueue, { actor: approver, input: {} })).rows.some((r) => r.id === petitionId),
    );
  });

  it('sent to the wrong agency is passed on with its clock, and the first one does nothing more with it', async () => {
    const citizen = await desk.aCitizen();
    const petitionId = await sent(citizen);
    const before = (await ask(runtime, showMyPetition, { actor: citizen, input: { petitionId } })).petition.handleBy;
    const input = { petitionId, version: 1, agencyCode: otherPoliceCode };
    await execute(runtime, transferPetition, { actor: receiver, input });
    // It sees where it went, and can do nothing more.
    assert.ok(
      !(await ask(runtime, petitionQueue, { actor: receiver, input: {} })).rows.some((r) => r.id === petitionId),
    );
    await assert.rejects(
      execute(runtime, acceptPetition, { actor: receiver, input: { petitionId, version: 2 } }),
      refusedWith('feedback.not-yours'),
    );
    const { petition } = await ask(runtime, showPetition, { actor: elsewhere, input: { petitionId }, purpose });
    assert.equal(petition.handleBy, before);
  });

  it('taken up by two at once is taken up once; a stranger cannot touch it', async () => {
    const citizen = await desk.aCitizen();
    const petitionId = await sent(citizen);
    const input = { petitionId, version: 1 };
    const came = await Promise.allSettled([
      execute(runtime, acceptPetition, { actor: receiver, input }),
      execute(runtime, refusePetition, { actor: approver, input: { ...input, ground: 'Không thuộc thẩm quyền' } }),
    ]);
    assert.equal(came.filter((c) => c.status === 'fulfilled').length, 1);
    const stranger = await desk.aCitizen();
    await assert.rejects(
      ask(runtime, showMyPetition, { actor: stranger, input: { petitionId } }),
      refusedWith('feedback.not-found'),
    );
  });
});
