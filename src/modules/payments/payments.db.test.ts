import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { identityModule } from '#identity';
import { notificationsModule } from '#notifications';
import { ask, execute, type Runtime, systemActor } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
import type { Bank } from './bank/bank.ts';
import {
  attendToPayment,
  dayBook,
  drawReceipt,
  payAtCounter,
  paymentsModule,
  refundBill,
  showBill,
  showMyBill,
  showPayment,
  startPayment,
} from './index.ts';
import {
  aBill,
  aDeskOfficer,
  aPayer,
  closeBillOf,
  moneyOf,
  reachBank,
  referencesOf,
  settlePayment,
  useBank,
} from './testing.ts';

const { database } = await withTestDatabase(
  [territoryModule, populationModule, identityModule, notificationsModule, paymentsModule].map((m) => ({
    module: m.name,
    folder: m.sqlFolder,
  })),
);
const silent = () => undefined;
let now = new Date('2023-12-18T08:00:00+07:00');
const runtime: Runtime = {
  database,
  clock: { now: () => now },
  files: { put: async () => '', get: async () => new Uint8Array() },
  log: { info: silent, warn: silent, error: silent, debug: silent },
};
const wait = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

/** A bank of this process that says what the test wants. */
const quiet: Bank = {
  open: async ({ reference }) => ({ payUrl: `https://bank.test/${reference}` }),
  ask: async (reference) => ({ reference, outcome: 'pending', amount: 0, bankCode: '' }),
  refund: async ({ reference }) => ({ bankCode: `H${reference}` }),
  readNotice: () => undefined,
};
before(() => useBank(quiet));
after(() => useBank(undefined));

const refusedWith = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;
const told = (
  reference: string,
  more: Partial<{ outcome: 'paid' | 'failed'; amount: number; bankCode: string }> = {},
) =>
  execute(runtime, settlePayment, {
    actor: systemActor,
    input: { reference, outcome: 'paid', amount: 20_000, bankCode: `FT${reference}`, cameBy: 'notice', ...more },
  });
async function started(amounts = [20_000]) {
  const payer = aPayer();
  const bill = await aBill(runtime, payer, amounts);
  const { intentId } = await execute(runtime, startPayment, { actor: payer, input: { billId: bill.billId } });
  const [reference = ''] = await referencesOf(database, bill.billId);
  return { payer, ...bill, intentId, reference };
}

describe('a bill', () => {
  it('adds up its lines, is opened once and answers its payer only', async () => {
    const payer = aPayer();
    const { caseId } = await aBill(runtime, payer, [15_000, 5_000]);
    const shown = await ask(runtime, showMyBill, { actor: payer, input: { caseId } });
    assert.equal(shown.bill.amount, 20_000);
    assert.deepEqual(
      shown.bill.items.map((i) => i.amount),
      [15_000, 5_000],
    );
    await assert.rejects(
      ask(runtime, showMyBill, { actor: aPayer(), input: { caseId } }),
      refusedWith('payments.bill-not-found'),
    );
    await assert.rejects(
      ask(runtime, showBill, { actor: aDeskOfficer('H98.20.03'), input: { caseId }, purpose: 'thử' }),
      refusedWith('payments.bill-not-found'),
    );
  });

  it('of no đồng, of parts of a đồng or without lines is a fault', async () => {
    for (const amounts of [[], [0], [-1], [1e16]]) await assert.rejects(aBill(runtime, aPayer(), amounts));
  });
});

