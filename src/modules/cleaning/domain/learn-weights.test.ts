import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#platform/ids';
import { type DecidedReview, proposeWeights } from './learn-weights.ts';

/** Decisions of a world in which "name.typo" tells `hidden` bits more than the engine believes. */
function decisions(count: number, hidden: number, blindEvery = 0): DecidedReview[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, i) => {
    const typo = i % 2 === 0;
    const score = random.next() * 6 - 2;
    const truth = score + (typo ? hidden : 0);
    const levels = [typo ? 'name.typo' : 'name.equal', i % 50 === 0 ? 'phone.equal' : 'birth.year'];
    const blind = blindEvery > 0 && i % blindEvery === 0;
    return { score, levels, right: random.next() < 1 / (1 + 2 ** -truth), blind };
  });
}

describe('learning from decisions', () => {
  it('says nothing of fewer than a hundred', () => {
    const found = proposeWeights(decisions(99, -3));
    assert.deepEqual([found.decisions, found.change, found.before, found.after], [99, {}, null, null]);
  });

  it('finds what the engine believes too much, within two bits, and foretells held-out decisions better', () => {
    const { change, before, after } = proposeWeights(decisions(1_000, -3));
    assert.ok(before !== null && after !== null);
    assert.ok((change['name.typo'] ?? 0) <= -1.5 && (change['name.typo'] ?? 0) >= -2, JSON.stringify(change));
    assert.ok(after.surprise < before.surprise - 0.1, `${before.surprise} → ${after.surprise}`);
    assert.ok(after.precision.hits / after.precision.of > before.precision.hits / before.precision.of + 0.05);
    for (const share of [before.precision, before.recall, after.precision, after.recall])
      assert.ok(share.low < share.hits / share.of && share.high > share.hits / share.of);
  });

  it('leaves levels alone that few decisions bear, and changes little where the engine is right', () => {
    assert.equal(proposeWeights(decisions(1_000, -3)).change['phone.equal'], undefined);
    for (const bits of Object.values(proposeWeights(decisions(1_000, 0)).change))
      assert.ok(Math.abs(bits) <= 0.4, `${bits}`);
  });

  it('takes blind decisions alone where there are a hundred', () => {
    const found = proposeWeights(decisions(1_000, -3, 5));
    assert.deepEqual([found.blindOnly, found.decisions], [true, 200]);
    assert.deepEqual(proposeWeights(decisions(400, -3, 5)).blindOnly, false);
  });
});
