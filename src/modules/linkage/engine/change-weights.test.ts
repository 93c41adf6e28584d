import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeWeights, mostChanged } from './change-weights.ts';
import { evidence, level } from './levels.ts';
import { firstModel, levelCounts } from './model.ts';

describe('weights changed by decisions', () => {
  const model = firstModel(levelCounts(), 1_000);
  const at = (changed: typeof model, field: number, name: string) => changed.agree[field]?.[level(name)] ?? Number.NaN;

  it('move one level by the bits asked, at most two, and leave the model that was given', () => {
    const before = at(model, 1, 'name.typo');
    const changed = changeWeights(model, { 'name.typo': -0.7, 'birth.year': 40, 'name.missing': 1, 'no.level': 2 });
    assert.ok(Math.abs(at(changed, 1, 'name.typo') - before + 0.7) < 1e-9);
    assert.ok(Math.abs(at(changed, 2, 'birth.year') - at(model, 2, 'birth.year') - mostChanged) < 1e-9);
    assert.equal(at(changed, 1, 'name.missing'), at(model, 1, 'name.missing'));
    assert.equal(at(changed, 1, 'name.equal'), at(model, 1, 'name.equal'));
    assert.equal(at(model, 1, 'name.typo'), before);
    assert.equal(changed.chance, model.chance);
  });

  it('are the same where nothing was learnt', () => {
    assert.deepEqual(changeWeights(model, {}).agree, model.agree);
    assert.equal(model.agree.length, evidence.length);
  });
});
