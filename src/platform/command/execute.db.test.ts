import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Type from 'typebox';
import {
  type Actor,
  anonymousActor,
  anyone,
  ask,
  citizen,
  command,
  execute,
  query,
  type Runtime,
  signedIn,
} from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { newId } from '#platform/ids';
import { createLog } from '#platform/log';
import { fixedClock } from '#platform/time';

const { database } = await withTestDatabase([]);
await database.asOwner((tx) =>
  tx.script('create table platform.note (text text not null); grant select, insert on platform.note to da06_app'),
);
const runtime: Runtime = {
  database,
  clock: fixedClock(new Date('2023-12-18T01:00:00Z')),
  files: {
    put: () => Promise.reject(new Error('no files here')),
    get: () => Promise.reject(new Error('no files here')),
  },
  log: createLog('silent'),
};
const aCitizen = (): Actor => ({
  kind: 'citizen',
  accountId: newId(),
  personId: newId(),
  accountLevel: 1,
  authenticationLevel: 1,
  duties: [],
  roles: [],
  agencies: [],
});

const writeNote = command({
  name: 'test.write-note',
  summary: 'Writes a note.',
  allow: signedIn,
  input: Type.Object({ text: Type.String({ minLength: 1, maxLength: 100 }), next: Type.Optional(Type.String()) }),
  emits: ['test.written.v1'],
  legalBasis: 'a law',
  async run(ctx, { text, next }) {
    await ctx.tx.run(sql`insert into platform.note (text) values (${text})`);
    ctx.concerns({
      ...(ctx.actor.personId === undefined ? {} : { personId: ctx.actor.personId }),
      detail: { length: text.length },
    });
    ctx.emit(next === 'emit-other' ? 'test.other.v1' : 'test.written.v1', { text });
    if (next === 'throw') throw new Error('changed my mind');
    return { text, count: 1 };
  },
});
const showPerson = query({
  name: 'test.show-person',
  summary: 'Shows a person.',
  personal: true,
  allow: citizen(2),
  input: Type.Object({ personId: Type.String() }),
  async run(ctx, { personId }) {
    ctx.concerns({ personId });
    return { kind: (await ctx.tx.one<{ kind: string }>(sql`select platform.scope_kind() as kind`)).kind };
  },
});

const asSystem = <R extends object>(statement: ReturnType<typeof sql>) =>
  database.read({ kind: 'system' }, (tx) => tx.rows<R>(statement));
const notes = async (text: string) => (await asSystem(sql`select from platform.note where text = ${text}`)).length;
const auditOf = (actor: Actor) =>
  asSystem<{ action: string; person: string; purpose: string; basis: string; detail: object; at: Date }>(
    sql`select action, person_id as person, purpose, legal_basis as basis, detail, at from platform.audit_entry where account_id = ${actor.accountId} order by id`,
  );
const messagesOf = (text: string) =>
  asSystem(sql`select name from platform.outbox_message where payload ->> 'text' = ${text}`);

describe('an act', () => {
  it('leaves its row, its audit entry, and its message, all together', async () => {
    const actor = aCitizen();
    assert.deepEqual(await execute(runtime, writeNote, { actor, input: { text: 'one' } }), { text: 'one', count: 1 });
    assert.equal(await notes('one'), 1);
    const at = runtime.clock.now();
    assert.deepEqual(await auditOf(actor), [
      { action: 'test.write-note', person: actor.personId, purpose: null, basis: 'a law', detail: { length: 3 }, at },
    ]);
    assert.deepEqual(await messagesOf('one'), [{ name: 'test.written.v1' }]);
  });

  it('that throws leaves nothing of all that', async () => {
    const actor = aCitizen();
    await assert.rejects(
      execute(runtime, writeNote, { actor, input: { text: 'two', next: 'throw' }, key: 'k' }),
      /changed my mind/,
    );
    assert.equal(await notes('two'), 0);
    assert.deepEqual(await auditOf(actor), []);
    assert.deepEqual(await messagesOf('two'), []);
    assert.deepEqual(await execute(runtime, writeNote, { actor, input: { text: 'two' }, key: 'k' }), {
      text: 'two',
      count: 1,
    });
  });

  it('may not emit what it does not declare', async () => {
    const actor = aCitizen();
    await assert.rejects(
      execute(runtime, writeNote, { actor, input: { text: 'three', next: 'emit-other' } }),
      /test\.write-note does not declare that it emits test\.other\.v1/,
    );
    assert.equal(await notes('three'), 0);
  });

  it('is refused to whoever may not, before its input is looked at', async () => {
    await assert.rejects(execute(runtime, writeNote, { actor: anonymousActor, input: {} as never }), {
      kind: 'unauthenticated',
      key: 'platform.sign-in-required',
    });
  });

  it('tells which inputs do not fit', async () => {
    for (const [input, field] of [
      [{ text: '' }, 'text'],
      [{ text: 'x'.repeat(101) }, 'text'],
      [{ text: 'x', next: 5 }, 'next'],
    ] as const)
      await assert.rejects(execute(runtime, writeNote, { actor: aCitizen(), input: input as never }), {
        kind: 'invalid',
        key: 'platform.invalid-input',
        fields: [{ field, key: 'platform.invalid-value' }],
      });
    for (const input of [null, undefined, 5, [], {}])
      await assert.rejects(execute(runtime, writeNote, { actor: aCitizen(), input: input as never }), {
        kind: 'invalid',
      });
  });
});

