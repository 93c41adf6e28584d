import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { identityModule } from '#identity';
import { notificationsModule } from '#notifications';
import { type Actor, ask, execute, type Runtime, systemActor } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { fixedClock } from '#platform/time';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
import { decideNotice, paymentsModule, proposeForNotice, unmatchedNotices } from './index.ts';
import { aBill, aDeskOfficer, aPayer, BankFault, moneyOf, reachBank, settlePayment, useBank } from './testing.ts';

const { database } = await withTestDatabase(
  [territoryModule, populationModule, identityModule, notificationsModule, paymentsModule].map((m) => ({
    module: m.name,
    folder: m.sqlFolder,
  })),
);
const silent = () => undefined;
const runtime: Runtime = {
  database,
  clock: fixedClock(new Date('2023-12-18T08:00:00+07:00')),
  files: { put: async () => '', get: async () => new Uint8Array() },
  log: { info: silent, warn: silent, error: silent, debug: silent },
};
const sentBack: { reference: string; amount: number }[] = [];
let bankIsDown = false;
before(() =>
  useBank({
    open: async ({ reference }) => ({ payUrl: `https://bank.test/${reference}` }),
    ask: async (reference) => ({ reference, outcome: 'pending', amount: 0, bankCode: '' }),
    refund: async ({ reference, amount }) => {
      if (bankIsDown) throw new BankFault('down');
      sentBack.push({ reference, amount });
      return { bankCode: `H${reference}` };
    },
    readNotice: () => undefined,
  }),
);
after(() => useBank(undefined));

let counter = 0;
/** The bank tells of money under a name that we do not know. */
async function unmatched(amount: number) {
  counter += 1;
  const reference = `LOST-${counter}`;
  const input = { reference, outcome: 'paid', amount, bankCode: `FT${counter}`, cameBy: 'notice' } as const;
  for (let told = 0; told < 2; told += 1) await execute(runtime, settlePayment, { actor: systemActor, input });
  const found = (await ask(runtime, unmatchedNotices, { actor: aDeskOfficer(), input: {} })).filter(
    (n) => n.reference === reference,
  );
  assert.equal(found.length, 1, 'told twice, shown once');
  return { reference, noticeId: found[0]?.id ?? '' };
}
const refusedWith = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;
const propose = (actor: Actor, input: { noticeId: string; act: 'assign' | 'return' | 'by-hand'; caseCode?: string }) =>
  execute(runtime, proposeForNotice, { actor, input: { reason: 'Đối chiếu sao kê', ...input } });
const codeOf = (caseId: string) => caseId.slice(0, 8).toUpperCase();

describe('money that matches no payment', () => {
  it('pays the bill that an officer finds for it, once, with a receipt', async () => {
    const { billId, caseId } = await aBill(runtime, aPayer());
    const { noticeId } = await unmatched(20_000);
    const done = await propose(aDeskOfficer(), { noticeId, act: 'assign', caseCode: codeOf(caseId) });
    assert.equal(done.state, 'done');
    const { state, balance, receipts, paidEvents } = await moneyOf(database, billId);
    assert.deepEqual(
      { state, balance, receipts, paidEvents },
      { state: 'paid', balance: 20_000, receipts: 1, paidEvents: 1 },
    );
    await assert.rejects(propose(aDeskOfficer(), { noticeId, act: 'return' }), refusedWith('payments.notice-decided'));
  });

  it('is not put to a bill of another sum, of another desk, or to none', async () => {
    const { caseId } = await aBill(runtime, aPayer());
    const { noticeId } = await unmatched(30_000);
    const wish = { noticeId, act: 'assign', caseCode: codeOf(caseId) } as const;
    await assert.rejects(propose(aDeskOfficer(), wish), refusedWith('payments.notice-other-sum'));
    await assert.rejects(propose(aDeskOfficer('H98.99'), wish), refusedWith('payments.notice-no-bill'));
    await assert.rejects(
      propose(aDeskOfficer(), { ...wish, caseCode: 'NONE' }),
      refusedWith('payments.notice-no-bill'),
    );
    await assert.rejects(execute(runtime, proposeForNotice, { actor: aPayer(), input: { ...wish, reason: 'x' } }));
  });

  it('goes back by the bank, once, also when the bank was down', async () => {
    const { reference, noticeId } = await unmatched(50_000);
    await propose(aDeskOfficer(), { noticeId, act: 'return' });
    bankIsDown = true;
    await reachBank.run(runtime);
    bankIsDown = false;
    await reachBank.run(runtime);
    await reachBank.run(runtime);
    assert.deepEqual(
      sentBack.filter((s) => s.reference === reference),
      [{ reference, amount: 50_000 }],
    );
  });

  it('over a sum needs a second person, who may decline', async () => {
    const { billId, caseId } = await aBill(runtime, aPayer(), [1_500_000]);
    const { noticeId } = await unmatched(1_500_000);
    const first = aDeskOfficer(undefined, 'approver');
    const second = aDeskOfficer(undefined, 'leader');
    const wish = { noticeId, act: 'assign', caseCode: codeOf(caseId) } as const;
    const decide = (actor: Actor, agree: boolean) =>
      execute(runtime, decideNotice, { actor, input: { noticeId, agree } });
    assert.equal((await propose(first, wish)).state, 'proposed');
    assert.equal((await moneyOf(database, billId)).state, 'open');
    await assert.rejects(decide(first, true), refusedWith('payments.notice-own-proposal'));
    assert.equal((await decide(second, false)).state, 'declined');
    await propose(first, wish);
    const both = await Promise.allSettled([decide(second, true), decide(aDeskOfficer(undefined, 'leader'), true)]);
    assert.equal(both.filter((b) => b.status === 'fulfilled').length, 1);
    const money = await moneyOf(database, billId);
    assert.deepEqual([money.state, money.balance], ['paid', 1_500_000]);
  });

  it('is in the audit with who decided and why', async () => {
    const { noticeId } = await unmatched(10_000);
    const officer = aDeskOfficer();
    await propose(officer, { noticeId, act: 'by-hand' });
    const rows = await database.asOwner((tx) =>
      tx.rows<{ found: string }>(
        sql`select row_to_json(e)::text as found from platform.audit_entry e where row_to_json(e)::text like ${`%${noticeId}%`}`,
      ),
    );
    assert.equal(rows.length, 1);
    assert.ok(rows[0]?.found.includes(officer.accountId ?? '-') && rows[0].found.includes('Đối chiếu sao kê'));
  });
});
