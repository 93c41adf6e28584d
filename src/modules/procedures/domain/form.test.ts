import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { languages, t } from '#platform/i18n';
import {
  catalogue,
  checkWholeForm,
  displayValue,
  type FormDefinition,
  type FormField,
  keepRegistryValues,
  lockedFields,
  papersToAttach,
  parseFormPage,
  prefillForm,
  procedureAt,
  visiblePages,
  visibleValues,
} from '../index.ts';

const today = '2023-12-18';

function formOf(code: string): FormDefinition {
  const procedure = procedureAt(code, today);
  assert.ok(procedure);
  return procedure.form;
}

const confirmation = formOf('id-number-confirmation');
const residence = formOf('temporary-residence');

/** A form with one page and one field of each kind. */
const label = { vi: 'x', en: 'x' };
const base = { label, required: true } as const;
const kinds: FormField[] = [
  { ...base, kind: 'text', key: 'text', maxLength: 20 },
  { ...base, kind: 'longtext', key: 'longtext', maxLength: 40, required: false },
  { ...base, kind: 'name', key: 'name' },
  { ...base, kind: 'personal-number', key: 'personalNumber' },
  { ...base, kind: 'old-number', key: 'oldNumber', required: false },
  { ...base, kind: 'birth-date', key: 'birthDate' },
  { ...base, kind: 'date', key: 'date', earliest: '2020-01-01', latest: 'today' },
  { ...base, kind: 'date', key: 'lastDay', required: false, notBefore: 'date' },
  { ...base, kind: 'phone', key: 'phone' },
  { ...base, kind: 'email', key: 'email', required: false },
  { ...base, kind: 'commune', key: 'commune' },
  {
    ...base,
    kind: 'choice',
    key: 'choice',
    options: [
      { value: 'a', label },
      { value: 'b', label },
    ],
  },
  { ...base, kind: 'text', key: 'shown', showWhen: { field: 'choice', equals: 'b' } },
  { ...base, kind: 'number', key: 'number', min: 2, max: 2000 },
  { ...base, kind: 'money', key: 'money', min: 1 },
];
const every: FormDefinition = { asOf: today, pages: [{ id: 'all', title: label, fields: kinds }] };

const good = {
  text: 'Thôn 3',
  name: "H'Bliăk Niê",
  personalNumber: '967190000001',
  birthDate: '1990-05-14',
  date: '2023-12-18',
  phone: '0912345678',
  commune: '24611',
  choice: 'a',
  number: '1500',
  money: '20000000',
};
const faultOf = (change: Record<string, unknown>) =>
  parseFormPage(every, 'all', { ...good, ...change }).faults.map((f) => `${f.field} ${f.key}`);

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    'a',
    'b',
    ' b ',
    '18/12/2023',
    '5/3/1950',
    '1950',
    '967190000001',
    '245 123 456',
    '1.500',
    '20.000.000 đ',
    'Y Thông',
    '\0',
    '\ud800',
    '+84 912 345 678',
  ),
);
const rawPage = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      ...kinds.map((f) => f.key),
      'date-day',
      'date-month',
      'date-year',
      'birthDate-year',
      '__proto__',
      'toString',
    ),
    fc.string({ maxLength: 8 }),
  ),
  fc.oneof({ weight: 6, arbitrary: typed }, fc.array(typed, { maxLength: 2 }), fc.anything({ maxDepth: 1 })),
);

