import assert from 'node:assert/strict';
import { it } from 'node:test';
import { caseSources, openDesk } from '#cases/testing';
import { declaredAt, indicatorsModule, showStatement } from '#indicators';
import { ask, systemActor } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import type { StatementValue } from './plan-statements.ts';
import { stateFigures } from './state-figures.ts';

const { database } = await withTestDatabase([
  ...caseSources,
  { module: indicatorsModule.name, folder: indicatorsModule.sqlFolder },
]);
const { runtime } = await openDesk(database, '2026-11-24T08:00');
const asOf = '2023-11-30';
const none = { numerator: null, denominator: null, percent: null };
const values: StatementValue[] = [
  { code: 'tax.accounts.year', ...none, numerator: 4910 },
  { code: 'tax.mobile_payments.year', ...none, numerator: 31141, denominator: 42113 },
  { code: 'tax.personal_accounts', ...none, percent: 99.1 },
];
const declared = (knownAt?: string) =>
  database.read({ kind: 'system' }, (tx) => declaredAt(tx, { asOf, ...(knownAt === undefined ? {} : { knownAt }) }));
const wish = (v: readonly StatementValue[]) => ({ asOf, values: v, seed: 6 });

it('states figures through the acts of officers, once; with other numbers the forms are corrected', async () => {
  assert.deepEqual(await stateFigures(runtime, wish(values)), { figures: 3, unchanged: 0, agencies: ['H98.04'] });
  const first = await declared(asOf);
  assert.equal(first.size, 3);
  for (const v of values) {
    const { numerator, denominator, percent } = first.get(v.code) ?? assert.fail(v.code);
    assert.deepEqual({ code: v.code, numerator, denominator, percent }, v);
  }
  const one = first.get('tax.accounts.year');
  assert.equal(one?.evidence.length, 1);
  assert.notEqual(one?.statedBy, one?.approvedBy);
  assert.equal(one?.approvedOn, asOf, 'known on the day itself');

  assert.deepEqual(await stateFigures(runtime, wish(values)), { figures: 0, unchanged: 1, agencies: ['H98.04'] });
  assert.equal((await declared()).get('tax.accounts.year')?.statementId, one?.statementId);

  const fewer = [{ code: 'tax.accounts.year', ...none, numerator: 5000 }];
  assert.equal((await stateFigures(runtime, wish(fewer))).figures, 1);
  assert.deepEqual(
    [...(await declared()).values()].map((d) => [d.code, d.numerator]),
    [['tax.accounts.year', 5000]],
  );
  await stateFigures(runtime, wish(values));
  assert.equal((await declared()).size, 3);

  const { statementId } = (await declared()).get('tax.accounts.year') ?? assert.fail();
  const officer = { ...systemActor, kind: 'officer', roles: ['leader'] } as const;
  const { versions, events } = await ask(runtime, showStatement, { actor: officer, input: { statementId } });
  assert.deepEqual(
    versions.map((v) => v.state),
    ['approved', 'approved', 'approved'],
  );
  assert.deepEqual(
    events.map((e) => e.act),
    ['amend', 'save', 'submit', 'approve'],
  );
  const audited = await database.asOwner((tx) =>
    tx.one<{ count: number }>(
      sql`select count(*) as count from platform.audit_entry where action = 'indicators.approve-statement' and actor_kind = 'officer'`,
    ),
  );
  assert.equal(audited.count, 3);
});

it('takes nothing that is counted, and nothing that nobody is in charge of', async () => {
  const state = (code: string) => stateFigures(runtime, wish([{ code, ...none, numerator: 1 }]));
  const key = (wanted: string) => (error: unknown) => error instanceof Refusal && error.key === wanted;
  await assert.rejects(state('online.police.total'), key('indicators.statement.not-declared'));
  await assert.rejects(state('health.records'), key('simulate.stated.no-owner'));
});
