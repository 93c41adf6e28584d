import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, ask, type CommandContext, execute, systemActor } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { newId } from '#platform/ids';
import { issueResult } from '#results';
import {
  attachPaper,
  checkAttach,
  chooseReturnBy,
  movePaperUp,
  saveDraftPage,
  showDraft,
  showMyCase,
  startDraft,
  submitCase,
} from './index.ts';
import { answers, caseSources, fillDraft, openDesk, policeCode, procedureCode } from './testing.ts';

const { database } = await withTestDatabase(caseSources);
const desk = await openDesk(database, '2023-12-18T08:00');
const { runtime } = desk;

const show = (actor: Actor, draftId: string) => ask(runtime, showDraft, { actor, input: { draftId } });
const start = async (actor: Actor, code = procedureCode) =>
  (await execute(runtime, startDraft, { actor, input: { procedureCode: code } })).draftId;
const file = (name: string, paperCode = 'lawful-dwelling') => ({
  paperCode,
  fileHash: Buffer.from(name.padEnd(32, '.')).toString('hex').slice(0, 64),
  fileName: name,
  mediaType: 'image/png',
  sizeBytes: 10,
});

/** A result that the person was given before. */
const giveResult = (personId: string, resultCode: string, validTo?: string) =>
  database.transaction({ kind: 'system' }, async (tx) => {
    const nothing = () => undefined;
    const ctx = { ...runtime, tx, actor: systemActor, now: runtime.clock.now(), concerns: nothing, emit: nothing };
    await issueResult(ctx as CommandContext, {
      caseId: newId(),
      officialCode: `H98.20.01-${newId().slice(-6)}`,
      procedureCode: resultCode,
      resultCode,
      holderId: personId,
      agencyCode: policeCode,
      title: { vi: 'Giấy chứng nhận', en: 'Certificate' },
      lines: [],
      ...(validTo === undefined ? {} : { validTo }),
    });
  });

describe('papers that are not asked for', () => {
  it('are those whose data the state has, each with its law; the others are missed by name', async () => {
    const citizen = await desk.aCitizen();
    const draftId = await start(citizen);
    await fillDraft(runtime, citizen, draftId);
    const shown = await show(citizen, draftId);
    const card = shown.notAsked.find((n) => n.paper.code === 'identity-card');
    assert.equal(card?.standIn.kind, 'registry');
    assert.match(card?.standIn.legalBasis.vi ?? '', /104\/2022\/NĐ-CP/);
    assert.deepEqual(
      shown.asked.map((p) => p.code),
      ['lawful-dwelling'],
    );
    await assert.rejects(
      execute(runtime, submitCase, { actor: citizen, input: { draftId } }),
      (error: { fields: unknown }) => {
        assert.deepEqual(error.fields, [
          { field: 'paper-lawful-dwelling', key: 'cases.paper-missing', params: { name: shown.asked[0]?.name.vi } },
        ]);
        return true;
      },
    );
  });

  it('are also those for which the person has a valid result, while it is valid', async () => {
    const citizen = await desk.aCitizen();
    await giveResult(citizen.personId ?? '', 'land-change', '2023-12-31');
    const draftId = await start(citizen);
    await fillDraft(runtime, citizen, draftId);
    const shown = await show(citizen, draftId);
    assert.deepEqual(shown.asked, []);
    const dwelling = shown.notAsked.find((n) => n.paper.code === 'lawful-dwelling');
    assert.equal(dwelling?.standIn.kind, 'result');
    desk.at('2024-01-02T08:00');
    assert.deepEqual(
      (await show(citizen, draftId)).asked.map((p) => p.code),
      ['lawful-dwelling'],
    );
    desk.at('2023-12-18T08:00');
    const { caseId } = await execute(runtime, submitCase, { actor: citizen, input: { draftId } });
    const kinds = await database.asOwner((tx) =>
      tx.rows<{ code: string; kind: string }>(
        sql`select paper_code as code, kind from results.paper_not_asked where case_id = ${caseId} order by paper_code`,
      ),
    );
    assert.deepEqual(kinds, [
      { code: 'identity-card', kind: 'registry' },
      { code: 'lawful-dwelling', kind: 'result' },
    ]);
    const { case: found } = await ask(runtime, showMyCase, { actor: citizen, input: { caseId } });
    assert.equal(found.papersNotAsked, 2);
  });

  it('somebody else’s result is nobody’s stand-in', async () => {
    const [owner, other] = [await desk.aCitizen(), await desk.aCitizen()];
    await giveResult(owner.personId ?? '', 'land-change');
    const draftId = await start(other);
    await fillDraft(runtime, other, draftId);
    assert.deepEqual(
      (await show(other, draftId)).asked.map((p) => p.code),
      ['lawful-dwelling'],
    );
  });
});