describe('the key of an act', () => {
  it('makes the same request happen once, however often and however fast it comes', async () => {
    const actor = aCitizen();
    const same = () => execute(runtime, writeNote, { actor, input: { text: 'four' }, key: 'key' });
    const answers = [...(await Promise.all([same(), same(), same(), same()])), await same()];
    for (const answer of answers) assert.deepEqual(answer, { text: 'four', count: 1 });
    assert.equal(await notes('four'), 1);
    assert.equal((await auditOf(actor)).length, 1);
  });

  it('may not be used again for something else', async () => {
    const actor = aCitizen();
    await execute(runtime, writeNote, { actor, input: { text: 'five' }, key: 'key' });
    await assert.rejects(execute(runtime, writeNote, { actor, input: { text: 'six' }, key: 'key' }), {
      kind: 'conflict',
      key: 'platform.key-reused',
    });
    assert.equal(await notes('six'), 0);
  });

  it('belongs to one person: the same key of another is another', async () => {
    for (const actor of [aCitizen(), aCitizen()])
      await execute(runtime, writeNote, { actor, input: { text: 'seven' }, key: 'key' });
    assert.equal(await notes('seven'), 2);
  });

  it('does not help past a permission that ended in the meantime', async () => {
    const actor = aCitizen();
    await execute(runtime, writeNote, { actor, input: { text: 'eight' }, key: 'key' });
    const ended: Actor = { ...actor, kind: 'anonymous' };
    await assert.rejects(execute(runtime, writeNote, { actor: ended, input: { text: 'eight' }, key: 'key' }), {
      kind: 'unauthenticated',
    });
  });
});

describe('a personal question', () => {
  const level2 = (): Actor => ({ ...aCitizen(), accountLevel: 2 });

  it('needs a purpose, and writes down who looked at whom and why', async () => {
    const actor = level2();
    const input = { personId: newId() };
    for (const purpose of [undefined, '', '  '])
      await assert.rejects(ask(runtime, showPerson, { actor, input, ...(purpose === undefined ? {} : { purpose }) }), {
        kind: 'invalid',
        key: 'platform.purpose-required',
      });
    assert.deepEqual(await auditOf(actor), []);
    assert.deepEqual(await ask(runtime, showPerson, { actor, input, purpose: 'a case' }), { kind: 'citizen' });
    const [entry, ...more] = await auditOf(actor);
    assert.deepEqual(more, []);
    assert.deepEqual([entry?.action, entry?.person, entry?.purpose], ['test.show-person', input.personId, 'a case']);
  });

  it('is refused with the way out: sign in, or raise the account', async () => {
    const input = { personId: newId() };
    const refused = (actor: Actor) => ask(runtime, showPerson, { actor, input, purpose: 'x' });
    await assert.rejects(refused(anonymousActor), { kind: 'unauthenticated' });
    await assert.rejects(refused(aCitizen()), { kind: 'forbidden', key: 'platform.higher-level-required' });
    await assert.rejects(refused({ ...aCitizen(), kind: 'officer' }), {
      kind: 'forbidden',
      key: 'platform.not-allowed',
    });
  });

  it('shows its log to the person looked at and to no other citizen', async () => {
    const [looker, person, stranger] = [level2(), aCitizen(), aCitizen()];
    await ask(runtime, showPerson, { actor: looker, input: { personId: person.personId ?? '' }, purpose: 'a case' });
    const seenBy = (who: Actor) =>
      database.read({ kind: 'citizen', personId: who.personId ?? '' }, (tx) =>
        tx.rows(sql`select purpose from platform.audit_entry`),
      );
    assert.deepEqual(await seenBy(person), [{ purpose: 'a case' }]);
    assert.deepEqual(await seenBy(stranger), []);
  });
});

describe('an ordinary question', () => {
  it('cannot change anything', async () => {
    const sly = query({
      name: 'test.sly',
      summary: 'Writes though it only asks.',
      allow: anyone,
      input: Type.Object({}),
      run: (ctx) => ctx.tx.run(sql`insert into platform.note (text) values ('sly')`),
    });
    await assert.rejects(ask(runtime, sly, { actor: anonymousActor, input: {} }), /read-only/);
  });
});

describe('the audit log', () => {
  it('can be added to and never changed, not even by its owner', async () => {
    await execute(runtime, writeNote, { actor: aCitizen(), input: { text: 'nine' } });
    for (const change of [
      'update platform.audit_entry set action = $$x$$',
      'delete from platform.audit_entry',
      'truncate platform.audit_entry',
    ]) {
      await assert.rejects(
        database.asOwner((tx) => tx.script(change)),
        /append-only/,
      );
      await assert.rejects(
        database.transaction({ kind: 'system' }, (tx) => tx.script(change)),
        /permission denied/,
      );
    }
  });
});
