import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, anonymousActor, ask, execute, rowScopeOf } from '#platform/command';
import { rawSql, sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import {
  answerSupplement,
  approveCase,
  attachPaper,
  attachSupplement,
  caseQueue,
  declineCase,
  detachPaper,
  discardDraft,
  handOverResult,
  myCases,
  proposeDecision,
  receiveCase,
  refuseCase,
  requestSupplement,
  saveDraftPage,
  sendBack,
  showCase,
  showDraft,
  showMyCase,
  startDraft,
  submitCase,
  takeCase,
  trackCase,
  withdrawCase,
} from './index.ts';
import { caseSources, openDesk, otherPoliceCode, policeCode, procedureCode, successorCode } from './testing.ts';

const { database } = await withTestDatabase(caseSources);
const desk = await openDesk(database, '2023-12-18T08:00');
const { runtime } = desk;

const citizen = await desk.aCitizen();
const stranger = await desk.aCitizen();
const receiver = await desk.anOfficer(policeCode, 'receiving-officer');
const otherAgency = await desk.anOfficer(otherPoliceCode, 'receiving-officer', 'specialist', 'approver');
const { caseId, trackingCode } = await desk.submitted(citizen);
const draftId = await desk.readyDraft(citizen);
const purpose = 'giải quyết hồ sơ';
const note = 'Lý do';
const legalGround = 'Điều 20 Luật Cư trú';
const file = {
  paperCode: 'lawful-dwelling',
  fileHash: 'c'.repeat(64),
  fileName: 'a.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 1,
};

const kindOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.kind;
    throw error;
  }
};

/** Every act of a desk on the case, as this actor. */
const deskActs = (actor: Actor) => ({
  receive: () => execute(runtime, receiveCase, { actor, input: { caseId, version: 1 } }),
  decline: () => execute(runtime, declineCase, { actor, input: { caseId, version: 1, note } }),
  take: () => execute(runtime, takeCase, { actor, input: { caseId, version: 1 } }),
  supplement: () => execute(runtime, requestSupplement, { actor, input: { caseId, version: 1, note } }),
  propose: () => execute(runtime, proposeDecision, { actor, input: { caseId, version: 1 } }),
  'send-back': () => execute(runtime, sendBack, { actor, input: { caseId, version: 1, note } }),
  approve: () => execute(runtime, approveCase, { actor, input: { caseId, version: 1 } }),
  refuse: () => execute(runtime, refuseCase, { actor, input: { caseId, version: 1, note, legalGround } }),
  return: () => execute(runtime, handOverResult, { actor, input: { caseId, version: 1 } }),
  show: () => ask(runtime, showCase, { actor, input: { caseId }, purpose }),
});

/** Every act of an applicant on the case and the draft, as this actor. */
const applicantActs = (actor: Actor) => ({
  'show case': () => ask(runtime, showMyCase, { actor, input: { caseId } }),
  withdraw: () => execute(runtime, withdrawCase, { actor, input: { caseId, version: 1 } }),
  'answer supplement': () => execute(runtime, answerSupplement, { actor, input: { caseId, version: 1 } }),
  'attach supplement': () => execute(runtime, attachSupplement, { actor, input: { caseId, file } }),
  'show draft': () => ask(runtime, showDraft, { actor, input: { draftId } }),
  save: () => execute(runtime, saveDraftPage, { actor, input: { draftId, version: 1, page: 'contact', values: {} } }),
  attach: () => execute(runtime, attachPaper, { actor, input: { draftId, file } }),
  detach: () => execute(runtime, detachPaper, { actor, input: { draftId, paperId: caseId } }),
  discard: () => execute(runtime, discardDraft, { actor, input: { draftId } }),
  submit: () => execute(runtime, submitCase, { actor, input: { draftId } }),
});

const tables = ['draft', 'case', 'case_event', 'paper', 'consultation'] as const;
const rowsSeenBy = (actor: Actor) =>
  database.read(rowScopeOf(actor), async (tx) => {
    const seen: Record<string, number> = {};
    for (const table of tables)
      seen[table] = (await tx.one<{ n: number }>(sql`select count(*) as n from cases.${rawSql(table)}`)).n;
    return seen;
  });
const nothing = Object.fromEntries(tables.map((t) => [t, 0]));

describe('an officer of another agency', () => {
  it('sees no row, whatever is asked of the database', async () => {
    assert.deepEqual(await rowsSeenBy(otherAgency), nothing);
    assert.ok(((await rowsSeenBy(receiver))['case'] ?? 0) > 0, 'the own agency sees it, so the test is awake');
  });

  for (const [act, run] of Object.entries(deskActs(otherAgency)))
    it(`cannot ${act}: the case is as if it were not there`, async () =>
      assert.equal(await kindOf(run()), 'not-found'));

  it('has an empty queue', async () => {
    const { rows, byOwner } = await ask(runtime, caseQueue, { actor: otherAgency, input: {} });
    assert.deepEqual([rows, byOwner], [[], []]);
    assert.equal((await ask(runtime, caseQueue, { actor: receiver, input: {} })).rows.length, 1);
  });

  it('changes nothing by writing past the commands', async () => {
    const changed = await database.transaction(rowScopeOf(otherAgency), (tx) =>
      tx.run(sql`update cases.case set state = 'withdrawn', owner_role = null where id = ${caseId}`),
    );
    assert.equal(changed, 0);
  });
});

