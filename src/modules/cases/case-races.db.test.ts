import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, execute } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import {
  attachPaper,
  declineCase,
  discardDraft,
  myCases,
  receiveCase,
  saveDraftPage,
  showCase,
  showDraft,
  submitCase,
  withdrawCase,
} from './index.ts';
import { caseSources, countRows, openDesk, policeCode } from './testing.ts';

const { database } = await withTestDatabase(caseSources);
const desk = await openDesk(database, '2023-12-18T08:00');
const { runtime } = desk;
const [one, two] = [
  await desk.anOfficer(policeCode, 'receiving-officer'),
  await desk.anOfficer(policeCode, 'receiving-officer'),
];

/** What came of acts that ran at once: how many were done, and why the others were refused; faults of ours are thrown. */
async function outcomes(acts: readonly Promise<unknown>[]): Promise<{ done: number; refused: string[] }> {
  const settled = await Promise.allSettled(acts);
  const refused = settled.flatMap((s) => {
    if (s.status === 'fulfilled') return [];
    if (s.reason instanceof Refusal) return [s.reason.key];
    throw s.reason;
  });
  return { done: acts.length - refused.length, refused };
}

describe('two hands on one case', () => {
  it('two officers receive it at once: one does, the other is told', async () => {
    const { caseId } = await desk.submitted(await desk.aCitizen());
    const input = { caseId, version: 1 };
    const came = await outcomes([one, two].map((actor) => execute(runtime, receiveCase, { actor, input })));
    assert.deepEqual(came, { done: 1, refused: ['cases.stale'] });
    const { history } = await ask(runtime, showCase, { actor: one, input: { caseId }, purpose: 'kiểm tra' });
    assert.deepEqual(
      history.map((h) => h.act),
      ['submit', 'receive'],
    );
  });

  it('receipt, refusal and withdrawal at once: one of them happens', async () => {
    const citizen = await desk.aCitizen();
    const { caseId } = await desk.submitted(citizen);
    const input = { caseId, version: 1 };
    const came = await outcomes([
      execute(runtime, receiveCase, { actor: one, input }),
      execute(runtime, declineCase, { actor: two, input: { ...input, note: 'Sai nơi nộp' } }),
      execute(runtime, withdrawCase, { actor: citizen, input }),
    ]);
    assert.deepEqual(came, { done: 1, refused: ['cases.stale', 'cases.stale'] });
  });
});

describe('two hands on one draft', () => {
  it('submitted ten times at once, it is one case with one code', async () => {
    const citizen = await desk.aCitizen();
    const draftId = await desk.readyDraft(citizen);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => execute(runtime, submitCase, { actor: citizen, input: { draftId } })),
    );
    assert.equal(new Set(answers.map((a) => `${a.caseId} ${a.trackingCode}`)).size, 1);
    const { cases, drafts } = await ask(runtime, myCases, { actor: citizen, input: {} });
    assert.deepEqual([cases.length, drafts.length], [1, 0]);
  });

  it('saved from two windows at once, one is kept and the other told', async () => {
    const citizen = await desk.aCitizen();
    const draftId = await desk.readyDraft(citizen);
    const { draft } = await ask(runtime, showDraft, { actor: citizen, input: { draftId } });
    const save = (phone: string) =>
      execute(runtime, saveDraftPage, {
        actor: citizen,
        input: { draftId, version: draft.version, page: 'contact', values: { phone } },
      });
    assert.deepEqual(await outcomes([save('0912345678'), save('0987654321')]), {
      done: 1,
      refused: ['cases.draft-stale'],
    });
  });

  it('changed, papers added or thrown away while it is submitted: whole or not at all, and never a fault', async () => {
    for (let round = 0; round < 8; round += 1) {
      const citizen = await desk.aCitizen();
      const draftId = await desk.readyDraft(citizen);
      const { draft } = await ask(runtime, showDraft, { actor: citizen, input: { draftId } });
      const file = {
        paperCode: 'lawful-dwelling',
        fileHash: 'd'.repeat(64),
        fileName: 'thêm.pdf',
        mediaType: 'application/pdf',
        sizeBytes: 1,
      };
      const values = { phone: '0987654321' };
      const page = { draftId, version: draft.version, page: 'contact', values };
      const { refused } = await outcomes([
        execute(runtime, attachPaper, { actor: citizen, input: { draftId, file } }),
        execute(runtime, submitCase, { actor: citizen, input: { draftId } }),
        execute(runtime, saveDraftPage, { actor: citizen, input: page }),
        ...(round % 2 === 0 ? [] : [execute(runtime, discardDraft, { actor: citizen, input: { draftId } })]),
      ]);
      assert.ok(
        refused.every((key) => key === 'cases.draft-not-found'),
        refused.join(', '),
      );
      const { cases, drafts } = await ask(runtime, myCases, { actor: citizen, input: {} });
      assert.ok(cases.length + drafts.length <= 1);
      if (round % 2 === 0) assert.equal(cases.length, 1);
    }
  });
});

describe('fifty receipts at once in one agency', () => {
  it('give fifty different codes without a gap', { timeout: 60_000 }, async () => {
    desk.at('2023-12-20T09:00');
    const citizen = await desk.aCitizen();
    const cases: string[] = [];
    const submitTen = async () => {
      for (let i = 0; i < 10; i += 1) cases.push((await desk.submitted(citizen)).caseId);
    };
    await Promise.all(Array.from({ length: 5 }, submitTen));
    const before = await countRows(database, 'audit');
    const received = await Promise.all(
      cases.map((caseId, i) =>
        execute(runtime, receiveCase, { actor: i % 2 === 0 ? one : two, input: { caseId, version: 1 } }),
      ),
    );
    const codes = received.map((r) => r.officialCode).sort();
    assert.deepEqual(
      codes.map((code) => Number(code.slice(-4))),
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
    assert.equal(new Set(codes.map((code) => code.slice(0, -4))).size, 1);
    assert.equal(await countRows(database, 'audit'), before + 50);
  });
});