describe('cash at the counter', () => {
  it('is taken once, whoever presses at once, and gives receipts counted without gaps', async () => {
    const desk = aDeskOfficer();
    const bills = await Promise.all(Array.from({ length: 6 }, () => aBill(runtime, aPayer())));
    const pay = (billId: string) =>
      execute(runtime, payAtCounter, { actor: desk, input: { billId, amount: 20_000 } }).then(
        (r) => r.receiptNumber,
        (error: unknown) => (error instanceof Refusal ? error.key : Promise.reject(error)),
      );
    const answers = await Promise.all(bills.flatMap(({ billId }) => [pay(billId), pay(billId)]));
    const receipts = answers.filter((a) => a.endsWith('/2023')).sort();
    assert.deepEqual(
      receipts,
      [1, 2, 3, 4, 5, 6].map((n) => `000000${n}/2023`),
    );
    assert.equal(answers.filter((a) => a === 'payments.bill-is-paid').length, 6);
    for (const { billId } of bills)
      assert.deepEqual(await moneyOf(database, billId), {
        state: 'paid',
        amount: 20_000,
        balance: 20_000,
        receipts: 1,
        refundDue: 0,
        paidEvents: 1,
      });
  });

  it('is refused for another sum, to another desk and for a closed bill', async () => {
    const { billId, caseId } = await aBill(runtime, aPayer());
    const pay = (actor = aDeskOfficer(), amount = 20_000) =>
      execute(runtime, payAtCounter, { actor, input: { billId, amount } });
    await assert.rejects(pay(undefined, 19_999), refusedWith('payments.amount-differs'));
    await assert.rejects(pay(aDeskOfficer('H98.20.03')), refusedWith('payments.bill-not-found'));
    await closeBillOf(runtime, aDeskOfficer(), { caseId, refund: false });
    await assert.rejects(pay(), refusedWith('payments.bill-is-cancelled'));
    assert.equal((await moneyOf(database, billId)).balance, 0);
  });

  it('with the same key twice is done once and answers the same', async () => {
    const { billId } = await aBill(runtime, aPayer());
    const request = { actor: aDeskOfficer(), input: { billId, amount: 20_000 }, key: randomUUID() };
    const first = await execute(runtime, payAtCounter, request);
    assert.deepEqual(await execute(runtime, payAtCounter, request), first);
  });

  it('counts anew in the next year and shows in the day book', async () => {
    now = new Date('2024-01-02T09:00:00+07:00');
    const { billId } = await aBill(runtime, aPayer());
    const desk = aDeskOfficer();
    const { receiptNumber } = await execute(runtime, payAtCounter, { actor: desk, input: { billId, amount: 20_000 } });
    assert.equal(receiptNumber, '0000001/2024');
    const book = await ask(runtime, dayBook, { actor: desk, input: { on: '2024-01-02' } });
    assert.deepEqual(
      book.rows.map((r) => [r.receiptNumber, r.amount, r.method]),
      [[1, 20_000, 'cash']],
    );
    assert.deepEqual(book.sums, [{ kind: 'cash-in', count: 1, amount: 20_000 }]);
    const elsewhere = await ask(runtime, dayBook, { actor: aDeskOfficer('H98.20.03'), input: { on: '2024-01-02' } });
    assert.deepEqual(elsewhere.rows, []);
  });
});

