import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalogue, checkEligibility, partsFor, procedureAt } from '../index.ts';

const at = (code: string) => {
  const found = procedureAt(code, '2026-11-24');
  assert.ok(found);
  return found;
};

describe('questions before the form', () => {
  it('lets everybody in where there are none', () => {
    assert.deepEqual(checkEligibility({}, { any: 'thing' }), { kind: 'eligible', advice: [] });
  });

  it('asks one after the other, and takes an unknown answer for none', () => {
    const marriage = at('marriage-registration');
    const open = (answers: Record<string, string>) => {
      const outcome = checkEligibility(marriage, answers);
      return outcome.kind === 'ask' ? outcome.question.id : outcome.kind;
    };
    assert.equal(open({}), 'ofAge');
    assert.equal(open({ ofAge: 'perhaps' }), 'ofAge');
    assert.equal(open({ ofAge: 'yes' }), 'free');
    assert.equal(open({ ofAge: 'yes', free: 'no', foreigner: 'no' }), 'eligible');
  });

  it('stops with the reason, the law and the better door', () => {
    const outcome = checkEligibility(at('temporary-residence'), { elsewhere: 'yes', month: 'no' });
    assert.ok(outcome.kind === 'stopped');
    assert.deepEqual(outcome.stop.instead, ['stay-notification']);
    assert.equal(outcome.stop.basis?.number, '68/2020/QH14');
  });

  it('gives advice that stops nobody', () => {
    const outcome = checkEligibility(at('marriage-registration'), { ofAge: 'yes', free: 'no', foreigner: 'yes' });
    assert.ok(outcome.kind === 'eligible');
    assert.equal(outcome.advice.length, 1);
  });

  it('sends people only to procedures that there are', () => {
    const codes = new Set(catalogue.map((p) => p.code));
    for (const p of catalogue)
      for (const code of (p.eligibility ?? []).flatMap((q) => q.answers.flatMap((a) => a.stop?.instead ?? [])))
        assert.ok(codes.has(code), `${p.code} sends to ${code}`);
  });
});

describe('linked groups', () => {
  it('name the procedure of each part that also stands alone', () => {
    const codes = new Set(catalogue.map((p) => p.code));
    const linked = catalogue.filter((p) => p.field === 'linked');
    assert.deepEqual(
      linked.map((p) => p.package?.parts.length),
      [3, 5],
    );
    for (const part of linked.flatMap((p) => p.package?.parts ?? []))
      assert.ok(part.procedure === undefined || codes.has(part.procedure), part.code);
  });

  it('have the one benefit that was asked for', () => {
    const { package: linked } = at('linked-death');
    assert.ok(linked);
    const parts = (benefit: string) => partsFor(linked, { benefit }).map((p) => p.code);
    assert.deepEqual(parts('none'), ['death', 'residence']);
    assert.deepEqual(parts('merit'), ['death', 'residence', 'benefit-merit']);
  });
});
