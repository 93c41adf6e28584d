import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { makeSector, profiles } from '../testing.ts';
import type { Field } from './columns.ts';
import { openResident, type Resident, type Values } from './resident.ts';

const made = makeSector({ people: 900, records: 500, rates: profiles['vaccination'] ?? assert.fail(), seed: 61 });
const parse = (text: string) => {
  const [head = '', ...rows] = text.trim().split('\n');
  const columns = head.split(',') as Field[];
  return { columns, rows: rows.map((row) => row.split(',')) };
};
const people = parse(made.registry);
const records = parse(made.records);
const valuesOf = ({ columns }: typeof people, row: readonly string[]): Values =>
  Object.fromEntries(columns.map((column, c) => [column, row[c] ?? '']));
const open = (rows: readonly string[][]) => openResident({ registry: { columns: people.columns, rows } });

/** What people are told: the candidates as they are written, and the score. */
async function told(resident: Resident, textOf: (row: number) => string, record: Values) {
  const { row, rivalRow, score, status, doubt, evidence } = await resident.find(record);
  const round = (value: number) => value.toFixed(6);
  return {
    person: row < 0 ? '' : textOf(row),
    rival: rivalRow < 0 ? '' : textOf(rivalRow),
    score: round(score),
    status,
    doubt,
    evidence: evidence.map((step) => `${step.field} ${step.level} ${round(step.bits)}`),
  };
}

describe('a resident registry', () => {
  it('finds people, and nobody for a stranger', async () => {
    const resident = await open(people.rows);
    assert.equal(resident.size, people.rows.length);
    let right = 0;
    let real = 0;
    for (const [r, row] of records.rows.slice(0, 300).entries()) {
      const answer = await resident.find(valuesOf(records, row));
      const id = made.truth[r];
      if (id === '') continue;
      real += 1;
      if (people.rows[answer.row]?.[0] === id) right += 1;
    }
    assert.ok(right >= real * 0.98, `${right} of ${real}`);
    const stranger = await resident.find({ full_name: 'Quách Tĩnh Kỳ', birth_date: '1931-02-03' });
    assert.equal(stranger.status, 'unmatched');
  });

  it('answers after any inserts, changes and deletions as one that is opened anew', async () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant('insert' as const), from: fc.nat(299) }),
      fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('change' as const), at: fc.nat(), from: fc.nat(899) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 400 }),
        fc.array(fc.nat(499), { minLength: 8, maxLength: 8 }),
        async (acts, asked) => {
          const start = people.rows.slice(0, 600);
          const resident = await open(start);
          const present = new Map(start.map((row, handle) => [handle, row]));
          for (const step of acts) {
            const handles = [...present.keys()];
            const handle = step.kind === 'insert' ? -1 : (handles[step.at % Math.max(1, handles.length)] ?? -1);
            if (step.kind === 'insert') {
              const row = people.rows[600 + step.from] as string[];
              present.set(await resident.insert(valuesOf(people, row)), row);
            } else if (step.kind === 'remove') {
              resident.remove(handle);
              present.delete(handle);
            } else if (handle >= 0) {
              const row = people.rows[step.from] as string[];
              present.delete(handle);
              present.set(await resident.change(handle, valuesOf(people, row)), row);
            }
          }
          const rows = [...present.values()];
          assert.equal(resident.size, rows.length);
          const anew = await open(rows);
          for (const at of asked) {
            const record = valuesOf(records, records.rows[at] as string[]);
            const expected = await told(anew, (row) => (rows[row] ?? []).join(), record);
            assert.deepEqual(await told(resident, (row) => (present.get(row) ?? []).join(), record), expected);
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});
