import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { notify } from '#notifications';
import { type RowScope, sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { defineMessages } from '#platform/i18n';
import { newId } from '#platform/ids';
import { groundSources } from './testing/ground.ts';

const words = { note: { subject: 'Tin {n}', body: 'Nội dung {n}', short: 'Ngắn {n}' } };
defineMessages('test-notify', words, words);
const { database } = await withTestDatabase(groundSources);
const now = new Date('2026-11-24T03:00:00Z');
const messages = (scope: RowScope) =>
  database.read(scope, (tx) => tx.rows<{ key: string }>(sql`select key from notifications.message order by key`));

describe('telling somebody', () => {
  const [one, other] = [newId(), newId()];
  it('anybody who acts may tell anybody, and the message is read by whom it is for', async () => {
    for (const kind of ['anonymous', 'citizen', 'officer', 'system'])
      await database.transaction({ kind, personId: other }, (tx) =>
        notify({ tx, now }, { to: { personId: one }, template: 'test-notify.note', params: { n: 1 }, key: kind }),
      );
    assert.equal((await messages({ kind: 'citizen', personId: one })).length, 4);
    assert.deepEqual(await messages({ kind: 'citizen', personId: other }), []);
    assert.deepEqual(await messages({ kind: 'officer', agencies: ['H98'] }), []);
    assert.deepEqual(await messages({ kind: 'anonymous' }), []);
  });

  it('the same key is told once, also by two at the same time', async () => {
    const tell = () =>
      database.transaction({ kind: 'officer' }, (tx) =>
        notify({ tx, now }, { to: { personId: one }, template: 'test-notify.note', key: 'once' }),
      );
    await Promise.all([tell(), tell(), tell()]);
    const all = await messages({ kind: 'system' });
    assert.equal(all.filter((m) => m.key === 'once').length, 1);
  });

  it('what the act takes back is not told', async () => {
    await assert.rejects(
      database.transaction({ kind: 'officer' }, async (tx) => {
        await notify({ tx, now }, { to: { personId: one }, template: 'test-notify.note', key: 'undone' });
        throw new Error('changed my mind');
      }),
      /changed my mind/,
    );
    assert.ok(!(await messages({ kind: 'system' })).some((m) => m.key === 'undone'));
  });

  it('a template without words is a fault of ours', async () => {
    await assert.rejects(
      database.transaction({ kind: 'officer' }, (tx) =>
        notify({ tx, now }, { to: { personId: one }, template: 'test-notify.missing' }),
      ),
      /no message 'test-notify\.missing\.subject'/,
    );
  });
});
