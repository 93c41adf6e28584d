import { readFile } from 'node:fs/promises';
import { openRuntime } from '#app/runtime';
import { computeFigures } from '#indicators';
import { t } from '#platform/i18n';
import { type IsoDate, isIsoDate } from '#platform/time';
import { type Comparison, compareFigures, comparisonTable } from '../simulation/compare.ts';
import { type Decimal, parseDecimal, scaleCount, wholeOf } from '../simulation/exact-decimal.ts';
import { type CliCommand, readOptions, tellRefusal, UsageError } from './cli-command.ts';
import '../simulation/i18n/index.ts';
import { type FilePlan, FileRefused, planFile } from '../simulation/plan-file.ts';
import { runSimulation, type SimulationMade } from '../simulation/run-simulation.ts';

interface Wish {
  file: string;
  asOf: IsoDate;
  scale: Decimal;
  scaleText: string;
  seed: number;
  json: boolean;
  data: string | undefined;
}

/** `da06 simulate`: makes synthetic records so that every figure computed from them equals the file. */
export const simulateCommand: CliCommand = {
  name: 'simulate',
  usage: 'simulate --figures FILE.csv --as-of YYYY-MM-DD [--scale 1] [--seed N] [--data DIR] [--json]',
  summary: t('vi', 'simulate.summary'),
  async run(args) {
    try {
      return await simulate(readWish(args));
    } catch (error) {
      if (!(error instanceof FileRefused)) return tellRefusal(error);
      for (const reason of error.reasons) process.stderr.write(`da06: ${reason}\n`);
      return 1;
    }
  },
};

function readWish(args: string[]): Wish {
  const options = readOptions(args, {
    figures: { type: 'string' },
    'as-of': { type: 'string' },
    scale: { type: 'string' },
    seed: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'boolean' },
  });
  const { figures: file, 'as-of': asOf, scale: scaleText = '1', seed = '6', data, json = false } = options;
  if (file === undefined) throw new UsageError('simulate.usage.figures-missing');
  if (asOf === undefined) throw new UsageError('simulate.usage.as-of-missing');
  if (!isIsoDate(asOf)) throw new UsageError('simulate.usage.bad-date', { text: asOf });
  const scale = parseDecimal(scaleText);
  if (scale === undefined || scale.digits <= 0n) throw new UsageError('simulate.usage.bad-scale', { text: scaleText });
  if (!/^\d{1,9}$/.test(seed)) throw new UsageError('simulate.usage.bad-seed', { text: seed });
  return {
    file,
    asOf,
    scale,
    scaleText: wholeOf(scale) === 1n ? '1' : scaleText,
    seed: Number(seed),
    json,
    data,
  };
}

async function simulate(wish: Wish): Promise<number> {
  const text = await readFile(wish.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError('simulate.usage.unreadable', { file: wish.file, code: error.code ?? '' });
  });
  const plan = await planFile({ text, asOf: wish.asOf, scale: wish.scale, scaleText: wish.scaleText });
  tellPlan(plan, wish);
  const open = await openRuntime(wish.data === undefined ? {} : { dataDir: wish.data });
  try {
    const { asOf, seed } = wish;
    const made = await runSimulation(open, {
      plan: plan.solution.plan,
      records: plan.records,
      statements: plan.statements,
      asOf,
      seed,
      people: peopleOf(plan, wish.scale),
    });
    const codes = plan.rows.map((r) => r.code);
    const figures = await open.runtime.database.read({ kind: 'system' }, (tx) => computeFigures(tx, { asOf, codes }));
    return tellResult({ wish, plan, made, comparisons: compareFigures(plan.rows, plan.solution, figures) });
  } finally {
    await open.close();
  }
}

/** The province's people (about 650,000), or those with a health record by the file, at the scale. */
function peopleOf({ allRows }: FilePlan, scale: Decimal): number {
  const stated = allRows.find((r) => r.code === 'health.records')?.denominator;
  const people = (stated && wholeOf(stated)) ?? 650_000n;
  const fewest = 200;
  return Math.max(fewest, Number(scaleCount(people, scale).rounded));
}

function tellPlan({ solution, leftOut, otherDate, solverSeconds }: FilePlan, { asOf }: Wish): void {
  const say = (key: string, params: Record<string, string | number>) =>
    process.stderr.write(`${t('vi', `simulate.${key}`, params)}\n`);
  if (leftOut.length > 0) say('left-out', { count: leftOut.length, codes: leftOut.join(', ') });
  if (otherDate.length > 0) say('other-date', { asOf, codes: otherDate.join(', ') });
  const cases = solution.plan.reduce((sum, p) => sum + p.online + p.other, 0);
  say('solved', { cases: cases.toLocaleString('vi-VN'), seconds: solverSeconds.toFixed(1).replace('.', ',') });
}

interface Result {
  wish: Wish;
  plan: FilePlan;
  made: SimulationMade;
  comparisons: Comparison[];
}

function tellResult({ wish, plan, made, comparisons }: Result): number {
  const differing = comparisons.filter((c) => c.verdict === 'differs').length;
  process.stderr.write(`${comparisonTable(comparisons)}\n`);
  const key = differing === 0 ? 'all-equal' : 'some-differ';
  const declared = comparisons.filter((c) => c.source === 'declared').length;
  const count = comparisons.length;
  process.stderr.write(`${t('vi', `simulate.${key}`, { count, differing, declared, computed: count - declared })}\n`);
  if (wish.json) {
    const { asOf, seed, scaleText } = wish;
    const { solverSeconds, leftOut } = plan;
    const summary = { asOf, scale: Number(scaleText), seed, ...made, solverSeconds, leftOut, equal: differing === 0 };
    process.stdout.write(`${JSON.stringify({ ...summary, figures: comparisons })}\n`);
  }
  return differing === 0 ? 0 : 1;
}
