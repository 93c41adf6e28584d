import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { payAtCounter } from '#payments';
import { ask, type Command, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { aPerson } from '#population/testing';
import {
  answerSupplement,
  approveCase,
  attachPaper,
  attachSupplement,
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
} from './index.ts';
import {
  caseSources,
  communeCode,
  countRows,
  fillDraft,
  openDesk,
  policeCode,
  procedureCode,
  procedureOn,
} from './testing.ts';

const { database } = await withTestDatabase(caseSources);
const desk = await openDesk(database, '2023-12-18T08:00');
const { runtime } = desk;
const receiver = await desk.anOfficer(policeCode, 'receiving-officer');
const secondReceiver = await desk.anOfficer(policeCode, 'receiving-officer');
const specialist = await desk.anOfficer(policeCode, 'specialist');
const approver = await desk.anOfficer(policeCode, 'approver');

const refused = (kind: string, key: string) => (error: unknown) =>
  error instanceof Refusal && error.kind === kind && error.key === key;
const purpose = 'giải quyết hồ sơ';
const viewOf = (caseId: string) => ask(runtime, showCase, { actor: receiver, input: { caseId }, purpose });
const versionOf = async (caseId: string) => (await viewOf(caseId)).case.version;

/** Everything that the database knows of one case, to tell that nothing changed. */
const traces = async (caseId: string) => {
  const { case: row, history } = await viewOf(caseId);
  const [audit, outbox] = await database.asOwner(async (tx) => [
    await tx.rows(
      sql`select action from platform.audit_entry where case_id = ${caseId} and action <> 'cases.show-case'`,
    ),
    await tx.rows(sql`select name from platform.outbox_message where payload->>'caseId' = ${caseId}`),
  ]);
  return { row, history, audit, outbox };
};

/** Messages that a person was told about a case, by the name of their text. */
const toldOf = async (citizen: { personId?: string }, caseId: string): Promise<string[]> => {
  const rows = await database.asOwner((tx) =>
    tx.rows<{ template: string }>(sql`select template from notifications.message
      where case_id = ${caseId} and person_id = ${citizen.personId} order by template`),
  );
  return rows.map((r) => r.template.replace('cases.notify.', ''));
};
const legalGround = 'Điều 20 Luật Cư trú 68/2020/QH14';

describe('a draft', () => {
  it('begins with what the registry knows, and keeps that whatever is sent', async () => {
    const person = await aPerson(database, { fullName: "H'Bliăk Niê Kdăm", sex: 'female' });
    const citizen = await desk.aCitizen(person);
    const { draftId } = await execute(runtime, startDraft, { actor: citizen, input: { procedureCode } });
    const before = await ask(runtime, showDraft, { actor: citizen, input: { draftId } });
    assert.equal(before.draft.form['fullName'], "H'Bliăk Niê Kdăm");
    assert.equal(before.draft.form['personalNumber'], person.personalNumber);
    assert.ok(before.locked.includes('fullName'));
    const values = { ...before.draft.form, fullName: 'Người Khác' };
    await execute(runtime, saveDraftPage, {
      actor: citizen,
      input: { draftId, version: 1, page: 'applicant', values },
    });
    const after = await ask(runtime, showDraft, { actor: citizen, input: { draftId } });
    assert.equal(after.draft.form['fullName'], "H'Bliăk Niê Kdăm");
  });

  it('keeps what does not fit as it was typed, and says what is wrong', async () => {
    const citizen = await desk.aCitizen();
    const { draftId } = await execute(runtime, startDraft, { actor: citizen, input: { procedureCode } });
    const values = { phone: ' 12 34 a', email: 'không@' };
    const saved = await execute(runtime, saveDraftPage, {
      actor: citizen,
      input: { draftId, version: 1, page: 'contact', values },
    });
    assert.deepEqual(
      saved.faults.map((f) => f.field),
      ['phone', 'email'],
    );
    const { draft, faults } = await ask(runtime, showDraft, { actor: citizen, input: { draftId } });
    assert.equal(draft.form['phone'], ' 12 34 a');
    assert.equal(draft.form['email'], 'không@');
    assert.ok(faults.some((f) => f.field === 'phone'));
  });

  it('is not changed from a page that is older than it', async () => {
    const citizen = await desk.aCitizen();
    const { draftId } = await execute(runtime, startDraft, { actor: citizen, input: { procedureCode } });
    const save = (phone: string) =>
      execute(runtime, saveDraftPage, {
        actor: citizen,
        input: { draftId, version: 1, page: 'contact', values: { phone } },
      });
    await save('0912345678');
    await assert.rejects(save('0987654321'), refused('conflict', 'cases.draft-stale'));
    const { draft } = await ask(runtime, showDraft, { actor: citizen, input: { draftId } });
    assert.equal(draft.form['phone'], '0912345678');
  });

  it('is refused at submission with all faults at once, missing papers among them', async () => {
    const citizen = await desk.aCitizen();
    const { draftId } = await execute(runtime, startDraft, { actor: citizen, input: { procedureCode } });
    const values = { ground: 'own' };
    await execute(runtime, saveDraftPage, { actor: citizen, input: { draftId, version: 1, page: 'ground', values } });
    await assert.rejects(execute(runtime, submitCase, { actor: citizen, input: { draftId } }), (error) => {
      assert.ok(error instanceof Refusal && error.kind === 'invalid');
      const fields = error.fields.map((f) => f.field);
      for (const field of ['commune', 'household', 'phone', 'resultChannel', 'paper-lawful-dwelling'])
        assert.ok(fields.includes(field), `${field} is not among ${fields.join(', ')}`);
      assert.ok(!fields.includes('paper-identity-card'), 'a paper that the registry replaces is asked for');
      return true;
    });
    const { drafts } = await ask(runtime, myCases, { actor: citizen, input: {} });
    assert.equal(drafts.length, 1);
  });

  it('may not name a commune that there is no more', async () => {
    const citizen = await desk.aCitizen();
    const draftId = await desk.readyDraft(citizen);
    const { draft } = await ask(runtime, showDraft, { actor: citizen, input: { draftId } });
    const values = { ...draft.form, commune: '99999' };
    await execute(runtime, saveDraftPage, {
      actor: citizen,
      input: { draftId, version: draft.version, page: 'place', values },
    });
    await assert.rejects(
      execute(runtime, submitCase, { actor: citizen, input: { draftId } }),
      refused('invalid', 'cases.commune-unknown'),
    );
  });

  it('takes only papers that the procedure knows, and not without end', async () => {
    const citizen = await desk.aCitizen();
    const draftId = await desk.readyDraft(citizen);
    const attach = (paperCode: string) =>
      execute(runtime, attachPaper, {
        actor: citizen,
        input: {
          draftId,
          file: { paperCode, fileHash: 'a'.repeat(64), fileName: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 1 },
        },
      });
    await assert.rejects(attach('no-such-paper'), refused('not-found', 'cases.paper-not-found'));
    for (let i = 0; i < 59; i += 1) await attach('lawful-dwelling');
    await assert.rejects(attach('lawful-dwelling'), refused('conflict', 'cases.too-many-papers'));
  });
});

describe('a case from submission to return', () => {
  it('goes through all hands with code, due date, supplement, result and messages', async () => {
    desk.at('2023-12-18T08:00');
    const citizen = await desk.aCitizen();
    const draftId = await desk.readyDraft(citizen);
    const first = await execute(runtime, submitCase, { actor: citizen, input: { draftId } });
    const again = await execute(runtime, submitCase, { actor: citizen, input: { draftId } });
    assert.deepEqual(again, first);
    const { caseId } = first;
    const submitted = await viewOf(caseId);
    assert.equal(submitted.case.agencyCode, policeCode);
    assert.equal(submitted.case.dueOn, null, 'the clock runs from receipt, not from submission');
    assert.equal(submitted.papers.length, 1);

    desk.at('2023-12-18T08:30');
    const received = await execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 } });
    // Seven working days after Monday 18 December: the 27th, two Sundays and a Saturday between.
    assert.equal(procedureOn('2023-12-18').deadline.workingDays, 7);
    assert.equal(received.dueOn, '2023-12-27');
    assert.match(received.officialCode, /H98-231218-\d{4}$/);

    desk.at('2023-12-19T09:00');
    await execute(runtime, takeCase, { actor: specialist, input: { caseId, version: 2 } });
    await execute(runtime, requestSupplement, {
      actor: specialist,
      input: { caseId, version: 3, note: 'Thiếu trang hai của hợp đồng.' },
    });
    assert.equal((await viewOf(caseId)).case.waitingSince, '2023-12-19');

    desk.at('2023-12-21T14:00');
    const file = { fileHash: 'b'.repeat(64), fileName: 'trang 2.pdf', mediaType: 'application/pdf', sizeBytes: 9 };
    await execute(runtime, attachSupplement, {
      actor: citizen,
      input: { caseId, file: { paperCode: 'lawful-dwelling', ...file } },
    });
    await execute(runtime, answerSupplement, {
      actor: citizen,
      input: { caseId, version: 4, note: 'Xin gửi bổ sung' },
    });
    const resumed = await viewOf(caseId);
    // The period begins anew on Thursday the 21st; New Year's Day is off: seven working days later is Tuesday 2 January.
    assert.equal(resumed.case.dueOn, '2024-01-02');
    assert.equal(resumed.case.waitingSince, null);
    assert.equal(resumed.case.ownerPostId, specialist.duties[0]?.postId, 'whoever took the case keeps it');
    await assert.rejects(
      execute(runtime, requestSupplement, { actor: specialist, input: { caseId, version: 5, note: 'Nữa' } }),
      refused('conflict', 'cases.supplement-only-once'),
    );

    desk.at('2023-12-22T10:00');
    await execute(runtime, proposeDecision, { actor: specialist, input: { caseId, version: 5 } });
    await execute(runtime, sendBack, { actor: approver, input: { caseId, version: 6, note: 'Xem lại địa chỉ' } });
    assert.equal((await viewOf(caseId)).case.ownerPostId, specialist.duties[0]?.postId);
    await execute(runtime, proposeDecision, { actor: specialist, input: { caseId, version: 7 } });
    const { number } = await execute(runtime, approveCase, { actor: approver, input: { caseId, version: 8 } });
    assert.match(number, /^\d{2,}\/2023$/);
    const { case: approved, result } = await ask(runtime, showMyCase, { actor: citizen, input: { caseId } });
    assert.equal(approved.finishedOn, '2023-12-22');
    assert.equal(result?.number, number);
    assert.equal(result?.state, 'drawing', 'its paper follows the decision');

    desk.at('2023-12-22T11:00');
    const early = execute(runtime, handOverResult, { actor: citizen, input: { caseId, version: 9 } });
    await assert.rejects(early, refused('conflict', 'cases.fee-unpaid'));
    const { bill } = await viewOf(caseId);
    await execute(runtime, payAtCounter, {
      actor: receiver,
      input: { billId: bill?.id ?? '', amount: bill?.amount ?? 0 },
    });

    desk.at('2023-12-23T20:00');
    await execute(runtime, handOverResult, { actor: citizen, input: { caseId, version: 9 } });
    const { case: returned, history, acts } = await viewOf(caseId);
    assert.equal(returned.state, 'returned');
    assert.equal(returned.ownerRole, null);
    assert.deepEqual(acts, []);
    assert.deepEqual(
      history.map((h) => h.act),
      [
        'submit',
        'receive',
        'take',
        'request-supplement',
        'supplement',
        'propose',
        'send-back',
        'propose',
        'approve',
        'return',
      ],
    );

    assert.deepEqual(await toldOf(citizen, caseId), ['approve', 'receive', 'request-supplement', 'submit']);
  });

  it('counts from the next working day when it arrives after 15:00', async () => {
    desk.at('2023-12-18T15:01');
    const { caseId } = await desk.submitted(await desk.aCitizen());
    const { dueOn } = await execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 } });
    assert.equal(dueOn, '2023-12-28');
  });

  it('tells a second officer with an older page that it has moved, and stays as it is', async () => {
    const { caseId } = await desk.submitted(await desk.aCitizen());
    await execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 } });
    const before = await traces(caseId);
    await assert.rejects(
      execute(runtime, receiveCase, { actor: secondReceiver, input: { caseId, version: 1 } }),
      refused('conflict', 'cases.stale'),
    );
    assert.deepEqual(await traces(caseId), before);
  });

  it('is refused only with words to the person', async () => {
    const citizen = await desk.aCitizen();
    const { caseId } = await desk.submitted(citizen);
    await execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 } });
    await execute(runtime, takeCase, { actor: specialist, input: { caseId, version: 2 } });
    await execute(runtime, proposeDecision, { actor: specialist, input: { caseId, version: 3 } });
    await assert.rejects(
      execute(runtime, refuseCase, { actor: approver, input: { caseId, version: 4, note: '', legalGround } }),
      refused('invalid', 'platform.invalid-input'),
    );
    await assert.rejects(
      execute(runtime, refuseCase, { actor: approver, input: { caseId, version: 4, note: ' \n ', legalGround } }),
      (error) => error instanceof Refusal && error.kind === 'invalid',
      'blanks are no reason',
    );
    assert.equal((await viewOf(caseId)).case.state, 'approving');
    const note = 'Chỗ ở không đủ điều kiện.';
    await execute(runtime, refuseCase, { actor: approver, input: { caseId, version: 4, note, legalGround } });
    const shown = await ask(runtime, showMyCase, { actor: citizen, input: { caseId } });
    assert.equal(shown.case.state, 'refused');
    assert.equal(shown.history.at(-1)?.note, note);
    assert.equal(shown.result, undefined);
  });
});

