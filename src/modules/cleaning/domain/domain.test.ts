import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { differencesOf } from './compare-record.ts';
import { forecast } from './forecast.ts';
import { type Answer, settle } from './settle-review.ts';
import { villageOf } from './village.ts';

const verdict = fc.constantFrom('same', 'nobody', 'unsure') as fc.Arbitrary<Answer['verdict']>;
const answers = fc
  .array(fc.tuple(verdict, fc.constantFrom('a', 'b')), { maxLength: 4 })
  .map((list) => list.map(([v, who], i): Answer => ({ turn: i + 1, verdict: v, personId: v === 'same' ? who : null })));

describe('a review', () => {
  const plain = { highImpact: false, blind: false };
  const careful = { highImpact: true, blind: false };
  const same = (turn: number, personId = 'a'): Answer => ({ turn, verdict: 'same', personId });
  const nobody = (turn: number): Answer => ({ turn, verdict: 'nobody', personId: null });

  it('of an ordinary record needs one answer, of a weighty or blind one two that agree', () => {
    assert.equal(settle(plain, []).state, 'open');
    assert.deepEqual(settle(plain, [same(1)]), { state: 'same', chosenId: 'a' });
    assert.equal(settle(careful, [same(1)]).state, 'second');
    assert.deepEqual(settle({ highImpact: false, blind: true }, [nobody(1), nobody(2)]), {
      state: 'nobody',
      chosenId: null,
    });
    assert.equal(settle(careful, [same(1), same(2, 'b')]).state, 'disputed');
    assert.deepEqual(settle(careful, [same(1), nobody(2), same(3)]), { state: 'same', chosenId: 'a' });
  });

  it('never names a person unless it is "same", and two high-impact answers never close on one word', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), answers, (highImpact, blind, said) => {
        const { state, chosenId } = settle({ highImpact, blind }, said);
        assert.equal(chosenId !== null, state === 'same');
        if ((highImpact || blind) && said.length < 2) assert.ok(!['same', 'nobody'].includes(state));
        if (said.some((a) => a.verdict === 'unsure') && said.length < 3) assert.equal(state, 'disputed');
      }),
    );
  });
});

describe('a record beside the registry', () => {
  const person = { personalNumber: '967085000001', fullName: 'Nguyễn Thị Hòa', birthDate: '1985-03-01', sex: 'female' };
  const record = { personalNumber: '967085000001', fullName: 'NGUYỄN THỊ HOÀ', birthText: '01/03/1985', sex: 'female' };

  it('does not differ by capitals, the place of a tone mark or the form of a date', () => {
    assert.deepEqual(differencesOf(record, person), []);
  });

  it('differs by each field, and another number is a change of weight', () => {
    const wrong = { personalNumber: '967085000009', fullName: 'Nguyen Thi Hoa', birthText: '1985', sex: 'male' };
    const found = differencesOf(wrong, person);
    assert.deepEqual(
      found.map((d) => [d.field, d.highImpact]),
      [
        ['personalNumber', true],
        ['fullName', false],
        ['birthDate', false],
        ['sex', false],
      ],
    );
    assert.equal(differencesOf({ ...record, personalNumber: null }, person)[0]?.highImpact, false);
  });
});

describe('what is left', () => {
  const days = [
    { day: '2023-09-01', clean: 100 },
    { day: '2023-10-01', clean: 400 },
  ];
  it('ends on a day at this pace, or on none', () => {
    assert.deepEqual(forecast(100, days), { left: 100, pace: 10, doneOn: '2023-10-11' });
    assert.equal(forecast(101, days).doneOn, '2023-10-12');
    assert.equal(forecast(5, [days[0], { day: '2023-10-01', clean: 100 }] as typeof days).doneOn, null);
    assert.equal(forecast(1_000_000_000, days).doneOn, null);
    assert.equal(forecast(5, []).doneOn, null);
  });
});

describe('a village', () => {
  it('is read from an address, however it is called here', () => {
    assert.equal(villageOf('12 Trần Phú; Tổ dân phố 3'), 'Tổ dân phố 3');
    assert.equal(villageOf('Bon Bu Prăng'), 'Bon Bu Prăng');
    assert.equal(villageOf('Thôn 5'), 'Thôn 5');
    assert.equal(villageOf('45 Hùng Vương'), null);
  });
});
