import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hasMessage } from '#platform/i18n';
import { displayRows, displayValue, type FormDefinition, groupValue, parseFormPage, rowsOf } from '../index.ts';
import type { GroupField } from './form.ts';

const label = { vi: 'x', en: 'x' };
const people: GroupField = {
  kind: 'group',
  key: 'people',
  label,
  rowName: label,
  required: true,
  maxRows: 3,
  fields: [
    { kind: 'name', key: 'name', label: { vi: 'Họ tên', en: 'Name' }, required: true },
    { kind: 'birth-date', key: 'born', label: { vi: 'Ngày sinh', en: 'Born' }, required: true },
    {
      kind: 'choice',
      key: 'kin',
      label,
      required: true,
      options: [
        { value: 'yes', label: { vi: 'Có', en: 'Yes' } },
        { value: 'no', label: { vi: 'Không', en: 'No' } },
      ],
    },
    { kind: 'text', key: 'which', label, required: true, showWhen: { field: 'kin', equals: 'yes' } },
  ],
};
const form: FormDefinition = { asOf: '2023-12-18', pages: [{ id: 'p', title: label, fields: [people] }] };
const read = (raw: Record<string, unknown>) => parseFormPage(form, 'p', raw);

describe('a repeat group', () => {
  it('reads the rows of a browser, dates in three boxes, each with its own conditions', () => {
    const { values, faults } = read({
      'people.0.name': ' Niê  Y Thông',
      'people.0.born-day': '2',
      'people.0.born-month': '3',
      'people.0.born-year': '1990',
      'people.0.kin': 'no',
      'people.0.which': 'hidden',
      'people.2.name': 'Trần Thị Bé',
      'people.2.born': '1991',
      'people.2.kin': 'yes',
      'people.2.which': 'cháu',
    });
    assert.deepEqual(faults, []);
    assert.deepEqual(rowsOf(values['people']), [
      { name: 'Niê Y Thông', born: '1990-03-02', kin: 'no', which: '' },
      { name: 'Trần Thị Bé', born: '1991', kin: 'yes', which: 'cháu' },
    ]);
    assert.equal(
      displayValue(people, values['people'] ?? '', 'vi'),
      'Niê Y Thông, 02/03/1990, Không; Trần Thị Bé, 1991, Có, cháu',
    );
    assert.equal(displayRows(people, values['people'] ?? '', 'en')[1]?.[0]?.label, 'Name');
  });

  it('leaves out empty and removed rows, and says when there are too few or too many', () => {
    const keys = (raw: Record<string, unknown>) => read(raw).faults.map((f) => `${f.field}: ${f.key}`);
    assert.deepEqual(keys({ 'people.0.name': ' ', 'people.1.name': 'An', 'people.1.remove': 'on' }), [
      'people: procedures.fault.group-few',
    ]);
    const row = { name: 'Lê An', born: '1990', kin: 'no', which: '' };
    assert.deepEqual(keys({ people: groupValue([row, row, row, row]) }), ['people: procedures.fault.group-many']);
  });

  it('names the row of a fault and keeps what was typed', () => {
    const { values, faults } = read({ 'people.4.name': 'Lê An', 'people.4.born': '31/02/1990', 'people.4.kin': 'no' });
    assert.deepEqual(
      faults.map((f) => f.field),
      ['people.0.born'],
    );
    assert.equal(rowsOf(values['people'])[0]?.['born'], '31/02/1990');
  });

  it('never throws, reads its own value again unchanged, and every fault has words', () => {
    const names = fc.constantFrom(
      'people',
      'people.0.name',
      'people.0.born',
      'people.1.kin',
      'people.x.name',
      'people.999.name',
      'people.0.remove',
    );
    const texts = fc.oneof(fc.string(), fc.constantFrom('[]', '[{"name":1}]', '{"a":', '[[]]', 'yes', '1990'));
    fc.assert(
      fc.property(fc.dictionary(names, texts), (raw) => {
        const once = read(raw);
        for (const f of once.faults) assert.ok(hasMessage(f.key), f.key);
        const again = read(once.values);
        assert.deepEqual(again.values, once.values);
        assert.deepEqual(again.faults, once.faults);
      }),
    );
  });
});