describe('what an act leaves behind', () => {
  it('is one audit row with duty, person and case, and one message, beside the history', async () => {
    const citizen = await desk.aCitizen();
    const { caseId } = await desk.submitted(citizen);
    await execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 } });
    const rows = await database.asOwner((tx) =>
      tx.rows<
        Record<string, unknown>
      >(sql`select action, actor_kind, account_id, post_id, agency_code, person_id, detail
        from platform.audit_entry where case_id = ${caseId} order by at, id`),
    );
    assert.deepEqual(rows.map((r) => r['action']).sort(), ['cases.receive-case', 'cases.submit-case']);
    const row = rows.find((r) => r['action'] === 'cases.receive-case');
    assert.deepEqual(
      [row?.['account_id'], row?.['post_id'], row?.['agency_code'], row?.['person_id']],
      [receiver.accountId, receiver.duties[0]?.postId, policeCode, citizen.personId],
    );
    const messages = await database.asOwner((tx) =>
      tx.rows<{ name: string; payload: Record<string, unknown> }>(
        sql`select name, payload from platform.outbox_message where payload->>'caseId' = ${caseId}`,
      ),
    );
    assert.deepEqual(messages.map((m) => m.name).sort(), ['cases.case-moved.v1', 'cases.case-submitted.v1']);
    assert.ok(!JSON.stringify([rows, messages]).includes(communeCode), 'what people wrote does not belong here');
  });

  const failing = <C extends Command<never, unknown>>(command: C): C => ({
    ...command,
    run: async (ctx: never, input: never) => {
      await command.run(ctx, input);
      throw new Error('pulled the plug');
    },
  });

  it('is nothing at all when the act fails after it wrote', async () => {
    const citizen = await desk.aCitizen();
    const { caseId } = await desk.submitted(citizen);
    const before = await traces(caseId);
    const input = { caseId, version: 1 };
    await assert.rejects(
      execute(runtime, failing(receiveCase as never) as typeof receiveCase, { actor: receiver, input }),
      /pulled the plug/,
    );
    assert.deepEqual(await traces(caseId), before);

    const draftId = await desk.readyDraft(citizen);
    const counts = async () =>
      Object.fromEntries(
        await Promise.all(
          (['case', 'draft', 'history', 'paper', 'audit', 'outbox'] as const).map(
            async (table) => [table, await countRows(database, table)] as const,
          ),
        ),
      );
    const counted = await counts();
    await assert.rejects(
      execute(runtime, failing(submitCase as never) as typeof submitCase, { actor: citizen, input: { draftId } }),
      /pulled the plug/,
    );
    assert.deepEqual(await counts(), counted);
  });

  it('uses up no code when the receipt fails: the next case gets it', async () => {
    const [one, two] = [await desk.submitted(await desk.aCitizen()), await desk.submitted(await desk.aCitizen())];
    const act = failing(receiveCase as never) as typeof receiveCase;
    const receive = async (caseId: string, command = receiveCase) =>
      (await execute(runtime, command, { actor: receiver, input: { caseId, version: 1 } })).officialCode;
    const first = await receive(one.caseId);
    await assert.rejects(receive(two.caseId, act), /pulled the plug/);
    const second = await receive(two.caseId);
    assert.equal(Number(second.slice(-4)), Number(first.slice(-4)) + 1);
  });
});

