import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { type Actor, ask, execute, type Runtime } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { createLog } from '#platform/log';
import { vietnamInstant } from '#platform/time';
import { applyProvincePack, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { catalogueActs, catalogueQuestions, deployedAt, proceduresModule, syncCatalogue } from './index.ts';

const { database } = await withTestDatabase(
  [territoryModule, proceduresModule].map((m) => ({ module: m.name, folder: m.sqlFolder })),
);
await database.asOwner(async (tx) => {
  await applyProvincePack(tx, samplePack);
  await syncCatalogue(tx);
});
const runtime: Runtime = {
  database,
  clock: { now: () => vietnamInstant('2023-12-18', 9 * 60) },
  files: { put: () => Promise.reject(new Error('no files here')) } as unknown as Runtime['files'],
  log: createLog('silent'),
};
const officerIn = (role: string): Actor => ({
  kind: 'officer',
  accountId: randomUUID(),
  duties: [{ postId: randomUUID(), role, agency: 'H98', actsFor: ['H98'] }],
  roles: [role],
  agencies: ['H98'],
});
const administrator = officerIn('administrator');

interface Statement {
  procedureCode: string;
  onlineFrom: string;
  onlineTo?: string;
}
const state = (...statements: Statement[]) =>
  execute(runtime, catalogueActs.stateDeployment, { actor: administrator, input: { statements } });
const openOn = async (date: string) =>
  (await database.read({ kind: 'anonymous' }, (tx) => deployedAt(tx, date))).map((d) => d.procedureCode);

describe('stating what is online', () => {
  it('holds from its first to its last day, for this province, with an audit row', async () => {
    await state(
      { procedureCode: 'passport', onlineFrom: '2022-06-01' },
      { procedureCode: 'id-card', onlineFrom: '2022-06-01', onlineTo: '2022-12-31' },
    );
    assert.deepEqual(await openOn('2022-05-31'), []);
    assert.deepEqual(await openOn('2022-06-01'), ['id-card', 'passport']);
    assert.deepEqual(await openOn('2023-01-01'), ['passport']);
    const audit = await database.asOwner((tx) =>
      tx.one<{ account: string; detail: Record<string, unknown> }>(
        sql`select account_id as account, detail from platform.audit_entry where action = 'procedures.state-deployment'`,
      ),
    );
    assert.deepEqual([audit.account, audit.detail['province']], [administrator.accountId, '98']);
  });

  it('takes the place of what was stated for the same procedure, and keeps that as history', async () => {
    await state({ procedureCode: 'passport', onlineFrom: '2022-07-01' });
    assert.deepEqual(await openOn('2022-06-15'), ['id-card'], 'the other procedure keeps its statement');
    assert.deepEqual(await openOn('2022-07-01'), ['id-card', 'passport']);
    const stated = await ask(runtime, catalogueQuestions.deployments, { actor: administrator, input: {} });
    assert.equal(stated.filter((d) => d.procedureCode === 'passport').length, 1);
    const { kept } = await database.asOwner((tx) =>
      tx.one<{ kept: number }>(
        sql`select count(*) as kept from procedures.deployment where procedure_code = 'passport'`,
      ),
    );
    assert.equal(kept, 2);
  });

  it('is refused whole for a code that is none, a last day before the first, and other officers', async () => {
    const good = { procedureCode: 'birth-registration', onlineFrom: '2022-01-01' };
    const refusals: [Statement, string][] = [
      [{ procedureCode: 'magic', onlineFrom: '2022-01-01' }, 'procedures.deployment.no-procedure'],
      [{ procedureCode: 'passport', onlineFrom: '2022-02-30' }, 'procedures.deployment.no-day'],
      [
        { procedureCode: 'passport', onlineFrom: '2022-02-02', onlineTo: '2022-02-01' },
        'procedures.deployment.ends-before',
      ],
      [good, 'procedures.deployment.twice'],
    ];
    for (const [bad, key] of refusals) await assert.rejects(state(good, bad), { kind: 'invalid', key });
    assert.ok(!(await openOn('2022-01-01')).includes('birth-registration'));
    await assert.rejects(
      execute(runtime, catalogueActs.stateDeployment, {
        actor: officerIn('approver'),
        input: { statements: [good] },
      }),
      { kind: 'forbidden' },
    );
  });
});
