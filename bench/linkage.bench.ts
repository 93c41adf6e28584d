/**
 * Bulk linkage end to end, from CSV to answers: `node bench/linkage.bench.ts [people] [records] [profile] [seed]`.
 * Prints seconds, memory, and quality against known answers; the error rates of profile `unseen` are drawn by the seed.
 * There is no opponent in this run: DuckDB is not among the dependencies.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkFiles, status, writeAnswers } from '#linkage';
import { type ErrorRates, makeSector, profiles } from '#linkage/testing';
import { seededRandom } from '#platform/ids';

const people = Number(process.argv[2] ?? 650_000);
const recordCount = Number(process.argv[3] ?? Math.round(people * 0.848));
const profile = process.argv[4] ?? 'insurance';
const seed = Number(process.argv[5] ?? 606);

/** Each rate of the ordinary profile, halved to doubled at random. */
function unseen(): ErrorRates {
  const random = seededRandom(seed * 31);
  const base = profiles['insurance'] as ErrorRates;
  const entries = Object.entries(base).map(([key, rate]) => [
    key,
    key.startsWith('born') ? rate : Math.min(0.9, rate * (0.5 + random.next() * 1.5)),
  ]);
  return Object.fromEntries(entries) as ErrorRates;
}

const rates = profile === 'unseen' ? unseen() : profiles[profile];
if (rates === undefined) throw new Error(`no profile ${profile}`);
const folder = await mkdtemp(join(tmpdir(), 'linkage-bench-'));
try {
  const truth = await (async () => {
    const made = makeSector({ people, records: recordCount, rates, seed });
    await writeFile(join(folder, 'registry.csv'), made.registry);
    await writeFile(join(folder, 'records.csv'), made.records);
    return made.truth;
  })();
  globalThis.gc?.();
  const steps: string[] = [];
  const from = performance.now();
  const linked = await linkFiles({
    registry: join(folder, 'registry.csv'),
    records: join(folder, 'records.csv'),
    progress: (step, share) => {
      if (share === 0 || share === 1)
        steps.push(`${step}${share === 1 ? ' end' : ''} ${Math.round(performance.now() - from)}`);
    },
  });
  const linkedAt = performance.now();
  writeAnswers(linked, join(folder, 'out.csv'));
  const end = performance.now();
  console.log(
    `${profile} ${people} × ${recordCount}: ${((end - from) / 1000).toFixed(2)} s (${steps.join(', ')}, linked ${Math.round(linkedAt - from)}), peak memory with the generator ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
  report(linked, truth);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function report({ ground, answers, decisions }: Awaited<ReturnType<typeof linkFiles>>, truth: readonly string[]): void {
  const { registry, records } = ground;
  const links: { score: number; right: boolean }[] = [];
  const tally = { matched: 0, matchedRight: 0, review: 0, reviewRight: 0 };
  const real = truth.filter((id) => id !== '').length;
  const wrong: string[] = [];
  const text = (t: typeof registry, from: Uint32Array, to: Uint32Array, r: number) =>
    Buffer.from(t.bytes.subarray(from[r], to[r])).toString('utf8');
  for (let r = 0; r < truth.length; r += 1) {
    const row = answers.row[r] as number;
    if (row < 0) continue;
    const right = text(registry, registry.keyStart, registry.keyEnd, row) === truth[r] && truth[r] !== '';
    links.push({ score: answers.score[r] as number, right });
    if (decisions.status[r] === status.matched) {
      tally.matched += 1;
      if (right) tally.matchedRight += 1;
      else if (wrong.length < 12)
        wrong.push(
          `  ${(answers.score[r] as number).toFixed(1)} ${truth[r] === '' ? 'stranger' : 'other'} ${text(records, records.nameStart, records.nameEnd, r)} ${records.birth[r]} ${records.personalId[r]} ${records.commune[r]} | ${text(registry, registry.nameStart, registry.nameEnd, row)} ${registry.birth[row]} ${registry.personalId[row]} ${registry.commune[row]} (true ${truth[r]}) p=${(answers.pattern[r] as number).toString(16)}`,
        );
    } else if (decisions.status[r] === status.review) {
      tally.review += 1;
      if (right) tally.reviewRight += 1;
    }
  }
  links.sort((a, b) => b.score - a.score);
  let right = 0;
  let best = { f1: 0, p: 0, r: 0, score: 0 };
  const bins = new Map<number, [number, number]>();
  links.forEach((link, i) => {
    if (link.right) right += 1;
    const bin = Math.max(-6, Math.min(14, Math.floor(link.score / 2) * 2));
    const [all, good] = bins.get(bin) ?? [0, 0];
    bins.set(bin, [all + 1, good + (link.right ? 1 : 0)]);
    const p = right / (i + 1);
    const rec = right / real;
    const f1 = (2 * p * rec) / (p + rec || 1);
    if (f1 > best.f1) best = { f1, p, r: rec, score: link.score };
  });
  console.log(
    `  best F1 ${best.f1.toFixed(5)} at ${best.score.toFixed(2)} bits (P ${best.p.toFixed(5)}, R ${best.r.toFixed(5)})`,
  );
  console.log(
    `  matched ${tally.matched}: P ${(tally.matchedRight / tally.matched).toFixed(5)}, R ${(tally.matchedRight / real).toFixed(5)}; review ${tally.review}, right ${tally.reviewRight}; matched and review: R ${((tally.matchedRight + tally.reviewRight) / real).toFixed(5)}, F1 ${((2 * (tally.matchedRight + tally.reviewRight)) / (tally.matched + tally.review + real)).toFixed(5)}`,
  );
  console.log(
    `  calibration (bits from: records, right, predicted): ${[...bins]
      .sort((a, b) => a[0] - b[0])
      .map(
        ([bin, [all, good]]) => `${bin}: ${all}, ${(good / all).toFixed(4)}, ${(1 / (1 + 2 ** -(bin + 1))).toFixed(4)}`,
      )
      .join(' | ')}`,
  );
  if (wrong.length > 0) console.log(wrong.join('\n'));
}
