/**
 * Grouping and linking on public data with known answers: FEBRL 3 and 4, and historical_50k of Splink. The data are read
 * from `../shared/data/linkage` (or the folder given), where they are; the product itself never reads them.
 * `node bench/linkage-public.bench.ts [folder]`. Weights and thresholds are learnt without the answers; these only judge.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupRecords, type Mapping, scorePairs } from '#linkage';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'shared', 'data', 'linkage');
const febrl: Mapping = {
  rec_id: 'record',
  given_name: 'given-name',
  surname: 'surname',
  street_number: 'street-number',
  address_1: 'street',
  address_2: 'street',
  suburb: 'place',
  postcode: 'postcode',
  state: 'category',
  date_of_birth: 'birth-date',
  soc_sec_id: 'number',
};
const historical: Mapping = {
  unique_id: 'record',
  full_name: 'full-name',
  first_name: 'given-name',
  surname: 'surname',
  dob: 'birth-date',
  birth_place: 'place',
  postcode_fake: 'postcode',
  gender: 'category',
  occupation: 'category',
};
interface File {
  name: string;
  bytes: Uint8Array;
}
interface Pair {
  left: number;
  right: number;
  bits: number;
}

if (!existsSync(folder)) console.log(`no data in ${folder}`);
else {
  const csv = (name: string): File => ({ name, bytes: readFileSync(join(folder, 'febrl', name)) });
  const person = (key: string) => key.split('-')[1] as string;
  grouping('FEBRL 3', csv('dataset3.csv'), { mapping: febrl, person });
  linking('FEBRL 4', [csv('dataset4a.csv'), csv('dataset4b.csv')], { mapping: febrl, person });
  const { file, clusterOf } = await readHistorical();
  grouping('historical_50k', file, { mapping: historical, person: (key) => clusterOf.get(key) as string });
}

interface Answers {
  mapping: Mapping;
  person(key: string): string;
}

function grouping(name: string, file: File, { mapping, person }: Answers): void {
  const timed = stopwatch();
  const { records, edges, groups, candidates } = groupRecords(file, mapping);
  const time = timed();
  const truth = records.keys.map(person);
  const real = pairsWithin(truth);
  const best = bestOf(edges, { real, isRight: ({ left, right }) => truth[left] === truth[right] });
  const found = pairsWithin([...groups].map(String));
  const right = pairsWithin(truth.map((t, i) => `${groups[i]} ${t}`));
  console.log(`${name}: ${records.keys.length} records, ${real} true pairs, ${candidates} candidates, ${time}`);
  console.log(`  pairs by score: best ${best}`);
  console.log(`  pairs within groups, own threshold: ${words(right, found, real)}`);
}

function linking(name: string, files: readonly [File, File], { mapping, person }: Answers): void {
  const timed = stopwatch();
  const { records, edges, candidates } = scorePairs(files, mapping);
  const taken = new Set<number>();
  const links = edges.filter(({ left, right }) => {
    if (taken.has(left) || taken.has(right)) return false;
    taken.add(left).add(right);
    return true;
  });
  const time = timed();
  const truth = records.keys.map(person);
  const isRight = ({ left, right }: Pair) => truth[left] === truth[right];
  const second = new Set(truth.slice(records.secondFrom));
  const real = truth.slice(0, records.secondFrom).filter((id) => second.has(id)).length;
  const own = links.filter((link) => link.bits >= 0);
  console.log(`${name}: ${records.keys.length} records, ${real} true pairs, ${candidates} candidates, ${time}`);
  console.log(`  links one to one: best ${bestOf(links, { real, isRight })}`);
  console.log(`  links one to one, own threshold: ${words(own.filter(isRight).length, own.length, real)}`);
}

function stopwatch(): () => string {
  const from = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return `${((performance.now() - from) / 1000).toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} CPU s`;
  };
}

function bestOf(pairs: readonly Pair[], { real, isRight }: { real: number; isRight(pair: Pair): boolean }): string {
  let right = 0;
  let best = { f1: 0, right: 0, all: 0, bits: 0 };
  pairs.forEach((pair, i) => {
    if (isRight(pair)) right += 1;
    const f1 = (2 * right) / (i + 1 + real);
    if (f1 > best.f1) best = { f1, right, all: i + 1, bits: pair.bits };
  });
  return `${words(best.right, best.all, real)} from ${best.bits.toFixed(2)} bits`;
}

function words(right: number, all: number, real: number): string {
  const f1 = (2 * right) / (all + real);
  return `F1 ${f1.toFixed(4)} (P ${(right / all).toFixed(4)}, R ${(right / real).toFixed(4)})`;
}

function pairsWithin(groups: readonly string[]): number {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
}

async function readHistorical(): Promise<{ file: File; clusterOf: Map<string, string> }> {
  const { asyncBufferFromFile, parquetReadObjects } = await import('hyparquet');
  const buffer = await asyncBufferFromFile(join(folder, 'historical_figures_with_errors_50k.parquet'));
  const rows = await parquetReadObjects({ file: buffer });
  const columns = Object.keys(historical);
  const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return {
    file: { name: 'historical_50k', bytes: Buffer.from(`${[columns.join(','), ...lines].join('\n')}\n`) },
    clusterOf: new Map(rows.map((row) => [String(row['unique_id']), String(row['cluster'])])),
  };
}
