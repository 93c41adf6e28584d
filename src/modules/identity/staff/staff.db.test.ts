import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, describe, it } from 'node:test';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { addDays, vietnamDate } from '#platform/time';
import { aPerson } from '#population/testing';
import { applyProvincePack, postsOf } from '#territory';
import { samplePack } from '#territory/testing';
import { lockAccountCommand, securityActs, staffActs, staffQuestions } from '../index.ts';
import { identitySources, refusalOf, refusedKey } from '../testing/ground.ts';
import { type SignOnServer, startSignOnServer, testRuntime } from '../testing/sign-on-server.ts';
import { aCodeApp, anAdministrator, signInAs } from '../testing.ts';

const { database } = await withTestDatabase(identitySources);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));
const runtime = testRuntime(database);
const system = { kind: 'system' };
const today = vietnamDate(new Date());
const ground = 'Quyết định số 12/QĐ-UBND';

const servers: SignOnServer[] = [];
const start = async (): Promise<SignOnServer> => {
  const server = await startSignOnServer({ runtime, demo: false });
  servers.push(server);
  return server;
};
after(() => Promise.all(servers.map((server) => server.close())));

const [anna, bao, district] = [
  await anAdministrator(database, { loginName: 'an.na', agencyCode: 'H99', sees: 'province' }),
  await anAdministrator(database, { loginName: 'bao', agencyCode: 'H99', sees: 'province' }),
  await anAdministrator(database, { loginName: 'quan.tri.xa', agencyCode: 'H99.101', sees: 'own-agency' }),
];

const openFor = async (actor: Actor, change: Partial<Record<'loginName' | 'agencyCode' | 'fullName', string>> = {}) => {
  const person = await aPerson(database);
  const claim = { number: person.personalNumber, fullName: person.fullName, birthDate: '1980-05-17' };
  const found = await database.read(system, (tx) =>
    tx.one<{ birth: string }>(
      sql`select coalesce(birth_date::text, birth_year::text) as birth from population.person where id = ${person.id}`,
    ),
  );
  const loginName = `can.bo.${randomUUID().slice(0, 8)}`;
  const input = { loginName, agencyCode: 'H99.101', ...claim, birthDate: found.birth, ...change };
  return { person, done: execute(runtime, staffActs.openStaffAccount, { actor, input }) };
};
const propose = (actor: Actor, accountId: string, change: object = {}) =>
  execute(runtime, staffActs.proposePost, {
    actor,
    input: {
      accountId,
      agencyCode: 'H99.101',
      role: 'specialist',
      title: { vi: 'Chuyên viên', en: 'Specialist' },
      sees: 'own-agency',
      ground,
      ...change,
    },
  });
const approve = (actor: Actor, proposalId: string) =>
  execute(runtime, staffActs.approvePost, { actor, input: { proposalId } });
const rolesOf = async (accountId: string) =>
  (await database.read(system, (tx) => postsOf(tx, accountId, today))).map((p) => p.role);

describe('opening an account for an officer', () => {
  it('takes the name from the registry, gives no power, and hands out a code', async () => {
    const { person, done } = await openFor(district);
    const opened = await done;
    assert.equal(opened.displayName, person.fullName);
    assert.deepEqual(await rolesOf(opened.accountId), []);
    const shown = await ask(runtime, staffQuestions.showStaff, {
      actor: district,
      input: { accountId: opened.accountId },
    });
    assert.deepEqual([shown.state, shown.homeAgencyCode], ['waiting', 'H99.101']);
    assert.ok(shown.codeUntil !== null && shown.codeUntil > new Date());
  });

  it('is refused when the name differs, the user name is a number, the person has one, or the agency is out of reach', async () => {
    const differs = await refusalOf((await openFor(anna, { fullName: 'Trần Thị Khác Hẳn' })).done);
    assert.deepEqual([differs.key, differs.fields[0]?.field], ['identity.staff.registry-differs', 'fullName']);
    assert.equal(
      await refusedKey((await openFor(anna, { loginName: '967090000003' })).done),
      'identity.login-name-shape',
    );
    assert.equal(
      await refusedKey((await openFor(district, { agencyCode: 'H99.102' })).done),
      'territory.beyond-your-reach',
    );
  });
});

