import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { identityModule } from '#identity';
import { notificationsModule } from '#notifications';
import { paymentsModule } from '#payments';
import { type Actor, anonymousActor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
import { drawDocumentsTask } from './drawing/draw-task.ts';
import {
  endShare,
  myResults,
  openShared,
  replaceResult,
  resultOfCase,
  resultsModule,
  revokeResult,
  sharedResult,
  shareResult,
  showMyResult,
  verifyResult,
} from './index.ts';
import { agencyCode, aHolder, anOfficer, issued, otherAgencyCode, testRuntime } from './testing.ts';

const { database } = await withTestDatabase(
  [territoryModule, populationModule, identityModule, notificationsModule, paymentsModule, resultsModule].map((m) => ({
    module: m.name,
    folder: m.sqlFolder,
  })),
);
const runtime = testRuntime(database, '2023-12-18T09:00');
const nextMonth = testRuntime(database, '2024-01-25T09:00');
const unsigned = { signing: undefined, trusted: [], verifyUrl: 'https://da06.example/verify' };
const draw = () => drawDocumentsTask(() => unsigned).run(runtime);
const refusedWith = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;

async function drawn(wish: Parameters<typeof issued>[1] = {}) {
  const holder = aHolder();
  const caseId = randomUUID();
  const { resultId, number } = await issued(runtime, { caseId, holderId: holder.personId ?? '', ...wish });
  await draw();
  const found = await database.transaction({ kind: 'system' }, (tx) => resultOfCase(tx, caseId));
  return { holder, caseId, resultId, number, code: found?.verificationCode ?? '', fileHash: found?.fileHash ?? '' };
}
const verify = (input: { code: string } | { fileHash: string }, at = runtime) =>
  ask(at, verifyResult, { actor: anonymousActor, input });

describe('checking a document in public', () => {
  it('answers to its code, however it was typed, and to its file', async () => {
    const { code, number, fileHash } = await drawn();
    const groups = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`.toLowerCase();
    for (const typed of [code, groups, ` https://da06.example/verify?code=${code} `]) {
      const found = await verify({ code: typed });
      assert.equal(found.number, number);
      assert.equal(found.standing, 'valid');
    }
    assert.equal((await verify({ fileHash })).number, number);
  });

  it('says neither whose it is nor what it says', async () => {
    const { code, holder } = await drawn();
    const said = JSON.stringify(await verify({ code }));
    assert.ok(
      !said.includes('Nguyễn Thị Hoa') && !said.includes('Trần Hưng Đạo') && !said.includes(holder.personId ?? '?'),
    );
  });

  it('knows neither a wrong code nor a changed file', async () => {
    const { code } = await drawn();
    const wrong = `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`;
    for (const typed of [wrong, '', "' or true --", 'A'.repeat(12), code.slice(0, 8)])
      await assert.rejects(verify({ code: typed }), refusedWith('results.code-unknown'), typed);
    await assert.rejects(verify({ fileHash: '0'.repeat(64) }), refusedWith('results.file-unknown'));
  });

  it('tells when its last day has passed', async () => {
    const { code } = await drawn({ validTo: '2024-01-24' });
    assert.equal((await verify({ code })).standing, 'valid');
    assert.equal((await verify({ code }, nextMonth)).standing, 'expired');
  });
});