describe('a procedure that changes under a draft', () => {
  const code = 'id-number-confirmation';
  const typed = { ...answers, oldCardKind: 'nine-digits', oldNumber: '245111333', purpose: 'bank', copies: '1' };
  async function fill(actor: Actor, draftId: string): Promise<void> {
    const { draft, procedure } = await show(actor, draftId);
    let { version } = draft;
    for (const page of procedure.form.pages) {
      const input = { draftId, version, page: page.id, values: { ...typed, ...draft.form } };
      ({ version } = await execute(runtime, saveDraftPage, { actor, input }));
    }
  }

  it('says so, keeps every answer, and is not sent unseen', async () => {
    const citizen = await desk.aCitizen();
    desk.at('2024-06-28T08:00');
    const draftId = await start(citizen, code);
    await fill(citizen, draftId);
    const before = await show(citizen, draftId);
    assert.equal(before.changedOn, undefined);

    desk.at('2024-07-02T08:00');
    const after = await show(citizen, draftId);
    assert.equal(after.changedOn, '2024-07-01');
    assert.deepEqual(after.draft.form, before.draft.form);
    const seen = { draftId, procedureVersion: before.procedure.validFrom };
    await assert.rejects(execute(runtime, submitCase, { actor: citizen, input: seen }), {
      kind: 'conflict',
      key: 'cases.procedure-changed',
    });
    await fill(citizen, draftId);
    assert.equal((await show(citizen, draftId)).changedOn, undefined);
    const again = { draftId, procedureVersion: after.procedure.validFrom };
    const { caseId } = await execute(runtime, submitCase, { actor: citizen, input: again });
    const { case: found } = await ask(runtime, showMyCase, { actor: citizen, input: { caseId } });
    assert.equal(found.procedureVersion, '2024-07-01');
    desk.at('2023-12-18T08:00');
  });
});

describe('pages of a paper', () => {
  it('keep their order, are moved one place forward, and reach the case in it', async () => {
    const citizen = await desk.aCitizen();
    const draftId = await start(citizen);
    await fillDraft(runtime, citizen, draftId);
    const attach = (name: string) =>
      execute(runtime, attachPaper, { actor: citizen, input: { draftId, file: file(name) } });
    const ids = [];
    for (const name of ['một', 'hai', 'ba']) ids.push((await attach(name)).paperId);
    const names = async () => (await show(citizen, draftId)).papers.map((p) => p.fileName);
    assert.deepEqual(await names(), ['một', 'hai', 'ba']);
    const up = (paperId: string, actor = citizen) =>
      execute(runtime, movePaperUp, { actor, input: { draftId, paperId } });
    await up(ids[2] ?? '');
    assert.deepEqual(await names(), ['một', 'ba', 'hai']);
    await up(ids[0] ?? '');
    assert.deepEqual(await names(), ['một', 'ba', 'hai']);
    await assert.rejects(up(newId()), { kind: 'not-found' });
    await assert.rejects(up(ids[1] ?? '', await desk.aCitizen()), { kind: 'not-found' });
    await attach('bốn');
    const { caseId } = await execute(runtime, submitCase, { actor: citizen, input: { draftId } });
    const { papers } = await ask(runtime, showMyCase, { actor: citizen, input: { caseId } });
    assert.deepEqual(
      papers.map((p) => p.fileName),
      ['một', 'ba', 'hai', 'bốn'],
    );
  });

  it('are sixty at most, and a file is refused before it is stored', async () => {
    const citizen = await desk.aCitizen();
    const draftId = await start(citizen);
    for (let n = 0; n < 60; n += 1)
      await execute(runtime, attachPaper, { actor: citizen, input: { draftId, file: file(`trang ${n}`) } });
    const check = (paperCode: string, actor = citizen) =>
      execute(runtime, checkAttach, { actor, input: { draftId, paperCode } });
    await assert.rejects(check('lawful-dwelling'), { kind: 'conflict', key: 'cases.too-many-papers' });
    await assert.rejects(check('no-such-paper'), { kind: 'not-found', key: 'cases.paper-not-found' });
    await assert.rejects(check('lawful-dwelling', await desk.aCitizen()), { key: 'cases.draft-not-found' });
  });
});

describe('how the result is wanted', () => {
  it('is what the form says; where the form does not ask, what was chosen beside it', async () => {
    const citizen = await desk.aCitizen();
    const draftId = await desk.readyDraft(citizen);
    await execute(runtime, chooseReturnBy, { actor: citizen, input: { draftId, returnBy: 'post' } });
    const { caseId } = await execute(runtime, submitCase, { actor: citizen, input: { draftId } });
    const { case: found } = await ask(runtime, showMyCase, { actor: citizen, input: { caseId } });
    assert.equal(found.returnBy, answers['resultChannel']);
  });
});
