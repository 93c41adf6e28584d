import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '#platform/ids';
import { breakName, misdate } from '../testing/errors.ts';
import { makePeople } from '../testing/people.ts';
import { groupRecords } from './group-records.ts';
import { type Mapping, parseMapping } from './mapping.ts';

const mapping: Mapping = {
  id: 'record',
  name: 'full-name',
  born: 'birth-date',
  sex: 'category',
  home: 'postcode',
  phone: 'phone',
};
const random = seededRandom(17);
const people = makePeople(400, 9);
/** Three records of each person, each with faults of its own. */
const rows = people.flatMap((p, i) =>
  [0, 1, 2].map((k) =>
    [
      `${i}-${k}`,
      breakName(p.name, random, { error: k * 0.15, marks: 0.2, legacy: 0 }),
      misdate(p.birth, random, { error: k * 0.1, yearOnly: 0.05 }),
      p.sex,
      random.next() < 0.9 ? p.commune : '',
    ].join(','),
  ),
);
const fileOf = (lines: readonly string[]) => ({
  name: 'a.csv',
  bytes: Buffer.from(`${[Object.keys(mapping).join(','), ...lines].join('\n')}\n`),
});
/** The group of each record, by the smallest number in it. */
function groupsOf(lines: readonly string[]): Map<string, string> {
  const { records, groups } = groupRecords(fileOf(lines), mapping);
  const smallest = new Map<number, string>();
  records.keys.forEach((key, row) => {
    const group = groups[row] as number;
    const name = smallest.get(group);
    if (name === undefined || key < name) smallest.set(group, key);
  });
  return new Map(records.keys.map((key, row) => [key, smallest.get(groups[row] as number) as string]));
}

describe('grouping records', () => {
  it('finds the records of a person and hardly ever joins two people', () => {
    const groups = groupsOf(rows);
    const person = (key: string) => key.split('-')[0];
    let [right, found] = [0, 0];
    const keys = [...groups.keys()];
    for (let i = 0; i < keys.length; i += 1)
      for (let j = 0; j < i; j += 1) {
        const [a, b] = [keys[i] as string, keys[j] as string];
        if (groups.get(a) !== groups.get(b)) continue;
        found += 1;
        if (person(a) === person(b)) right += 1;
      }
    assert.ok(right >= found * 0.95, `${found - right} wrong of ${found}`);
    assert.ok(right >= people.length * 3 * 0.9, `${right} of ${people.length * 3}`);
  });
  it('gives the same groups whatever the order of the rows', () => {
    const expected = groupsOf(rows.slice(0, 240));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows.slice(0, 240), { minLength: 240, maxLength: 240 }), (shuffled) => {
        assert.deepEqual(Object.fromEntries(groupsOf(shuffled)), Object.fromEntries(expected));
      }),
      { numRuns: 3 },
    );
  });
  it('puts a record that stands twice into one group', () => {
    const doubled = rows.slice(0, 60).flatMap((row) => [row, `d${row}`]);
    const groups = groupsOf(doubled);
    for (const row of rows.slice(0, 60)) {
      const key = row.slice(0, row.indexOf(','));
      assert.equal(groups.get(`d${key}`), groups.get(key), key);
    }
  });
});

describe('a mapping', () => {
  it('is refused when it is no JSON object, has a strange role, no record or nothing to compare', () => {
    for (const [text, key] of [
      ['nonsense', 'linkage.mapping.json'],
      ['[]', 'linkage.mapping.json'],
      ['{"a":"record","b":"shoe size"}', 'linkage.mapping.role'],
      ['{"b":"surname"}', 'linkage.mapping.record'],
      ['{"a":"record"}', 'linkage.mapping.record'],
    ] as const)
      assert.throws(() => parseMapping(text, 'm.json'), { key });
  });
});