describe('reading one page', () => {
  it('takes what people write and keeps it normalised', () => {
    const { values, faults } = parseFormPage(every, 'all', {
      ...good,
      text: '  Thôn  3 ',
      birthDate: '14/5/1990',
      'date-day': '18',
      'date-month': '12',
      'date-year': '2023',
      date: '',
      phone: '+84 912 345 678',
      number: '1.500',
      money: '20.000.000 đồng',
      longtext: 'a\r\nb',
    });
    assert.deepEqual(faults, []);
    assert.deepEqual(values, { ...good, longtext: 'a\nb', oldNumber: '', email: '', shown: '', lastDay: '' });
  });

  it('says what is wrong, field by field', () => {
    assert.deepEqual(faultOf({ text: ' ' }), ['text procedures.fault.text-empty']);
    assert.deepEqual(faultOf({ text: 'a'.repeat(21) }), ['text procedures.fault.text-long']);
    assert.deepEqual(
      faultOf({ name: 'Nguy\u00d4n V\u00a8n A' }).map((f) => f.split(' ')[0]),
      ['name'],
    );
    assert.deepEqual(faultOf({ personalNumber: '96719000001' }), ['personalNumber population.personal-number-length']);
    assert.deepEqual(faultOf({ birthDate: '31/02/1990' }), ['birthDate population.birth-date-impossible']);
    assert.deepEqual(faultOf({ birthDate: '19/12/2023' }), ['birthDate population.birth-date-future']);
    assert.deepEqual(faultOf({ date: '31/11/2023' }), ['date procedures.fault.date-impossible']);
    assert.deepEqual(faultOf({ date: 'mai' }), ['date procedures.fault.date-form']);
    assert.deepEqual(faultOf({ date: '19/12/2023' }), ['date procedures.fault.date-late']);
    assert.deepEqual(faultOf({ date: '31/12/2019' }), ['date procedures.fault.date-early']);
    assert.deepEqual(faultOf({ lastDay: '17/12/2023' }), ['lastDay procedures.fault.date-order']);
    assert.deepEqual(faultOf({ lastDay: '18/12/2023' }), []);
    assert.deepEqual(faultOf({ email: 'a@b' }), ['email procedures.fault.email-form']);
    assert.deepEqual(faultOf({ commune: 'Đắk Nia' }), ['commune procedures.fault.commune-unknown']);
    assert.deepEqual(faultOf({ choice: 'c' }), ['choice procedures.fault.choice-empty']);
    assert.deepEqual(faultOf({ choice: 'b' }), ['shown procedures.fault.text-empty']);
    assert.deepEqual(faultOf({ number: '1' }), ['number procedures.fault.number-small']);
    assert.deepEqual(faultOf({ number: '2001' }), ['number procedures.fault.number-large']);
    assert.deepEqual(faultOf({ number: '1,5' }), ['number procedures.fault.number-form']);
  });

  it('keeps what was typed beside its fault', () => {
    const { values } = parseFormPage(every, 'all', {
      ...good,
      phone: ' 12 ',
      date: '',
      'date-day': '32',
      'date-month': '13',
      'date-year': '2020',
    });
    assert.equal(values['phone'], ' 12 ');
    assert.equal(values['date'], '32/13/2020');
  });

  it('empties what is hidden', () => {
    assert.equal(parseFormPage(every, 'all', { ...good, shown: 'left over' }).values['shown'], '');
  });

  it('never throws, reads its own values again unchanged, and every fault has words', () => {
    fc.assert(
      fc.property(rawPage, (raw) => {
        const once = parseFormPage(every, 'all', raw);
        assert.deepEqual(Object.keys(once.values).sort(), kinds.map((f) => f.key).sort());
        assert.deepEqual(parseFormPage(every, 'all', once.values), once);
        for (const fault of once.faults)
          for (const language of languages) {
            const words = t(language, fault.key, fault.params);
            assert.ok(words.length > 0 && !/\{\w+\}/.test(words), words);
          }
        // What PostgreSQL could not store never gets through.
        for (const value of Object.values(once.values)) assert.ok(value.isWellFormed() && !value.includes('\0'));
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on any page of any procedure', () => {
    const pages = catalogue.flatMap((p) => p.form.pages.map((page) => ({ form: p.form, page })));
    fc.assert(
      fc.property(
        fc.constantFrom(...pages),
        fc.array(typed, { minLength: 4, maxLength: 4 }),
        ({ form, page }, texts) => {
          const raw = Object.fromEntries(page.fields.map((f, i) => [f.key, texts[i]]));
          const once = parseFormPage(form, page.id, raw);
          assert.deepEqual(parseFormPage(form, page.id, once.values), once);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const registry = {
  fullName: 'Nguyễn Thị Hoa',
  personalNumber: '967190000001',
  oldNumber: '245123456',
  birthDate: '1950',
  sex: 'female',
  currentAddress: 'Thôn 3, xã Đắk Nia',
  currentCommune: '24611',
  phone: null,
  email: undefined,
};

describe('the confirmation of an old number', () => {
  it('starts with what the registry knows', () => {
    assert.deepEqual(prefillForm(confirmation, registry), {
      fullName: 'Nguyễn Thị Hoa',
      personalNumber: '967190000001',
      birthDate: '1950',
      sex: 'female',
      commune: '24611',
      address: 'Thôn 3, xã Đắk Nia',
      oldNumber: '245123456',
      resultAddress: 'Thôn 3, xã Đắk Nia',
    });
  });

  it('does not let a browser change what the registry fixes', () => {
    assert.deepEqual([...lockedFields(confirmation, registry)], ['fullName', 'personalNumber', 'birthDate', 'sex']);
    const tampered = { fullName: 'Somebody Else', address: 'Thôn 5' };
    const kept = keepRegistryValues(confirmation, tampered, registry);
    assert.equal(kept['fullName'], 'Nguyễn Thị Hoa');
    assert.equal(kept['address'], 'Thôn 5');
  });

  it('is complete with the answers that it asks for, and names the first that is missing', () => {
    const answers = {
      ...prefillForm(confirmation, registry),
      oldCardKind: 'nine-digits',
      purpose: 'bank',
      copies: '1',
      phone: '0912345678',
      resultChannel: 'online',
    };
    assert.deepEqual(checkWholeForm(confirmation, answers), []);
    assert.deepEqual(
      checkWholeForm(confirmation, { ...answers, oldNumber: '' }).map((f) => f.field),
      ['oldNumber'],
    );
    assert.deepEqual(checkWholeForm(confirmation, { ...answers, oldCardKind: 'forgotten', oldNumber: '' }), []);
    assert.deepEqual(
      checkWholeForm(confirmation, { ...answers, purpose: 'other' }).map((f) => f.field),
      ['purposeOther'],
    );
  });
});

describe('temporary residence', () => {
  const answers = {
    ...prefillForm(residence, registry),
    commune: '24611',
    address: 'Thôn 3',
    stayFrom: '2023-12-01',
    stayMonths: '12',
    stayReason: 'work',
    dwelling: 'rented',
    ownerName: 'Y Thông',
    household: 'own',
    withOthers: 'no',
    phone: '0912345678',
    resultChannel: 'counter',
  };

  it('is complete without the fields that the answers hide', () => {
    assert.deepEqual(checkWholeForm(residence, answers), []);
    const faults = checkWholeForm(residence, { ...answers, household: 'join', stayMonths: '25' });
    assert.deepEqual(
      faults.map((f) => f.field),
      ['stayMonths', 'headName', 'headNumber', 'headRelation'],
    );
  });

  it('counts its limits from the day of the form', () => {
    const early = checkWholeForm({ ...residence, asOf: '2026-12-01' }, answers);
    assert.deepEqual(
      early.map((f) => f.key),
      ['procedures.fault.date-early'],
    );
  });

  it('asks for the lease of a rented room, and not for the card that the registry knows', () => {
    const procedure = procedureAt('temporary-residence', today);
    assert.ok(procedure);
    assert.deepEqual(
      papersToAttach(procedure, answers).map((p) => p.code),
      ['lawful-dwelling'],
    );
    assert.deepEqual(papersToAttach(procedure, { ...answers, dwelling: 'dormitory' }), []);
  });

  it('keeps only the answers that are shown', () => {
    const kept = visibleValues(residence, { ...answers, companions: 'left over', stray: 'x' });
    assert.ok(!('companions' in kept) && !('stray' in kept));
    assert.equal(kept['ownerName'], 'Y Thông');
  });
});

describe('pages and values as people see them', () => {
  it('hides a page by an answer before it, and what depends on a hidden field', () => {
    const yesNo = {
      ...base,
      kind: 'choice',
      options: [
        { value: 'yes', label },
        { value: 'no', label },
      ],
    } as const;
    const form: FormDefinition = {
      pages: [
        {
          id: 'one',
          title: label,
          fields: [
            { ...yesNo, key: 'first' },
            { ...yesNo, key: 'second', showWhen: { field: 'first', equals: 'yes' } },
          ],
        },
        {
          id: 'two',
          title: label,
          fields: [{ ...base, kind: 'text', key: 'third' }],
          showWhen: { field: 'second', equals: 'yes' },
        },
      ],
    };
    const ids = (values: Record<string, string>) => visiblePages(form, values).map((p) => `${p.id}:${p.fields.length}`);
    assert.deepEqual(ids({ first: 'yes', second: 'yes' }), ['one:2', 'two:1']);
    assert.deepEqual(ids({ first: 'no', second: 'yes' }), ['one:1']);
    assert.deepEqual(ids({}), ['one:1']);
  });

  it('shows values as they are read in Vietnam', () => {
    const show = (key: string, value: string) => {
      const field = kinds.find((f) => f.key === key);
      assert.ok(field);
      return displayValue(field, value, 'vi');
    };
    assert.equal(show('date', '2023-12-18'), '18/12/2023');
    assert.equal(show('birthDate', '1950'), '1950');
    assert.equal(show('money', '20000000'), '20.000.000 đồng');
    assert.equal(show('choice', 'a'), 'x');
    assert.equal(show('number', 'not one'), 'not one');
  });
});
