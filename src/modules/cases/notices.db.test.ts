import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { myMessages, notificationsModule } from '#notifications';
import { payAtCounter } from '#payments';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { deliverMessage, takeTurn } from '#platform/jobs';
import { replaceResult, revokeResult } from '#results';
import { delegatePost } from '#territory';
import {
  approveCase,
  assignCase,
  casesModule,
  handOverResult,
  proposeDecision,
  receiveAtCounter,
  receiveCase,
  showCase,
  takeCase,
} from './index.ts';
import { answers, caseSources, openDesk, policeCode, procedureCode } from './testing.ts';

const { database } = await withTestDatabase(caseSources);
const desk = await openDesk(database, '2023-12-18T08:00');
const { runtime } = desk;
const receiver = await desk.anOfficer(policeCode, 'receiving-officer');
const specialist = await desk.anOfficer(policeCode, 'specialist');
const colleague = await desk.anOfficer(policeCode, 'specialist');
const approver = await desk.anOfficer(policeCode, 'approver');
const purpose = 'giải quyết hồ sơ';

interface Told {
  template: string;
  contact: { phone?: string; email?: string } | null;
  params: Record<string, unknown>;
}

const told = (person: Actor) =>
  database.asOwner((tx) =>
    tx.rows<Told>(sql`select template, contact, params from notifications.message
      where person_id = ${person.personId} order by template`),
  );

const postOf = (actor: Actor) => actor.duties[0]?.postId ?? '';

describe('a message about a case', () => {
  it('goes where the person said in the form', async () => {
    const citizen = await desk.aCitizen();
    const { caseId } = await desk.submitted(citizen);
    await execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 } });
    const messages = await told(citizen);
    assert.deepEqual(
      messages.map((m) => [m.template, m.contact?.phone]),
      [
        ['cases.notify.receive', answers['phone']],
        ['cases.notify.submit', answers['phone']],
      ],
    );
    assert.ok(!('email' in (messages[0]?.contact ?? {})), 'an empty answer hides no address of the registry');
  });

  it('to a post reaches whoever stands in for it today', async () => {
    const citizen = await desk.aCitizen();
    const { caseId } = await desk.submitted(citizen);
    await execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 } });
    const absence = { postId: postOf(specialist), deputyId: colleague.accountId ?? '', reason: 'leave' } as const;
    await execute(runtime, delegatePost, { actor: specialist, input: { ...absence, until: '2023-12-22' } });
    await execute(runtime, assignCase, { actor: approver, input: { caseId, version: 2, postId: postOf(specialist) } });
    const [plan] = notificationsModule.tasks ?? [];
    assert.ok(plan);
    await takeTurn(runtime, plan);
    const seenBy = async (actor: Actor) =>
      (await ask(runtime, myMessages, { actor, input: {} })).messages.filter((m) => m.caseId === caseId).length;
    assert.deepEqual([await seenBy(await desk.asToday(colleague)), await seenBy(specialist)], [1, 1]);
    desk.at('2023-12-25T08:00');
    assert.equal(await seenBy(await desk.asToday(colleague)), 0, 'back from leave: no longer the deputy’s business');
    desk.at('2023-12-18T08:00');
  });
});

describe('a case that is taken in at the counter', () => {
  it('owes the counter’s fee, and its result is not handed over before it is paid', async () => {
    const citizen = await desk.aCitizen();
    const { caseId } = await execute(runtime, receiveAtCounter, {
      actor: receiver,
      input: {
        procedureCode,
        applicantId: citizen.personId ?? '',
        values: { ...answers, resultChannel: 'counter' },
        channel: 'counter',
        papers: [{ code: 'lawful-dwelling', kind: 'copy', count: 1 }],
        returnBy: 'counter',
      },
    });
    const viewed = () => ask(runtime, showCase, { actor: receiver, input: { caseId }, purpose });
    const { bill } = await viewed();
    assert.deepEqual([bill?.state, bill?.amount], ['open', 20_000]);
    await execute(runtime, takeCase, { actor: specialist, input: { caseId, version: 2 } });
    await execute(runtime, proposeDecision, { actor: specialist, input: { caseId, version: 3 } });
    await execute(runtime, approveCase, { actor: approver, input: { caseId, version: 4 } });
    const handOver = () =>
      execute(runtime, handOverResult, { actor: receiver, input: { caseId, version: 5, by: 'counter' } });
    await assert.rejects(handOver(), { kind: 'conflict', key: 'cases.fee-unpaid' });
    await execute(runtime, payAtCounter, { actor: receiver, input: { billId: bill?.id ?? '', amount: 20_000 } });
    await handOver();
    assert.equal((await viewed()).case.state, 'returned');
  });
});

describe('a result that loses its force', () => {
  it('is told to its holder with the reason, once', async () => {
    const citizen = await desk.aCitizen();
    const { caseId } = await desk.submitted(citizen);
    await execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 } });
    await execute(runtime, takeCase, { actor: specialist, input: { caseId, version: 2 } });
    await execute(runtime, proposeDecision, { actor: specialist, input: { caseId, version: 3 } });
    const { number } = await execute(runtime, approveCase, { actor: approver, input: { caseId, version: 4 } });
    const first = await database.asOwner((tx) =>
      tx.one<{ id: string; lines: { label: string; value: string }[] }>(
        sql`select id, lines from results.result where case_id = ${caseId}`,
      ),
    );
    const second = await execute(runtime, replaceResult, {
      actor: approver,
      input: { resultId: first.id, reason: 'Sai địa chỉ', lines: first.lines },
    });
    await execute(runtime, revokeResult, {
      actor: approver,
      input: { resultId: second.resultId, reason: 'Giấy tờ giả' },
    });
    await deliver(caseId);
    await deliver(caseId);
    const ended = (await told(citizen)).filter((m) => m.template.startsWith('cases.notify.result-'));
    assert.deepEqual(ended.map((m) => [m.template, m.params['number'], m.params['reason']]).sort(), [
      ['cases.notify.result-replaced', number, 'Sai địa chỉ'],
      ['cases.notify.result-revoked', second.number, 'Giấy tờ giả'],
    ]);
  });
});

async function deliver(caseId: string): Promise<void> {
  const waiting = await database.asOwner((tx) =>
    tx.rows<{ id: string }>(sql`select id from platform.outbox_message where name = 'results.result-ended.v1'
      and payload->>'caseId' = ${caseId} order by occurred_at`),
  );
  for (const { id } of waiting) await deliverMessage(runtime, casesModule.reactions, id);
}
