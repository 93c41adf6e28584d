import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { copyLine, sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';

const { database } = await withTestDatabase([]);
await database.asOwner((tx) =>
  tx.script(
    'create table platform.copied (id int, a text, b text, list text[], data jsonb, at timestamptz, n float8, yes boolean)',
  ),
);
const copy = 'copy platform.copied from stdin';

/** What PostgreSQL can hold: any text without a NUL. Rich in the signs that COPY gives a meaning. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('\\', '\t', '\n', '\r', 'N', '.', '"', '{', '}', ',', ' ', "'"),
      fc.string({ unit: 'grapheme', maxLength: 1 }),
    ),
  })
  .map((t) => t.replaceAll('\u0000', ''))
  .filter((t) => t.isWellFormed());

describe('a row in COPY text format', () => {
  it('goes through a real COPY and comes back the same, whatever people wrote', async () => {
    const row = fc.tuple(
      fc.option(text),
      text,
      fc.array(fc.option(text), { maxLength: 4 }),
      // Keys without backslashes: JSON.parse of Node 24.21 takes the key "\\n" for a key "\\" that it has seen before.
      fc.dictionary(
        text.map((key) => key.replaceAll('\\', '/')),
        text,
        { maxKeys: 3, noNullPrototype: true },
      ),
      fc.date({ min: new Date(0), max: new Date('2199-01-01'), noInvalidDate: true }),
      fc.double({ noNaN: true }).map((n) => n + 0), // there is no minus zero in JSON's or COPY's text
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const found = await database.asOwner(async (tx) => {
          await tx.run(sql`truncate platform.copied`);
          assert.equal(
            await tx.copyIn(
              copy,
              rows.map((r, i) => copyLine([i, ...r])),
            ),
            rows.length,
          );
          return tx.rows<Record<string, unknown>>(
            sql`select a, b, list, data, at, n, yes from platform.copied order by id`,
          );
        });
        assert.deepEqual(
          found.map((r) => [r['a'], r['b'], r['list'], r['data'], r['at'], r['n'], r['yes']]),
          rows.map(([a, b, list, data, at, n, yes]) => [a, b, list, data, at, n, yes]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('keeps apart what only looks like an end or a NULL', async () => {
    const tricky = ['\\N', '\\.', '', 'NULL', '\\\\', '\\t', '\t', '\r\n'];
    const found = await database.asOwner(async (tx) => {
      await tx.run(sql`truncate platform.copied`);
      await tx.copyIn(copy, [...tricky.map((v, i) => copyLine([i, v, null, undefined, null, null, null, null]))]);
      return tx.rows<{ a: string; b: null; list: null }>(sql`select a, b, list from platform.copied order by id`);
    });
    assert.deepEqual(
      found,
      tricky.map((a) => ({ a, b: null, list: null })),
    );
  });
});

describe('a COPY that fails', () => {
  it('because a line does not fit tells so and leaves nothing', async () => {
    await assert.rejects(
      database.asOwner((tx) => tx.copyIn(copy, ['1\tonly two\n'])),
      /missing data for column/,
    );
  });

  it('because its lines run dry with an error gives the connection back', { timeout: 10_000 }, async () => {
    await database.asOwner((tx) => tx.script('grant insert on platform.copied to da06_app'));
    function* lines() {
      yield copyLine([1, 'a', null, null, null, null, null, null]);
      throw new Error('no more people');
    }
    for (let i = 0; i < 10; i += 1)
      await assert.rejects(
        database.transaction({ kind: 'system' }, (tx) => tx.copyIn(copy, lines())),
        /no more people/,
      );
    assert.equal(database.pool.waitingCount, 0);
    assert.equal((await database.read({ kind: 'system' }, (tx) => tx.one<{ n: number }>(sql`select 1 as n`))).n, 1);
  });

  it('stops reading a long source soon after the server has refused it', { timeout: 20_000 }, async () => {
    let made = 0;
    async function* lines() {
      for (; made < 400_000; made += 1)
        yield made === 5 ? 'broken\n' : copyLine([made, 'x'.repeat(200), 'b', null, null, null, null, null]);
    }
    await assert.rejects(
      database.asOwner((tx) => tx.copyIn(copy, lines())),
      /invalid input syntax for type integer/,
    );
    assert.ok(made < 400_000, `${made} lines were made for nothing`);
  });
});
