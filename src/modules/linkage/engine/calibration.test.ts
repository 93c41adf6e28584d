import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeSector, profiles } from '../testing.ts';
import { status } from './decide.ts';
import { link } from './link.ts';
import { readSource } from './open-file.ts';

interface Scored {
  score: number;
  right: boolean;
  matched: boolean;
}

/** Links one made-up sector and says of each record that has a candidate whether it is the right one. */
async function scored(profile: string, seed: number): Promise<{ links: Scored[]; real: number }> {
  const made = makeSector({ people: 30_000, records: 24_000, rates: profiles[profile] ?? assert.fail(), seed });
  const read = (text: string, kind: 'registry' | 'records') =>
    readSource({ bytes: Buffer.from(text), name: kind }, kind);
  const { answers, decisions } = link(await read(made.registry, 'registry'), await read(made.records, 'records'));
  const rows = made.registry
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]);
  const links = made.truth.flatMap((id, r) => {
    const row = answers.row[r] as number;
    if (row < 0) return [];
    const right = id !== '' && rows[row] === id;
    return [{ score: answers.score[r] as number, right, matched: decisions.status[r] === status.matched }];
  });
  return { links, real: made.truth.filter((id) => id !== '').length };
}

describe('scores', async () => {
  const runs: { profile: string; links: Scored[]; real: number }[] = [];
  for (const [profile, seed] of [
    ['insurance', 41],
    ['elders', 42],
    ['elders', 43],
    ['legacy', 44],
  ] as const)
    runs.push({ profile, ...(await scored(profile, seed)) });
  const all = runs.flatMap((run) => run.links);

  for (const [from, to] of [
    [-2, 2],
    [2, 5],
    [5, 8],
    [8, 99],
  ] as const)
    it(`do not foretell more than holds, from ${from} to ${to} bits`, () => {
      const band = all.filter((l) => l.score >= from && l.score < to);
      const foretold = band.reduce((sum, l) => sum + 1 / (1 + 2 ** -l.score), 0);
      const right = band.filter((l) => l.right).length;
      // Three standard deviations of a sum of such chances, and two in a hundred for what a model cannot know.
      const spread = Math.sqrt(band.reduce((sum, l) => sum + 2 ** -l.score / (1 + 2 ** -l.score) ** 2, 0));
      assert.ok(band.length > 50, `${band.length} records only`);
      assert.ok(
        right >= foretold - 3 * spread - 0.02 * band.length,
        `${right} of ${band.length} right, ${foretold.toFixed(1)} foretold`,
      );
    });
  for (const { profile, links, real } of runs)
    it(`match nearly all ${profile} by themselves, and nearly none wrongly`, () => {
      const matched = links.filter((l) => l.matched);
      const right = matched.filter((l) => l.right).length;
      assert.ok(right / real > 0.985, `recall ${right / real}`);
      assert.ok(matched.length - right <= 0.0005 * matched.length + 3, `${matched.length - right} wrong`);
    });
});

describe('a number that begins as another one', () => {
  it('speaks against somebody whose birth year says as much already', async () => {
    const made = makeSector({
      people: 3_000,
      records: 2_000,
      rates: {
        ...(profiles['insurance'] ?? assert.fail()),
        noNumber: 0,
        wrongNumber: 0,
        noBirth: 0,
        yearOnly: 0,
        birth: 0,
        sex: 0,
      },
      seed: 45,
    });
    const [head = '', ...rows] = made.records.trim().split('\n');
    const some = rows.filter((_, r) => /^91[012]/.test(made.truth[r] ?? '')).slice(0, 50);
    const withNumber = (change: (id: string) => string) =>
      some.map((row, i) => {
        const [, id = '', ...rest] = row.split(',');
        return [`${i}`, change(id), ...rest].join(',');
      });
    const another = (id: string) => id.slice(0, 6) + String((Number(id.slice(6)) + 123_457) % 1e6).padStart(6, '0');
    const extra = [...withNumber(another), ...withNumber(() => '')];
    const read = (text: string, kind: 'registry' | 'records') =>
      readSource({ bytes: Buffer.from(text), name: kind }, kind);
    const { answers } = link(
      await read(made.registry, 'registry'),
      await read([head, ...rows, ...extra].join('\n'), 'records'),
    );
    some.forEach((row, i) => {
      const known = answers.score[rows.length + i] as number;
      const unknown = answers.score[rows.length + some.length + i] as number;
      assert.ok(known < unknown, `${row}: ${known} with another number, ${unknown} without`);
    });
  });
});