describe('the same act sent twice with one key', () => {
  it('is done once and answers the same', async () => {
    const citizen = await desk.aCitizen();
    const key = randomUUID();
    const start = () => execute(runtime, startDraft, { actor: citizen, input: { procedureCode }, key });
    const answers = await Promise.all([start(), start(), start()]);
    assert.equal(new Set(answers.map((a) => a.draftId)).size, 1);
    const { drafts } = await ask(runtime, myCases, { actor: citizen, input: {} });
    assert.equal(drafts.length, 1);
  });

  it('lets an officer receive twice without harm, and hands out the same code', async () => {
    const { caseId } = await desk.submitted(await desk.aCitizen());
    const key = randomUUID();
    const receive = () => execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 }, key });
    assert.deepEqual(await receive(), await receive());
    assert.equal(await versionOf(caseId), 2);
  });

  it('is refused with another input or as another act', async () => {
    const citizen = await desk.aCitizen();
    const key = randomUUID();
    const { draftId } = await execute(runtime, startDraft, { actor: citizen, input: { procedureCode }, key });
    const other = { procedureCode: 'temporary-residence' };
    await assert.rejects(
      execute(runtime, startDraft, { actor: citizen, input: other, key }),
      refused('conflict', 'platform.key-reused'),
    );
    await fillDraft(runtime, citizen, draftId);
    await assert.rejects(
      execute(runtime, submitCase, { actor: citizen, input: { draftId }, key }),
      refused('conflict', 'platform.key-reused'),
    );
  });

  it('is nobody else’s: the same key of another person is another act', async () => {
    const key = randomUUID();
    const [one, two] = [await desk.aCitizen(), await desk.aCitizen()];
    const start = (actor: typeof one) => execute(runtime, startDraft, { actor, input: { procedureCode }, key });
    assert.notEqual((await start(one)).draftId, (await start(two)).draftId);
  });

  it('is done after all when the first attempt was refused', async () => {
    const citizen = await desk.aCitizen();
    const { draftId } = await execute(runtime, startDraft, { actor: citizen, input: { procedureCode } });
    const key = randomUUID();
    const submit = () => execute(runtime, submitCase, { actor: citizen, input: { draftId }, key });
    await assert.rejects(submit(), refused('invalid', 'cases.form-incomplete'));
    const values = { ground: 'relatives' };
    await fillDraft(runtime, citizen, draftId);
    const { draft } = await ask(runtime, showDraft, { actor: citizen, input: { draftId } });
    const input = { draftId, version: draft.version, page: 'ground', values };
    await execute(runtime, saveDraftPage, { actor: citizen, input });
    assert.match((await submit()).trackingCode, /^\w{10}$/);
  });
});
