import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFullName } from '../domain/full-name.ts';
import { proportions } from './ethnic-mix.ts';
import { makeName } from './make-name.ts';
import { nameStyleOf } from './name-styles.ts';
import { seededRandom } from './random.ts';

describe('made names', () => {
  it('no name of any people is taken for a broken encoding, or for no name at all', () => {
    const random = seededRandom(54);
    for (const [group] of proportions)
      for (let turn = 0; turn < 400; turn += 1) {
        const clan = nameStyleOf(group).clan?.(random) ?? '';
        const sex = turn % 2 === 0 ? 'male' : 'female';
        const name = makeName(random, { group, sex, birthYear: 1930 + (turn % 90), clan, marker: turn });
        assert.deepEqual(parseFullName(name), { ok: true, value: name }, `${group}: ${name}`);
      }
  });
});
