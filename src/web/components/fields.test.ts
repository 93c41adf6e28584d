import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Html } from '#platform/html';
import { html } from '#platform/html';
import { radios } from './choice-field.ts';
import { communePicker } from './commune-picker.ts';
import { dateField, datePartsOf } from './date-field.ts';
import { errorOf, errorSummary } from './error-summary.ts';
import { fileField } from './file-field.ts';
import { form } from './form.ts';
import { longTextField } from './long-text-field.ts';
import { selectField } from './select-field.ts';
import { textField } from './text-field.ts';

const language = 'vi';
const errors = [{ field: 'family.name', text: 'Hãy nhập họ và tên' }];
const field = { language, name: 'family.name', label: 'Họ tên', ...errorOf(errors, 'family.name') } as const;
const choices = [
  { value: 'm', text: 'Nam' },
  { value: 'f', text: 'Nữ' },
];

const fields: Record<string, () => Html> = {
  textField: () => textField(field),
  longTextField: () => longTextField(field),
  dateField: () => dateField(field),
  radios: () => radios({ ...field, choices }),
  selectField: () => selectField({ ...field, choices }),
  fileField: () => fileField({ ...field, limitMb: 5 }),
  communePicker: () => communePicker({ ...field, date: '2023-12-18', matches: choices }),
};

describe('an error summary', () => {
  const target = /href="#([^"]+)"/.exec(String(errorSummary({ language, errors })))?.[1];

  for (const [name, draw] of Object.entries(fields)) {
    it(`leads to the first control of a ${name}`, () => {
      const markup = String(draw());
      assert.match(markup, new RegExp(`<(?:input|textarea|select)[^>]* id="${target}"`));
      assert.equal(markup.split(` id="${target}"`).length, 2, 'the id stands once');
    });

    it(`a ${name} names its error for screen readers`, () => {
      const markup = String(draw());
      const described = /aria-describedby="([^"]+)"/.exec(markup)?.[1]?.split(' ') ?? [];
      assert.ok(described.length > 0);
      for (const id of described) assert.ok(markup.includes(`id="${id}"`), `${id} exists`);
      assert.ok(markup.includes('Hãy nhập họ và tên'));
    });
  }

  it('is nothing without errors', () => {
    assert.equal(String(errorSummary({ language, errors: [] })), '');
  });
});

describe('what was typed comes back', () => {
  it('in a text field, to the letter', () => {
    assert.match(
      String(textField({ language, name: 'n', label: 'L', value: "H'Bliăk  Niê" })),
      /value="H&#39;Bliăk {2}Niê"/,
    );
  });

  it('but never in a password field', () => {
    assert.doesNotMatch(
      String(textField({ language, name: 'n', label: 'L', kind: 'password', value: 'secret' })),
      /secret/,
    );
  });

  it('in a long text that begins with an empty line', () => {
    assert.match(String(longTextField({ language, name: 'n', label: 'L', value: '\nabc' })), />\n\nabc<\/textarea>/);
  });

  it('as the chosen radio', () => {
    const markup = String(radios({ language, name: 'n', label: 'L', choices, value: 'f' }));
    assert.match(markup, /value="f" checked/);
    assert.doesNotMatch(markup, /value="m" checked/);
  });

  it('in the three boxes of a date, wrong or not', () => {
    assert.deepEqual(datePartsOf('2023-02-28'), { day: '28', month: '02', year: '2023' });
    assert.deepEqual(datePartsOf('31/02/2023'), { day: '31', month: '02', year: '2023' });
    assert.deepEqual(datePartsOf('5/2023'), { day: '', month: '5', year: '2023' });
    assert.deepEqual(datePartsOf('2023'), { day: '', month: '', year: '2023' });
    assert.deepEqual(datePartsOf(''), { day: '', month: '', year: '' });
  });
});

describe('a form', () => {
  it('posts, with its guards in hidden fields', () => {
    const markup = String(form({ language, action: '/x', idempotencyKey: 'k', version: 7, body: html`` }));
    assert.match(markup, /<form method="post" action="\/x"/);
    for (const hidden of ['_key" value="k"', '_version" value="7"']) assert.ok(markup.includes(hidden), hidden);
  });

  it('answers Enter with its main button, whatever buttons its fields have', () => {
    const picker = communePicker({ language, name: 'commune', label: 'Xã', date: '2023-12-18' });
    const first = /<button[^>]*>/.exec(String(form({ language, action: '/x', body: picker })))?.[0] ?? '';
    assert.match(first, /type="submit"/);
    assert.doesNotMatch(first, /name=/);
  });

  it('sends files only when it has file fields', () => {
    assert.match(String(form({ language, action: '/x', files: true, body: html`` })), /multipart\/form-data/);
    assert.doesNotMatch(String(form({ language, action: '/x', body: html`` })), /multipart/);
  });
});