describe('an online payment', () => {
  it('started twice is one, and its page knows where to pay once the bank has answered', async () => {
    const { payer, billId, intentId } = await started();
    const again = await execute(runtime, startPayment, { actor: payer, input: { billId } });
    assert.equal(again.intentId, intentId);
    await attendToPayment(runtime, intentId);
    const shown = await ask(runtime, showPayment, { actor: payer, input: { intentId } });
    assert.equal(shown.state, 'waiting');
    assert.match(shown.payUrl ?? '', /^https:\/\/bank\.test\//);
  });

  it('told twenty times at once pays once, with one receipt and one event', async () => {
    const { billId, reference } = await started();
    const effects = await Promise.all(Array.from({ length: 20 }, () => told(reference)));
    assert.equal(effects.filter((e) => e.effect === 'pay').length, 1);
    assert.equal(effects.filter((e) => e.effect === 'known').length, 19);
    const { balance, receipts, paidEvents } = await moneyOf(database, billId);
    assert.deepEqual([balance, receipts, paidEvents], [20_000, 1, 1]);
  });

  it('that arrives after the cash goes back to the payer, once', async () => {
    const { billId, reference, intentId } = await started();
    await attendToPayment(runtime, intentId);
    await execute(runtime, payAtCounter, { actor: aDeskOfficer(), input: { billId, amount: 20_000 } });
    assert.deepEqual(await told(reference), { effect: 'back' });
    assert.equal((await moneyOf(database, billId)).balance, 40_000);
    await reachBank.run(runtime);
    await reachBank.run(runtime);
    assert.deepEqual(await moneyOf(database, billId), {
      state: 'paid',
      amount: 20_000,
      balance: 20_000,
      receipts: 1,
      refundDue: 0,
      paidEvents: 1,
    });
  });

  it('of another sum, or a second movement under one reference, changes nothing and is kept for people', async () => {
    const { billId, reference } = await started();
    assert.deepEqual(await told(reference, { amount: 20_001 }), { effect: 'differs' });
    assert.equal((await moneyOf(database, billId)).state, 'open');
    await told(reference);
    assert.deepEqual(await told(reference, { bankCode: 'FT-OTHER' }), { effect: 'differs' });
    assert.deepEqual(await told('NOBODY'), { effect: 'unknown' });
    const kept = await database.asOwner((tx) =>
      tx.rows<{ effect: string }>(
        sql`select effect from payments.bank_notice where reference in (${reference}, 'NOBODY') order by at, id`,
      ),
    );
    assert.deepEqual(kept.map((k) => k.effect).sort(), ['differs', 'differs', 'pay', 'unknown']);
  });

  it('that nobody made in time expires, and is still taken when it comes late', async () => {
    const { billId, reference, intentId, payer } = await started();
    await attendToPayment(runtime, intentId);
    wait(16 * 60_000);
    await reachBank.run(runtime);
    assert.equal((await ask(runtime, showPayment, { actor: payer, input: { intentId } })).state, 'expired');
    assert.deepEqual(await told(reference), { effect: 'pay' });
    assert.equal((await moneyOf(database, billId)).balance, 20_000);
  });

  it('is given back by the approver, not by the desk, and only once', async () => {
    const { billId, reference, caseId, payer } = await started();
    await told(reference);
    const back = (actor = aDeskOfficer(undefined, 'approver')) =>
      execute(runtime, refundBill, { actor, input: { billId, reason: 'Thu nhầm' } });
    await assert.rejects(back(aDeskOfficer()), refusedWith('platform.not-allowed'));
    await back();
    await assert.rejects(back(), refusedWith('payments.bill-is-refunded'));
    assert.equal((await moneyOf(database, billId)).refundDue, 20_000);
    await reachBank.run(runtime);
    const money = await moneyOf(database, billId);
    assert.deepEqual([money.balance, money.refundDue, money.receipts], [0, 0, 1]);
    const page = await ask(runtime, showMyBill, { actor: payer, input: { caseId } });
    const { pdf } = await drawReceipt(page);
    assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-');
  });

  it('is not offered where no bank is', async () => {
    const payer = aPayer();
    const { billId } = await aBill(runtime, payer);
    useBank(undefined);
    await assert.rejects(
      execute(runtime, startPayment, { actor: payer, input: { billId } }),
      refusedWith('payments.online-not-offered'),
    );
    useBank(quiet);
  });
});

describe('the money of a bill, whatever happens in whatever order', () => {
  /** Things that can happen to one bill; the numbers choose among its attempts and sums. */
  const happening = fc.oneof(
    fc.constant({ what: 'start' as const }),
    fc.record({ what: fc.constant('told' as const), which: fc.nat(3), outcome: fc.constantFrom('paid', 'failed') }),
    fc.record({ what: fc.constant('wrong-sum' as const), which: fc.nat(3) }),
    fc.constant({ what: 'cash' as const }),
    fc.constant({ what: 'close' as const }),
    fc.constant({ what: 'refund' as const }),
    fc.constant({ what: 'task' as const }),
    fc.record({ what: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
  );
  const ignoreRefusal = (error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  };

  it('is what the bill says: paid means exactly its sum, anything else means nothing but what is on its way back', async () => {
    const runs = Number(process.env['TEST_PAYMENT_RUNS'] ?? 25);
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 14 }), async (happenings) => {
        const payer = aPayer();
        const { billId, caseId } = await aBill(runtime, payer);
        const paidAtBank = new Set<string>();
        for (const h of happenings) {
          const references = await referencesOf(database, billId);
          const reference = 'which' in h ? references[h.which % Math.max(references.length, 1)] : undefined;
          const work = async () => {
            if (h.what === 'start') await execute(runtime, startPayment, { actor: payer, input: { billId } });
            if (h.what === 'told' && reference !== undefined) {
              // A real bank does not say "failed" of what it said "paid" of.
              const outcome = paidAtBank.has(reference) ? 'paid' : (h.outcome as 'paid' | 'failed');
              if (outcome === 'paid') paidAtBank.add(reference);
              await told(reference, { outcome });
            }
            if (h.what === 'wrong-sum' && reference !== undefined) await told(reference, { amount: 7 });
            if (h.what === 'cash')
              await execute(runtime, payAtCounter, { actor: aDeskOfficer(), input: { billId, amount: 20_000 } });
            if (h.what === 'close') await closeBillOf(runtime, aDeskOfficer(), { caseId, refund: true });
            if (h.what === 'refund')
              await execute(runtime, refundBill, {
                actor: aDeskOfficer(undefined, 'approver'),
                input: { billId, reason: 'thử' },
              });
            if (h.what === 'task') await reachBank.run(runtime);
            if (h.what === 'time') wait(h.minutes * 60_000);
          };
          await work().catch(ignoreRefusal);
          const money = await moneyOf(database, billId);
          const owed = money.state === 'paid' ? money.amount : 0;
          assert.equal(money.balance, owed + money.refundDue);
          assert.ok(money.receipts <= 1 && money.paidEvents === money.receipts);
        }
        await reachBank.run(runtime);
        const end = await moneyOf(database, billId);
        assert.equal(end.refundDue, 0);
        assert.equal(end.balance, end.state === 'paid' ? end.amount : 0);
      }),
      { numRuns: runs },
    );
  });
});
