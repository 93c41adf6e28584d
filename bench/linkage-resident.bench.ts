/**
 * Single look-ups and changes in a resident registry: `node bench/linkage-resident.bench.ts [people] [look-ups]`.
 * Prints the time to open it, and the median and 99th percentile of look-ups, inserts and removals in milliseconds.
 */
import { loadavg } from 'node:os';
import { type Field, openResident, type Values } from '#linkage';
import { makeSector, profiles } from '#linkage/testing';

const people = Number(process.argv[2] ?? 650_000);
const count = Number(process.argv[3] ?? 2_000);
const rates = profiles['insurance'];
if (rates === undefined) throw new Error('no profile');
const made = makeSector({ people, records: count * 2, rates, seed: 606 });
const parse = (text: string) => {
  const [head = '', ...rows] = text.trim().split('\n');
  return { columns: head.split(',') as Field[], rows: rows.map((row) => row.split(',')) };
};
const registry = parse(made.registry);
const records = parse(made.records);
const valuesOf = ({ columns }: typeof registry, row: readonly string[]): Values =>
  Object.fromEntries(columns.map((column, c) => [column, row[c] ?? '']));

const from = performance.now();
const resident = await openResident({ registry });
console.log(
  `opened ${resident.size} people in ${((performance.now() - from) / 1000).toFixed(2)} s, load ${loadavg()[0]}`,
);

/** Runs an act for each of many and tells how long each took; the first hundred warm the code up. */
async function measure(name: string, times: number, act: (i: number) => Promise<unknown> | unknown): Promise<void> {
  const taken: number[] = [];
  const cpu = process.cpuUsage();
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    await act(i);
    if (i >= 100) taken.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(cpu);
  taken.sort((a, b) => a - b);
  const at = (share: number) => (taken[Math.floor(taken.length * share)] as number).toFixed(3);
  console.log(
    `${name}: median ${at(0.5)} ms, 99 % ${at(0.99)} ms, ${((user + system) / 1000 / times).toFixed(3)} CPU ms each`,
  );
}

let right = 0;
await measure('look-up', count, async (i) => {
  const { row } = await resident.find(valuesOf(records, records.rows[i] as string[]));
  if (row >= 0 && registry.rows[row]?.[0] === made.truth[i]) right += 1;
});
console.log(`  right ${right} of ${made.truth.slice(0, count).filter((id) => id !== '').length}`);
const handles: number[] = [];
await measure('insert', count, async (i) => {
  handles.push(await resident.insert(valuesOf(registry, registry.rows[i] as string[])));
});
await measure('remove', count, (i) => resident.remove(handles[i] as number));