describe('ending a result', () => {
  const revoke = (actor: Actor, resultId: string) =>
    execute(runtime, revokeResult, { actor, input: { resultId, reason: 'Giấy tờ giả' } });

  it('is for the leader or approver of its agency; then the public check says so', async () => {
    const { resultId, code, fileHash, holder } = await drawn();
    await assert.rejects(revoke(anOfficer(otherAgencyCode, 'leader'), resultId), refusedWith('results.not-found'));
    await assert.rejects(revoke(anOfficer(agencyCode, 'specialist'), resultId), refusedWith('platform.not-allowed'));
    await revoke(anOfficer(agencyCode, 'leader'), resultId);
    assert.equal((await verify({ code })).standing, 'revoked');
    assert.equal((await verify({ fileHash })).standing, 'revoked');
    await assert.rejects(revoke(anOfficer(agencyCode, 'leader'), resultId), refusedWith('results.ended-already'));
    const shown = await ask(runtime, showMyResult, { actor: holder, input: { resultId } });
    assert.equal(shown.result.endedReason, 'Giấy tờ giả');
  });

  it('puts a corrected one in its place, with a number of its own', async () => {
    const { resultId, caseId, code, number } = await drawn();
    const actor = anOfficer(agencyCode, 'approver');
    const lines = [
      { label: 'Họ, chữ đệm và tên', value: 'Nguyễn Thị Hoà' },
      { label: 'Nơi thường trú', value: 'Thôn 3' },
    ];
    const replace = (input: object) =>
      execute(runtime, replaceResult, { actor, input: { resultId, reason: 'Sai tên', lines, ...input } });
    await assert.rejects(replace({ lines: lines.slice(1) }), refusedWith('results.lines-differ'));
    const made = await replace({});
    assert.notEqual(made.number, number);
    assert.equal((await verify({ code })).standing, 'replaced');
    const now = await database.transaction({ kind: 'system' }, (tx) => resultOfCase(tx, caseId));
    assert.equal(now?.number, made.number);
    assert.equal(now?.state, 'drawing');
    await draw();
    assert.equal((await verify({ code: now?.verificationCode ?? '' })).standing, 'valid');
  });
});

describe('sharing', () => {
  const share = (actor: Actor, resultId: string) =>
    execute(runtime, shareResult, { actor, input: { resultId, days: 7 } });
  const open = (code: string, at = runtime) => execute(at, openShared, { actor: anonymousActor, input: { code } });

  it('shows the document to whoever has the code, and the holder sees that it was opened', async () => {
    const { holder, resultId, fileHash } = await drawn();
    const { code } = await share(holder, resultId);
    const seen = await ask(runtime, sharedResult, { actor: anonymousActor, input: { code } });
    assert.equal(seen.title.vi, 'Thông báo kết quả đăng ký thường trú');
    assert.equal((await open(code)).fileHash, fileHash);
    await open(code);
    const { shares } = await ask(runtime, showMyResult, { actor: holder, input: { resultId } });
    assert.equal(shares[0]?.opened, 2);
    const logged = await database.asOwner((tx) =>
      tx.one<{ count: number }>(sql`select count(*) as count from platform.audit_entry
        where action = 'results.open-shared' and person_id = ${holder.personId}`),
    );
    assert.equal(logged.count, 2);
  });

  it('ends by itself, or when the holder says so; for nobody else', async () => {
    const { holder, resultId } = await drawn();
    const { code, shareId } = await share(holder, resultId);
    await assert.rejects(open(code, nextMonth), refusedWith('results.share-unknown'));
    const end = (actor: Actor) => execute(runtime, endShare, { actor, input: { shareId } });
    await assert.rejects(end(aHolder()), refusedWith('results.not-found'));
    await end(holder);
    await assert.rejects(open(code), refusedWith('results.share-unknown'));
  });

  it('is the holder’s alone', async () => {
    const { resultId } = await drawn();
    await assert.rejects(share(aHolder(), resultId), refusedWith('results.not-found'));
    assert.deepEqual(await ask(runtime, myResults, { actor: aHolder(), input: {} }), []);
  });
});

describe('a result whose fee is owed', () => {
  it('is seen but neither given out nor shared until the fee is paid', async () => {
    const { holder, caseId, resultId } = await drawn();
    const look = () => ask(runtime, showMyResult, { actor: holder, input: { resultId } });
    assert.equal((await look()).owed, 0);
    await database.asOwner((tx) =>
      tx.run(sql`insert into payments.bill (id, case_id, agency_code, payer_id, amount, opened_at)
        values (${randomUUID()}, ${caseId}, ${agencyCode}, ${holder.personId ?? ''}, 20000, now())`),
    );
    assert.equal((await look()).owed, 20_000);
    const shareIt = () => execute(runtime, shareResult, { actor: holder, input: { resultId, days: 7 } });
    await assert.rejects(shareIt(), refusedWith('results.fee-owed'));
    await database.asOwner((tx) =>
      tx.run(sql`update payments.bill set state = 'paid', method = 'cash', paid_at = now() where case_id = ${caseId}`),
    );
    assert.equal((await look()).owed, 0);
    await shareIt();
  });
});