describe('four eyes for a post', () => {
  it('needs another administrator, who is not the one who gets it', async () => {
    const { accountId } = await (await openFor(anna)).done;
    const { proposalId } = await propose(anna, accountId);
    assert.deepEqual(await rolesOf(accountId), [], 'proposed is not granted');
    assert.equal(await refusedKey(approve(anna, proposalId)), 'identity.staff.four-eyes');
    assert.equal(await refusedKey(propose(bao, accountId)), 'identity.staff.proposed-already');
    await approve(bao, proposalId);
    assert.deepEqual(await rolesOf(accountId), ['specialist']);
    assert.equal(await refusedKey(approve(bao, proposalId)), 'identity.staff.proposal-decided');
    const log = await database.read(system, (tx) =>
      tx.rows<{ action: string; account: string }>(sql`select action, account_id as account from platform.audit_entry
        where detail ->> 'proposalId' = ${proposalId} order by id`),
    );
    assert.deepEqual(log, [
      { action: 'identity.propose-post', account: anna.accountId },
      { action: 'identity.approve-post', account: bao.accountId },
    ]);
  });

  it('is refused for oneself, and when one gets what another proposed', async () => {
    assert.equal(await refusedKey(propose(anna, anna.accountId ?? '')), 'territory.own-post');
    const { proposalId } = await propose(anna, bao.accountId ?? '', { role: 'leader' });
    assert.equal(await refusedKey(approve(bao, proposalId)), 'territory.own-post');
  });

  it('is granted once by twenty who answer at the same moment', async () => {
    const { accountId } = await (await openFor(anna)).done;
    const { proposalId } = await propose(anna, accountId);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => approve(bao, proposalId)));
    assert.equal(answers.filter((a) => a.status === 'fulfilled').length, 1);
    assert.deepEqual(await rolesOf(accountId), ['specialist']);
  });

  it('runs out after a week, can be taken back by its author alone, and is refused with a reason', async () => {
    const { accountId } = await (await openFor(anna)).done;
    const first = await propose(anna, accountId);
    await database.asOwner((tx) =>
      tx.run(
        sql`update identity.post_proposal set expires_at = now() - interval '1 second' where id = ${first.proposalId}`,
      ),
    );
    assert.equal(await refusedKey(approve(bao, first.proposalId)), 'identity.staff.proposal-expired');
    const second = await propose(anna, accountId);
    const withdraw = (actor: Actor) =>
      execute(runtime, staffActs.withdrawPost, { actor, input: { proposalId: second.proposalId } });
    assert.equal(await refusedKey(withdraw(bao)), 'identity.staff.not-your-proposal');
    await withdraw(anna);
    const third = await propose(anna, accountId);
    const input = { proposalId: third.proposalId, reason: 'Trùng với vị trí đã có' };
    await execute(runtime, staffActs.refusePost, { actor: bao, input });
    const { proposals } = await ask(runtime, staffQuestions.showStaff, { actor: bao, input: { accountId } });
    assert.deepEqual(proposals.map((p) => p.state).sort(), ['refused', 'withdrawn', 'withdrawn']);
    assert.deepEqual(await rolesOf(accountId), []);
  });

  it('holds in the database too', async () => {
    const { accountId } = await (await openFor(anna)).done;
    const { proposalId } = await propose(anna, accountId);
    await assert.rejects(
      database.asOwner((tx) =>
        tx.run(sql`update identity.post_proposal set state = 'approved', decided_by = proposed_by, decided_at = now(), post_id = ${randomUUID()}
          where id = ${proposalId}`),
      ),
      /post_proposal_four_eyes_check/,
    );
  });
});

describe('an administrator of one commune', () => {
  it('sees and changes nobody elsewhere, and hands out no more than they have', async () => {
    const { accountId } = await (await openFor(anna, { agencyCode: 'H99.102' })).done;
    const on = (work: Promise<unknown>) => refusedKey(work);
    const target = { actor: district, input: { accountId } };
    assert.equal(await on(ask(runtime, staffQuestions.showStaff, target)), 'identity.staff.unknown');
    assert.equal(await on(execute(runtime, lockAccountCommand, target)), 'identity.staff.unknown');
    const identified = { actor: district, input: { accountId, identified: 'chip' as const } };
    assert.equal(await on(execute(runtime, staffActs.issueStaffCode, identified)), 'identity.staff.unknown');
    const { rows } = await ask(runtime, staffQuestions.listStaff, { actor: district, input: {} });
    assert.ok(rows.length > 0 && rows.every((r) => r.homeAgencyCode !== 'H99.102'));
    assert.ok(!rows.some((r) => r.id === anna.accountId), 'the province’s administrators are not theirs');
    const own = await (await openFor(district)).done;
    assert.equal(await on(propose(district, own.accountId, { sees: 'province' })), 'territory.beyond-your-reach');
    assert.equal(await on(propose(district, own.accountId, { agencyCode: 'H99.102' })), 'territory.beyond-your-reach');
    const { proposalId } = await propose(anna, own.accountId, { sees: 'province' });
    assert.equal(await on(approve(district, proposalId)), 'territory.beyond-your-reach');
  });

  it('finds officers by name without marks, by role and by state', async () => {
    const { person, done } = await openFor(district);
    const { accountId } = await done;
    const found = async (input: object) =>
      (await ask(runtime, staffQuestions.listStaff, { actor: district, input })).rows.map((r) => r.id);
    const plain = person.fullName.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd');
    assert.ok((await found({ text: plain, state: 'waiting' })).includes(accountId));
    assert.ok((await found({ state: 'no-post' })).includes(accountId));
    assert.ok(!(await found({ role: 'specialist', text: plain })).includes(accountId));
  });
});

