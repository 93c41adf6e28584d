import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definitionOf, definitions } from './definitions.ts';
import { sourceOf } from './fact-source.ts';

const codes = new Set(definitions.map((d) => d.code));

describe('definitions', () => {
  it('have each their own code, and words in both languages', () => {
    assert.equal(codes.size, definitions.length);
    for (const { code, label, meaning } of definitions)
      for (const text of [label, meaning]) assert.ok(text.vi.length > 5 && text.en.length > 5, code);
  });

  it('name figures that there are, of the same unit and source, and never themselves', () => {
    for (const d of definitions) {
      for (const other of [...(d.parts ?? []), ...[d.within, d.remainderOf].filter((c) => c !== undefined)]) {
        assert.ok(codes.has(other) && other !== d.code, `${d.code} → ${other}`);
        assert.equal(definitionOf(other).unit, d.unit, `${d.code} → ${other}`);
        assert.equal(definitionOf(other).source, d.source, `${d.code} → ${other}`);
      }
    }
  });

  it('ask only for columns that their facts have, or that follow from the procedure', () => {
    for (const d of definitions) {
      if (d.source !== 'computed') continue;
      const { where, counted, among = [], less = [], fact } = d.question;
      const known = new Set<string>(sourceOf(fact).columns);
      if (known.has('procedure_code')) for (const column of ['essential_group', 'field']) known.add(column);
      for (const { column } of [...where, ...counted, ...among, ...less])
        assert.ok(known.has(column), `${d.code}: ${column}`);
    }
  });

  it('are counted or stated, never both', () => {
    for (const d of definitions) {
      assert.equal('question' in d, d.source === 'computed', d.code);
      assert.equal('statement' in d, d.source === 'declared', d.code);
      if (d.source !== 'declared') continue;
      const asked = { count: ['numerator'], share: ['numerator', 'denominator'], 'percent-only': ['percent'] }[d.kind];
      assert.deepEqual(d.statement.asks, asked, d.code);
    }
  });

  it('take quantities only from facts that have them', () => {
    for (const d of definitions) {
      if (d.source === 'computed' && d.question.measure?.by === 'quantity')
        assert.ok(sourceOf(d.question.fact).hasQuantity, d.code);
    }
  });
});
