import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { encodings } from '../testing/encodings.ts';
import { makeSector, profiles } from '../testing.ts';
import type { Field } from './columns.ts';
import type { EvidenceStep } from './explain.ts';
import { link } from './link.ts';
import { linkTables, type TableRows } from './link-tables.ts';
import { readSource } from './open-file.ts';

const parse = (text: string): TableRows => {
  const [head = '', ...rows] = text.trim().split('\n');
  return { columns: head.split(',') as Field[], rows: rows.map((row) => row.split(',')) };
};
const made = makeSector({ people: 1_500, records: 1_200, rates: profiles['vaccination'] ?? assert.fail(), seed: 5 });
const registry = parse(made.registry);
const records = parse(made.records);
const rowOf = new Map(registry.rows.map((row, i) => [row[0], i]));
const known = made.truth.flatMap((id, r) => (id === '' ? [] : [r]));
/** What the two rows themselves say: the score without the other candidates. */
const pairScore = (steps: readonly EvidenceStep[]) =>
  steps.reduce((sum, step) => (step.field === 'rivals' ? sum : sum + step.bits), 0);
const cell = (row: TableRows['rows'][number] | undefined, { columns }: TableRows, column: Field) =>
  row?.[columns.indexOf(column)] ?? '';

describe('evidence', () => {
  const fieldOf: Partial<Record<Field, EvidenceStep['field']>> = {
    personal_id: 'id',
    old_id: 'id',
    birth_date: 'birth',
    sex: 'sex',
    commune_code: 'commune',
    father_name: 'father',
    mother_name: 'mother',
    phone: 'phone',
  };
  const removable = Object.keys(fieldOf) as Field[];
  const best = new Set(['equal', 'old-equal']);

  it('that is removed never raises the score of a pair it spoke for, nor lowers one it spoke against', async () => {
    // Each record stands in the file whole and once without each of its values, so that one model weighs all of them.
    const variants = known
      .slice(0, 400)
      .flatMap((r) =>
        removable
          .filter((column) => cell(records.rows[r], records, column) !== '')
          .map((column) => ({ r, column, at: 0 })),
      );
    const rows = [...records.rows];
    for (const variant of variants) {
      variant.at = rows.length;
      rows.push((records.rows[variant.r] ?? []).map((v, c) => (records.columns[c] === variant.column ? '' : v)));
    }
    const linked = await linkTables({ registry, records: { ...records, rows } });
    let removed = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...variants),
        fc.boolean(),
        fc.nat(registry.rows.length - 1),
        (variant, own, other) => {
          const row = own ? (rowOf.get(made.truth[variant.r] ?? '') as number) : other;
          const whole = linked.explain(variant.r, row);
          const level = whole.find((step) => step.field === fieldOf[variant.column])?.level;
          const before = pairScore(whole);
          const after = pairScore(linked.explain(variant.at, row));
          const told = `${variant.column} ${level} of ${records.rows[variant.r]} with ${registry.rows[row]}`;
          if (level !== undefined && best.has(level)) {
            removed += 1;
            assert.ok(after <= before + 1e-9, `${told}: ${before} rose to ${after}`);
          }
          if (level === 'different') assert.ok(after >= before - 1e-9, `${told}: ${before} fell to ${after}`);
        },
      ),
      { numRuns: 3_000 },
    );
    assert.ok(removed > 300);
  });
  it('adds up to the score', async () => {
    const { answers, explain } = await linkTables({ registry, records });
    answers.forEach(({ row, score }, r) => {
      if (row < 0) return;
      const sum = explain(r).reduce((total, step) => total + step.bits, 0);
      assert.ok(Math.abs(sum - score) < 1e-6, `${sum} is not ${score}`);
    });
  });
});

describe('a file of any encoding', () => {
  /** Names of which every letter is in every encoding; VNI and TCVN3 have no capitals with marks of their own. */
  const plain = makeSector({
    people: 400,
    records: 300,
    rates: { ...(profiles['insurance'] ?? assert.fail()), marksLost: 0, name: 0, noParents: 0, parentsNumber: 0 },
    seed: 77,
  });
  const source = plain.records.normalize('NFC').toLowerCase().replaceAll('ð', 'đ');
  const answersOf = async (bytes: Uint8Array) => {
    const linked = link(
      await readSource({ bytes: Buffer.from(plain.registry), name: 'r' }, 'registry'),
      await readSource({ bytes, name: 's' }, 'records'),
    );
    return [...linked.answers.row].map((row, r) => [
      row,
      linked.answers.score[r]?.toFixed(6),
      linked.decisions.status[r],
    ]);
  };
  for (const [name, encode] of Object.entries(encodings))
    it(`gives the answers of UTF-8: ${name}`, async () => {
      assert.deepEqual(await answersOf(encode(source)), await answersOf(Buffer.from(source)));
    });
  it('keeps every name of Vietnamese syllables, in any encoding of a whole file', async () => {
    const syllables = [...new Set(source.match(/[\p{L}]+/gu))].filter((word) => /[à-ỹđ]/u.test(word));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 4 }), {
          minLength: 20,
          maxLength: 60,
        }),
        fc.constantFrom(...Object.keys(encodings)),
        async (names, encoding) => {
          const text = `record_id,full_name\n${names.map((words, i) => `${i},nguyễn ${words.join(' ')}`).join('\n')}\n`;
          const read = async (bytes: Uint8Array) => {
            const { names: got, table } = await readSource({ bytes, name: 's' }, 'records');
            return [...table.name.subarray(0, table.rows)].map((n) =>
              [...got.words.subarray(got.starts[n], got.starts[n + 1])].map((w) => got.tokens[w]?.full).join(' '),
            );
          };
          assert.deepEqual(await read((encodings[encoding] ?? assert.fail())(text)), await read(Buffer.from(text)));
        },
      ),
      { numRuns: 40 },
    );
  });
});