describe('ending a post', () => {
  it('ends the sessions with the last one, at once, on two servers', async () => {
    const two = [await start(), await start()];
    const { account, cookie } = await signInAs(database, {
      kind: 'staff',
      loginName: 'sap.thoi',
      posts: [
        { agencyCode: 'H99.101', role: 'approver' },
        { agencyCode: 'H99.102', role: 'approver' },
      ],
    });
    const kinds = () =>
      Promise.all(
        two.map(async (s) => {
          const actor = (await (await fetch(`${s.url}/whoami`, { headers: { cookie } })).json()) as Actor;
          return `${actor.kind} ${actor.duties.length}`;
        }),
      );
    assert.deepEqual(await kinds(), ['officer 2', 'officer 2']);
    const posts = await database.read(system, (tx) => postsOf(tx, account.id, today));
    const end = (actor: Actor, postId: string | undefined) =>
      execute(runtime, staffActs.endStaffPost, { actor, input: { postId: postId ?? '', reason: 'Chuyển công tác' } });
    const elsewhere = posts.find((p) => p.agencyCode === 'H99.102');
    assert.equal(await refusedKey(end(district, elsewhere?.id)), 'territory.unknown-post');
    await end(anna, posts[0]?.id);
    assert.deepEqual(await kinds(), ['officer 1', 'officer 1']);
    const begun = performance.now();
    const { sessionsEnded } = await end(anna, posts[1]?.id);
    assert.equal(sessionsEnded, 1);
    assert.deepEqual(await kinds(), ['anonymous 0', 'anonymous 0']);
    assert.ok(performance.now() - begun < 1000, `${performance.now() - begun} ms`);
  });
});

describe('a list of officers', () => {
  const row = async (change: Record<string, string> = {}) => {
    const person = await aPerson(database);
    const { birth } = await database.read(system, (tx) =>
      tx.one<{ birth: string }>(
        sql`select coalesce(birth_date::text, birth_year::text) as birth from population.person where id = ${person.id}`,
      ),
    );
    return {
      loginName: `nhap.${randomUUID().slice(0, 8)}`,
      number: person.personalNumber,
      fullName: person.fullName,
      birthDate: birth,
      agencyCode: 'H99.101',
      role: 'specialist',
      titleVi: 'Chuyên viên',
      titleEn: '',
      sees: '',
      validFrom: '',
      validTo: '31/12/2099',
      ...change,
    };
  };
  const bring = (rows: Awaited<ReturnType<typeof row>>[]) =>
    execute(runtime, staffActs.importStaff, { actor: anna, input: { rows, ground } });

  it('is taken whole: accounts with codes, posts proposed', async () => {
    const { opened } = await bring([await row(), await row()]);
    assert.equal(new Set(opened.map((o) => o.code)).size, 2);
    const { proposals } = await ask(runtime, staffQuestions.waitingPosts, { actor: bao, input: {} });
    const mine = proposals.filter((p) => opened.some((o) => o.accountId === p.accountId));
    assert.deepEqual(
      mine.map((p) => p.validTo),
      ['2099-12-31', '2099-12-31'],
    );
  });

  it('with faults opens nothing and names every one by row', async () => {
    const good = await row();
    const rows = [
      good,
      await row({ role: 'king' }),
      await row({ fullName: 'Ai Đó Khác' }),
      await row({ validTo: '31/02/2027' }),
    ];
    const no = await refusalOf(bring(rows));
    assert.equal(no.key, 'identity.staff.import-faults');
    assert.deepEqual(
      no.fields.map((f) => f.field),
      ['1.role', '2.fullName', '3.validTo'],
    );
    const { total } = await ask(runtime, staffQuestions.listStaff, { actor: anna, input: { text: good.loginName } });
    assert.equal(total, 0, 'not even the row that was right');
  });
});

describe('an officer who lost the second factor', () => {
  it('is identified by an administrator; factors and sessions end', async () => {
    const { account, cookie } = await signInAs(database, {
      kind: 'staff',
      loginName: 'mat.dien.thoai',
      posts: [{ agencyCode: 'H99.101', role: 'specialist', from: addDays(today, -1) }],
      authenticationLevel: 2,
    });
    await aCodeApp(database, account.id);
    const input = {
      accountId: account.id,
      identified: 'identity-card' as const,
      reason: 'Mất điện thoại, đã đối chiếu thẻ',
    };
    await execute(runtime, securityActs.resetFactors, { actor: district, input });
    const shown = await ask(runtime, staffQuestions.showStaff, { actor: district, input: { accountId: account.id } });
    assert.equal(shown.factors, 0);
    const server = await start();
    const actor = (await (await fetch(`${server.url}/whoami`, { headers: { cookie } })).json()) as Actor;
    assert.equal(actor.kind, 'anonymous');
  });
});
