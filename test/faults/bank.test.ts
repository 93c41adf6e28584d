import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { identityModule } from '#identity';
import { notificationsModule } from '#notifications';
import { paymentsModule, showMyBill, showPayment, startPayment } from '#payments';
import { anonymousActor, ask, execute, type Runtime } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { createHttp } from '#platform/http';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
import { type BankStandIn, startBankStandIn } from '../../sandbox/bank/bank-stand-in.ts';
import {
  aBill,
  aPayer,
  closeBillOf,
  connectBank,
  moneyOf,
  reachBank,
  referencesOf,
  useBank,
} from '../../src/modules/payments/testing.ts';
import { noticePages } from '../../src/web/citizen/pay/notice-pages.ts';
import { mountPages, type Site } from '../../src/web/shell/view.ts';

const { database } = await withTestDatabase(
  [territoryModule, populationModule, identityModule, notificationsModule, paymentsModule].map((m) => ({
    module: m.name,
    folder: m.sqlFolder,
  })),
);
let now = new Date('2023-12-18T08:00:00+07:00');
let warnings = 0;
const silent = () => undefined;
const runtime: Runtime = {
  database,
  clock: { now: () => now },
  files: { put: async () => '', get: async () => new Uint8Array() },
  log: {
    info: silent,
    warn: () => {
      warnings += 1;
    },
    error: silent,
    debug: silent,
  },
};
const minutes = (n: number) => {
  now = new Date(now.getTime() + n * 60_000);
};

let bank: BankStandIn;
let home = '';
const http = createHttp({
  log: runtime.log,
  visitorOf: async () => ({ actor: anonymousActor, displayName: '' }),
  languageOf: () => 'vi',
  onError: (error, _request, reply) => reply.code(500).send({ error: error.message }),
  publicUrl: () => home,
  trustProxy: false,
});

before(async () => {
  mountPages(http, { runtime } as Site, noticePages);
  home = await http.listen({ host: '127.0.0.1', port: 0 });
  bank = await startBankStandIn({ noticeUrl: () => `${home}/payments/notices` });
  useBank(connectBank({ url: bank.url, partner: bank.partner, secret: bank.secret, patienceMs: 300 }));
});
after(async () => {
  await http.close();
  await bank.close();
  useBank(undefined);
});
beforeEach(() => {
  bank.trouble('none');
  bank.slowness(1_000);
});

/** A payment that the bank knows and at which the payer stands. */
async function atTheBank() {
  const payer = aPayer();
  const { billId, caseId } = await aBill(runtime, payer, [15_000, 5_000]);
  const { intentId } = await execute(runtime, startPayment, { actor: payer, input: { billId } });
  await reachBank.run(runtime);
  const [reference = ''] = await referencesOf(database, billId);
  const look = () => ask(runtime, showPayment, { actor: payer, input: { intentId } });
  return { payer, billId, caseId, intentId, reference, look };
}
const settled = { state: 'paid', amount: 20_000, balance: 20_000, receipts: 1, refundDue: 0, paidEvents: 1 };

describe('a payment through the bank', () => {
  it('is paid by the notice, and the bank hears "taken" for it', async () => {
    const { billId, reference, look } = await atTheBank();
    assert.match((await look()).payUrl ?? '', new RegExp(`/pay/${reference}$`));
    assert.deepEqual(await bank.settle(reference, 'paid'), [200]);
    assert.deepEqual(await moneyOf(database, billId), settled);
  });

  it('is made on the page of the bank, as a person would', async () => {
    const { billId, look } = await atTheBank();
    const page = await fetch((await look()).payUrl ?? '');
    assert.match(await page.text(), /Trả 20\.000 đồng/);
    await fetch((await look()).payUrl ?? '', { method: 'POST', body: 'outcome=paid' });
    assert.deepEqual(await moneyOf(database, billId), settled);
  });

  it('that the payer gives up can be tried again', async () => {
    const { payer, billId, reference, look } = await atTheBank();
    await bank.settle(reference, 'failed');
    assert.equal((await look()).state, 'failed');
    minutes(1);
    await execute(runtime, startPayment, { actor: payer, input: { billId } });
    await reachBank.run(runtime);
    const [, second = ''] = await referencesOf(database, billId);
    await bank.settle(second, 'paid');
    assert.deepEqual(await moneyOf(database, billId), settled);
  });
});

