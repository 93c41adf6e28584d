import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type ChipVerdict, trustStoreOf, verifyChip } from '#identity';
import { readMasterList } from '../../src/modules/identity/chip/master-list.ts';

/**
 * The reference cards and master lists that states publish. They are no part of this repository: CHIP_REFERENCE names the
 * folder that holds them, and without it these tests are left out.
 */
const folder = process.env['CHIP_REFERENCE'] ?? '';
const there = folder !== '' && existsSync(folder);
const read = (...path: string[]) => new Uint8Array(readFileSync(join(folder, ...path)));
const now = new Date('2026-11-24T00:00:00Z');

type Files = Record<number, [string, string]>;
const first = (file: string): [string, string] => ['bsi2008', file];
const both: Files = { 2: first('Datagroup2.bin'), 3: first('Datagroup3.bin') };
const own = (set: string): Files => ({ 1: [set, 'DG1.bin'], 14: [set, 'DG14.bin'] });
/**
 * Where each set keeps its SOD and the data groups that this SOD lists; files of the first card serve two more. A group that
 * is not listed, as data group 15 of the first two, is refused: see the test of made cards.
 */
const sets: { name: string; sod: [string, string]; groups: Files }[] = [
  {
    name: 'bsi2008',
    sod: first('EF_SOD.bin'),
    groups: { 1: first('Datagroup1.bin'), ...both, 14: first('Datagroup14.bin') },
  },
  {
    name: 'tr03105-5',
    sod: ['tr03105-5', 'EF_SOD.bin'],
    groups: { ...own('tr03105-5'), ...both, 4: first('Datagroup4.bin') },
  },
  {
    name: 'etsi-tr103200',
    sod: ['etsi-tr103200', 'EF_SOD.bin'],
    groups: {
      ...own('etsi-tr103200'),
      ...both,
      4: first('Datagroup4.bin'),
      15: ['etsi-tr103200', 'DG15.bin'],
    },
  },
  {
    name: 'loes2006',
    sod: ['loes2006', 'ef011D.bin'],
    groups: { 1: ['loes2006', 'ef0101.bin'], 2: ['loes2006', 'ef0102.bin'], 15: ['loes2006', 'ef010F.bin'] },
  },
];

const verdictOf = (sod: Uint8Array, groups: Map<number, Uint8Array>): ChipVerdict =>
  verifyChip({ securityObject: sod, groups }, trustStoreOf([]), now);
const groupsOf = (files: Files) =>
  new Map(Object.entries(files).map(([n, path]) => [Number(n), read(...path)] as const));

describe('published reference cards', { skip: !there }, () => {
  let held = 0;
  for (const { name, sod, groups } of sets)
    it(`${name}: everything holds; its root is published nowhere, and that is said`, () => {
      const verdict = verdictOf(read(...sod), groupsOf(groups));
      assert.equal(verdict.verdict, 'unknown-root', JSON.stringify(verdict.steps));
      held += 1;
    });

  it('the negatives made from them are all invalid, with the groups of whichever set', () => {
    const names = readdirSync(join(folder, 'pymrtd-negative'));
    for (const name of names) {
      const bytes = read('pymrtd-negative', name);
      const number = Number(/^DG(\d+)_/.exec(name)?.[1] ?? 0);
      for (const { sod, groups } of sets) {
        const verdict =
          number === 0 ? verdictOf(bytes, groupsOf(groups)) : verdictOf(read(...sod), new Map([[number, bytes]]));
        assert.equal(verdict.verdict, 'invalid', name);
      }
    }
    process.stdout.write(`chip: ${held} of ${sets.length} reference sets hold, ${names.length} negatives refused\n`);
    assert.equal(names.length, 16);
  });

  it('take less than 5 ms each', () => {
    const times: number[] = [];
    for (const { sod, groups } of sets) {
      const [bytes, files] = [read(...sod), groupsOf(groups)];
      for (let n = 0; n < 60; n += 1) {
        const from = process.cpuUsage();
        verdictOf(bytes, files);
        const { user, system } = process.cpuUsage(from);
        if (n >= 10) times.push((user + system) / 1000);
      }
    }
    const p95 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
    process.stdout.write(`chip: p95 ${p95.toFixed(2)} ms of processor time over ${times.length} verifications\n`);
    assert.ok(p95 < 5, `${p95} ms`);
  });

  for (const [name, count] of [
    ['DE_ML_2026-05-28-08-28-45.ml', 588],
    ['NL_ML_2026-07-22.ml', 411],
  ] as const)
    it(`master list ${name} gives ${count} certificates`, () => {
      const list = readMasterList(read('masterlists', name));
      process.stdout.write(`chip: ${name}: ${list.certificates.length} certificates, ${list.unreadable} unreadable\n`);
      assert.deepEqual([list.certificates.length, list.unreadable], [count, 0]);
    });
});
