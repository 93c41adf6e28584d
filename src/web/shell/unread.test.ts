import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor } from '#platform/command';
import { unreadOf } from './unread.ts';

const nobody: Actor = { kind: 'anonymous', accountId: null, duties: [], roles: [], agencies: [] };

describe('unread messages in the head', () => {
  it('are asked for once for whoever is signed in, never for a visitor', async () => {
    let asked = 0;
    const ask = (async () => {
      asked += 1;
      return { unread: 3 };
    }) as never;
    assert.equal(await unreadOf({ actor: nobody, ask }), 0);
    assert.equal(asked, 0);
    assert.equal(await unreadOf({ actor: { ...nobody, kind: 'citizen' }, ask }), 3);
    assert.equal(await unreadOf({ actor: { ...nobody, kind: 'officer' }, ask }), 3);
    assert.equal(asked, 2);
  });
});
