/**
 * Due dates per second, and proof against the slow walk: `node bench/deadline.bench.ts [cases]` (100,000 when left out).
 * Prints one line of JSON. Receipts of 2022–2026, periods of 0–30 working days, up to three pauses; seed fixed.
 */
import { computeDeadline } from '../src/modules/cases/domain/deadline.ts';
import { type OracleCase, oracleDeadline } from '../src/modules/cases/domain/deadline-oracle.ts';

/** A small generator with a seed (mulberry32), so that every run counts the same cases. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function makeCases(count: number): OracleCase[] {
  const random = randomOf(876);
  const text = (offset: number) => new Date(Date.UTC(2022, 0, 1 + offset)).toISOString().slice(0, 10);
  return Array.from({ length: count }, () => {
    const offset = random(1700);
    const clock = new Date(random(1440) * 60_000).toISOString().slice(11, 16);
    const pauses = Array.from({ length: random(4) }, () => {
      const start = offset - 5 + random(30);
      return { from: text(start), to: text(start + random(10)) };
    });
    return { received: `${text(offset)}T${clock}`, days: random(31), pauses };
  });
}

const count = Number(process.argv[2] ?? 100_000);
const cases = makeCases(count);
const started = performance.now();
const cpuStarted = process.cpuUsage();
const found = cases.map((c) => computeDeadline({ receivedAt: c.received, workingDays: c.days, pauses: c.pauses }));
const seconds = (performance.now() - started) / 1000;
const cpuSeconds = process.cpuUsage(cpuStarted).user / 1e6;

let different = 0;
for (const [index, c] of cases.entries()) {
  const { due, countedFrom, skipped } = found[index] ?? { due: '', countedFrom: '', skipped: [] };
  const mine = JSON.stringify({ due, countedFrom, skipped: skipped.map((s) => s.date) });
  if (mine !== JSON.stringify(oracleDeadline(c))) different += 1;
}

const result = {
  bench: 'deadline',
  cases: count,
  seconds,
  cpuSeconds,
  perSecond: Math.round(count / seconds),
  different,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = different === 0 ? 0 : 1;