describe('when the bank', () => {
  it('sends each notice twice at once, and again later, the bill is paid once', async () => {
    const { billId, reference } = await atTheBank();
    bank.trouble('double-notice');
    assert.deepEqual(await bank.settle(reference, 'paid'), [200, 200]);
    assert.deepEqual(await bank.notifyAgain(reference), [200, 200]);
    assert.deepEqual(await moneyOf(database, billId), settled);
  });

  it('loses the notice, the platform asks and learns it', async () => {
    const { billId, reference } = await atTheBank();
    bank.trouble('lost-notice');
    assert.deepEqual(await bank.settle(reference, 'paid'), []);
    minutes(1);
    await reachBank.run(runtime);
    assert.deepEqual(await moneyOf(database, billId), settled);
  });

  it('does not sign, or somebody else signs, nothing is believed and nothing acknowledged', async () => {
    const { billId, reference } = await atTheBank();
    bank.trouble('wrong-signature');
    assert.deepEqual(await bank.settle(reference, 'paid'), [403]);
    minutes(1);
    await reachBank.run(runtime); // the answer to our question is wrongly signed as well
    assert.equal((await moneyOf(database, billId)).state, 'open');
    bank.trouble('none');
    minutes(10);
    await reachBank.run(runtime);
    assert.deepEqual(await moneyOf(database, billId), settled);
  });

  it('states another sum than was asked, nobody is taken for having paid', async () => {
    const { billId, reference } = await atTheBank();
    bank.trouble('wrong-amount');
    assert.deepEqual(await bank.settle(reference, 'paid'), [200]);
    assert.equal((await moneyOf(database, billId)).state, 'open');
  });

  for (const trouble of ['slow', 'error', 'cut'] as const)
    it(`is ${trouble} while a payment is opened, it is opened later under the same name`, async () => {
      bank.trouble(trouble);
      const before = warnings;
      const { billId, reference, look } = await atTheBank();
      assert.equal((await look()).state, 'new');
      assert.equal(warnings, before + 1);
      bank.trouble('none');
      minutes(1);
      await reachBank.run(runtime);
      assert.equal((await look()).state, 'waiting');
      assert.equal((await referencesOf(database, billId)).length, 1);
      await bank.settle(reference, 'paid');
      assert.deepEqual(await moneyOf(database, billId), settled);
    });

  it('has money for a bill that was cancelled meanwhile, it goes back once, also when its answer gets lost', async () => {
    const { payer, billId, caseId, reference } = await atTheBank();
    await closeBillOf(runtime, payer, { caseId, refund: false });
    await bank.settle(reference, 'paid');
    assert.equal((await moneyOf(database, billId)).refundDue, 20_000);
    bank.trouble('cut'); // the bank does it, and we do not hear of it
    await reachBank.run(runtime);
    assert.equal((await moneyOf(database, billId)).refundDue, 20_000);
    bank.trouble('none');
    minutes(1);
    await reachBank.run(runtime);
    minutes(30);
    await reachBank.run(runtime);
    const money = await moneyOf(database, billId);
    assert.deepEqual([money.state, money.balance, money.refundDue], ['cancelled', 0, 0]);
    assert.equal(bank.messages.filter((m) => m === `REFUND ${reference}`).length, 2);
    assert.equal(bank.payments.get(reference)?.state, 'refunded');
  });

  it('is asked under our own name only: a stranger who knows the reference moves nothing', async () => {
    const { billId, reference, payer, caseId } = await atTheBank();
    const forged = {
      LoaiBanTin: 'NOTICE',
      MaDoiTac: bank.partner,
      MaThamChieu: reference,
      SoTien: '20000',
      MaLoi: '00',
    };
    for (const MaXacThuc of ['', 'a'.repeat(64), randomUUID()]) {
      const answer = await fetch(`${home}/payments/notices`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...forged, MaGiaoDich: 'FT1', MaXacThuc }),
      });
      assert.equal(answer.status, 403);
    }
    assert.equal((await moneyOf(database, billId)).state, 'open');
    assert.equal((await ask(runtime, showMyBill, { actor: payer, input: { caseId } })).bill.state, 'open');
  });
});
