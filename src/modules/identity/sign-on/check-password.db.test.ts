import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
import { identityModule } from '../index.ts';
import { testRuntime } from '../testing/sign-on-server.ts';
import { anAccount } from '../testing.ts';
import { checkPassword, type PasswordAnswer } from './check-password.ts';
import type { SignOnContext } from './sign-on-context.ts';
import { readSignOnSecrets } from './sign-on-secrets.ts';

const { database } = await withTestDatabase([
  { module: 'territory', folder: territoryModule.sqlFolder },
  { module: 'population', folder: populationModule.sqlFolder },
  { module: 'identity', folder: identityModule.sqlFolder },
]);
const password = 'một mật khẩu đủ dài';
const minutes = (n: number) => n * 60_000;

describe('guessing a password', () => {
  let now = Date.parse('2026-03-02T08:00:00Z');
  let context: SignOnContext;
  let owner: string;

  before(async () => {
    const secrets = await readSignOnSecrets(database);
    const clock = { now: () => new Date(now) };
    context = { runtime: testRuntime(database), clock, secrets, publicUrl: 'http://here.test', demo: false };
  });
  const newOwner = async (n: number) => {
    owner = `96709000020${n}`;
    await anAccount(database, { kind: 'citizen', loginName: owner, password });
  };
  const guess = (source: string, word = 'sai mật khẩu rồi', loginName = owner): Promise<PasswordAnswer> =>
    checkPassword(context, { loginName, password: word, source });

  it('must wait after five failures, longer each time, and the owner elsewhere need not', async () => {
    await newOwner(1);
    for (let n = 0; n < 5; n += 1) assert.deepEqual(await guess('203.0.113.5'), { kind: 'wrong' });
    assert.deepEqual(await guess('203.0.113.5'), { kind: 'wait', waitMs: 30_000 });
    assert.deepEqual(await guess('203.0.113.5', password), { kind: 'wait', waitMs: 30_000 }, 'the right one waits too');
    assert.equal((await guess('192.0.2.1', password)).kind, 'right');
    now += 30_000;
    assert.deepEqual(await guess('203.0.113.5'), { kind: 'wrong' });
    assert.deepEqual(await guess('203.0.113.5'), { kind: 'wait', waitMs: 60_000 });
    now += 60_000;
    assert.equal((await guess('203.0.113.5', password)).kind, 'right', 'and then gets in');
    assert.deepEqual(await guess('203.0.113.5'), { kind: 'wrong' }, 'with a clean slate');
  });

  it('is not sped up by guessing many at once', async () => {
    await newOwner(2);
    const answers = await Promise.all(Array.from({ length: 12 }, () => guess('203.0.113.6')));
    assert.equal(answers.filter((a) => a.kind === 'wrong').length, 5);
  });

  it('waits the same for a name that does not exist', async () => {
    const unknown = () => guess('203.0.113.7', 'sai mật khẩu rồi', '967090000999');
    for (let n = 0; n < 5; n += 1) assert.deepEqual(await unknown(), { kind: 'wrong' });
    assert.deepEqual(await unknown(), { kind: 'wait', waitMs: 30_000 });
  });

  it('from very many places stops for strangers, while the owner comes in from where they did before', async () => {
    await newOwner(3);
    now += 1000;
    assert.equal((await guess('192.0.2.10', password)).kind, 'right');
    // A hundred failures from twenty other places, as the table would have them; guessing them would take a minute.
    await database.transaction({ kind: 'system' }, (tx) =>
      tx.run(sql`insert into identity.sign_in_attempt (login_hash, source_hash, failures, failed_at, touched_at)
        select login_hash, sha256(place::text::bytea), 5, ${new Date(now)}, ${new Date(now)}
        from identity.sign_in_attempt, generate_series(1, 20) place where succeeded_at = ${new Date(now)}`),
    );
    assert.deepEqual(await guess('198.51.100.200', password), { kind: 'wait', waitMs: minutes(60) });
    assert.equal((await guess('192.0.2.10', password)).kind, 'right');
    now += minutes(61);
    assert.equal((await guess('198.51.100.200', password)).kind, 'right', 'an hour later strangers are let in again');
  });

  it('does not get round the count with other addresses of one IPv6 network', async () => {
    await newOwner(4);
    const answers = [];
    for (let n = 1; n <= 6; n += 1) answers.push((await guess(`2001:db8:1:2::${n}`)).kind);
    assert.deepEqual(answers, ['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait']);
  });
});
