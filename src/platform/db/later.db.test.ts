import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';

const { database } = await withTestDatabase([]);
const system = { kind: 'system' };

before(async () => {
  await database.asOwner(async (tx) => {
    await tx.script(`create schema later; grant usage on schema later to da06_app;
      create table later.mother (id integer primary key);
      create table later.child (id integer primary key, mother_id integer not null references later.mother (id));
      grant select, insert, update, delete on later.mother, later.child to da06_app`);
  });
});

const mother = (id: number) => sql`insert into later.mother (id) values (${id})`;
const child = (id: number, of: number) => sql`insert into later.child (id, mother_id) values (${id}, ${of})`;
const mothers = () =>
  database.read(system, async (tx) =>
    (await tx.rows<{ id: number }>(sql`select id from later.mother order by id`)).map((r) => r.id),
  );

describe('statements for later', () => {
  it('are done before the next statement of the transaction, and with its commit at the latest', async () => {
    await database.transaction(system, async (tx) => {
      tx.later(mother(1));
      assert.equal(await tx.run(sql`select from later.mother where id = 1`), 1);
      tx.later(mother(2), { alone: true });
      tx.later(child(1, 2));
      tx.last(child(2, 1));
    });
    assert.deepEqual(await mothers(), [1, 2]);
  });

  it('undo the transaction when one fails, and the fault is theirs and not that of what came after', async () => {
    const failing = database.transaction(system, async (tx) => {
      tx.later(mother(3));
      tx.later(mother(1));
      await tx.run(sql`select from later.mother`);
    });
    await assert.rejects(failing, { code: '23505' });
    const atEnd = database.transaction(system, async (tx) => {
      tx.later(mother(3));
      tx.last(child(9, 99));
    });
    await assert.rejects(atEnd, { code: '23503' });
    assert.deepEqual(await mothers(), [1, 2]);
  });

  it('are undone with the savepoint in which they were left', async () => {
    await database.transaction(system, async (tx) => {
      tx.later(mother(4));
      await tx.script('savepoint one');
      tx.later(mother(5));
      await tx.script('rollback to savepoint one');
    });
    assert.deepEqual(await mothers(), [1, 2, 4]);
  });
});

describe('what has been written', () => {
  it('is told after the commit, by schema, and not when nothing came of it', async () => {
    let heard = 0;
    database.onWritten(['later'], () => {
      heard += 1;
    });
    await database.transaction(system, (tx) => tx.run(sql`delete from later.mother where id = 4`));
    assert.equal(heard, 1);
    await mothers();
    await database
      .transaction(system, async (tx) => {
        await tx.run(mother(6));
        throw new Error('no');
      })
      .catch(() => undefined);
    assert.equal(heard, 1);
  });
});
