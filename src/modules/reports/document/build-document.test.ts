import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { definitions } from '#indicators';
import { checkReport } from '../checker/check-report.ts';
import { placedSections } from '../outline/outline-definitions.ts';
import { reportMarkdown } from '../render/markdown.ts';
import { agreeingValues, codesOf, drawer, reportOf } from '../testing.ts';
import { buildDocument } from './build-document.ts';
import { sectionNumbers } from './section-numbers.ts';
import { textFaults } from './text-faults.ts';

describe('the outline', () => {
  it('names every figure that there is, and types no number', () => {
    const named = codesOf({ sections: placedSections() });
    assert.deepEqual(
      definitions.map((d) => d.code).filter((c) => !named.includes(c)),
      [],
    );
    assert.deepEqual(
      placedSections().flatMap((s) => textFaults(s.text)),
      [],
    );
  });

  it('has six parts in the order of the official report', () => {
    const sections = placedSections();
    const numbers = sectionNumbers(sections.map((s) => s.level));
    const parts = sections.flatMap((s, i) => (s.level === 1 ? [numbers[i]] : []));
    assert.deepEqual(parts, ['I', 'II', 'III', 'IV', 'V', 'VI']);
    const second = sections.flatMap((s, i) => (s.level === 2 ? [numbers[i]] : []));
    assert.deepEqual(second.slice(0, 10), ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  });
});

describe('a report of our own', () => {
  it('says nothing against itself, whatever the values are, as long as they agree', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const text = reportMarkdown(buildDocument(reportOf(agreeingValues(drawer(seed)))));
        assert.deepEqual(
          checkReport(text).map((f) => `${f.kind} ${f.quote} ${f.stated} ${f.computed}`),
          [],
        );
      }),
      { numRuns: 60 },
    );
  });

  it('says so where there is no number, and does not make one up', () => {
    const values = agreeingValues(drawer(1));
    const none = Object.fromEntries(
      Object.entries(values).map(([c, v]) => [c, { ...v, numerator: null, denominator: null, percent: null }]),
    );
    const text = reportMarkdown(buildDocument(reportOf(none)));
    assert.match(text, /Đài Phát thanh và Truyền hình tỉnh đã phát sóng chưa có số liệu/);
    assert.deepEqual(checkReport(text), []);
  });
});