describe('another citizen', () => {
  it('sees no row', async () => assert.deepEqual(await rowsSeenBy(stranger), nothing));

  for (const [act, run] of Object.entries(applicantActs(stranger)))
    it(`cannot ${act}`, async () => assert.equal(await kindOf(run()), 'not-found'));

  it('cannot write a history or a paper into a case that is not theirs', async () => {
    const write = (statement: ReturnType<typeof sql>) =>
      database.transaction(rowScopeOf(stranger), (tx) => tx.run(statement));
    const policy = /row-level security/;
    await assert.rejects(
      write(sql`insert into cases.case_event (id, case_id, act, to_state, at, actor_kind)
        values (gen_random_uuid(), ${caseId}, 'approve', 'approved', now(), 'citizen')`),
      policy,
    );
    await assert.rejects(
      write(sql`insert into cases.paper (id, draft_id, paper_code, file_hash, file_name, media_type, size_bytes, added_at)
        values (gen_random_uuid(), ${draftId}, 'x', 'x', 'x', 'x', 1, now())`),
      policy,
    );
  });

  it('finds nothing in their own list', async () => {
    const mine = await ask(runtime, myCases, { actor: stranger, input: {} });
    assert.deepEqual([mine.drafts, mine.cases], [[], []]);
  });
});

describe('whoever is not signed in', () => {
  it('sees no row', async () => assert.deepEqual(await rowsSeenBy(anonymousActor), nothing));

  for (const [act, run] of Object.entries({ ...deskActs(anonymousActor), ...applicantActs(anonymousActor) }))
    it(`is asked to sign in before they ${act}`, async () => assert.equal(await kindOf(run()), 'unauthenticated'));

  it('learns the state by the code, and neither name nor form', async () => {
    const found = await ask(runtime, trackCase, {
      actor: anonymousActor,
      input: { code: ` ${trackingCode.toLowerCase()}` },
    });
    assert.equal(found.state, 'submitted');
    assert.deepEqual(
      Object.keys(found).filter((key) => /form|applicant|person|account|commune/i.test(key)),
      [],
    );
  });

  for (const code of ['', 'KHONGCOMA1', "' or true --", '%', '🙂'.repeat(20)])
    it(`learns nothing by the code ${JSON.stringify(code)}`, async () => {
      assert.equal(await kindOf(ask(runtime, trackCase, { actor: anonymousActor, input: { code } })), 'not-found');
    });

  it('is told that a zero character cannot be read', async () => {
    const asked = ask(runtime, trackCase, { actor: anonymousActor, input: { code: 'a\0b' } });
    assert.equal(await kindOf(asked), 'invalid');
  });
});

describe('each role of the office', () => {
  it('does its own acts only: a citizen and an officer never change places', async () => {
    for (const [act, run] of Object.entries(deskActs(citizen)).filter(([name]) => name !== 'return'))
      assert.equal(await kindOf(run()), 'forbidden', act);
    for (const [act, run] of Object.entries(applicantActs(receiver)))
      assert.equal(await kindOf(run()), 'forbidden', act);
    assert.equal(
      await kindOf(execute(runtime, startDraft, { actor: receiver, input: { procedureCode } })),
      'forbidden',
    );
  });

  it('of one agency does not count in another: the role comes with its post', async () => {
    const mixed = await desk.anOfficer(policeCode, 'receiving-officer');
    const both: Actor = {
      ...mixed,
      duties: [...mixed.duties, ...otherAgency.duties.filter((d) => d.role === 'approver')],
      roles: ['receiving-officer', 'approver'],
      agencies: [...mixed.agencies, ...otherAgency.agencies],
    };
    assert.equal(await kindOf(deskActs(both).approve()), 'forbidden');
    const { acts } = await ask(runtime, showCase, { actor: both, input: { caseId }, purpose });
    assert.deepEqual(acts.sort(), ['decline', 'receive']);
  });

  it('must say why before a named case is opened, and the look is logged', async () => {
    assert.equal(await kindOf(ask(runtime, showCase, { actor: receiver, input: { caseId } })), 'invalid');
    const looks = () =>
      database.asOwner(
        async (tx) =>
          (
            await tx.one<{ n: number }>(sql`select count(*) as n from platform.audit_entry
              where action = 'cases.show-case' and case_id = ${caseId} and person_id = ${citizen.personId ?? ''}
                and account_id = ${receiver.accountId} and purpose = ${purpose}`)
          ).n,
      );
    const before = await looks();
    await ask(runtime, showCase, { actor: receiver, input: { caseId }, purpose });
    assert.equal(await looks(), before + 1);
  });
});

describe('when an agency is taken over by another', () => {
  it('its open cases are received by the officers of the successor, in the successor’s time', async () => {
    desk.at('2025-07-01T08:00');
    const successor = await desk.anOfficer(successorCode, 'receiving-officer', 'specialist');
    const { rows } = await ask(runtime, caseQueue, { actor: successor, input: { owner: 'receiving-officer' } });
    assert.ok(rows.some((r) => r.id === caseId));
    const received = await execute(runtime, receiveCase, { actor: successor, input: { caseId, version: 1 } });
    assert.ok(received.dueOn > '2025-07-01');
    const shown = await ask(runtime, showCase, { actor: successor, input: { caseId }, purpose });
    assert.equal(shown.case.state, 'received');
    assert.ok(shown.acts.includes('take'));
  });

  it('whoever had a post at the former agency has none any more', async () => {
    const former = await desk.asToday(receiver);
    assert.deepEqual([former.duties, former.agencies], [[], []]);
    assert.equal(await kindOf(deskActs(former).receive()), 'forbidden');
    assert.deepEqual(await rowsSeenBy(former), nothing);
  });
});
