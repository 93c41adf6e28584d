import { findDefinition } from '#indicators';
import { t } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import { catalogue } from '#procedures';
import { checkRows } from './check-rows.ts';
import type { Decimal } from './exact-decimal.ts';
import { contradictingRows } from './explain.ts';
import type { PlannedProcedure } from './expression.ts';
import { type Fault, faultText } from './fault.ts';
import { type FigureRow, readFiguresFile } from './figures-file.ts';
import { planRecords, type RecordPlan } from './plan-records.ts';
import { planStatements, type StatementValue } from './plan-statements.ts';
import { contradictionSentence } from './refusal-sentence.ts';
import { kindOf } from './row-kind.ts';
import { canBeSolved, type Solution, solveFigures, type Task } from './solve-figures.ts';
import { loadSolver, type Solver } from './solver.ts';

/** A file that can be made: what to make, and which of its rows. */
export interface FilePlan {
  rows: FigureRow[];
  /** Codes of rows that no definition of ours has: they stay out. */
  leftOut: string[];
  /** Codes of rows that state another date than the one asked for. */
  otherDate: string[];
  /** All rows as read, those left out too. */
  allRows: FigureRow[];
  /** Cases to make, and what every row comes to. */
  solution: Solution;
  /** Records of other modules to make. */
  records: RecordPlan;
  /** What agencies shall state. */
  statements: StatementValue[];
  solverSeconds: number;
}

/** The file cannot be made; every reason is a sentence in Vietnamese. */
export class FileRefused extends Error {
  readonly reasons: string[];
  constructor(reasons: string[]) {
    super(reasons.join('\n'));
    this.name = 'FileRefused';
    this.reasons = reasons;
  }
}

export interface FileWish {
  text: string;
  asOf: IsoDate;
  scale: Decimal;
  /** The scale as the caller wrote it, for sentences. */
  scaleText: string;
}

/** Procedures of the catalogue as the search sees them. */
export const plannedProcedures: readonly PlannedProcedure[] = catalogue.map((p) => ({
  code: p.code,
  essentialGroup: p.essential?.group ?? null,
  field: p.field,
}));

/**
 * Reads a figures file and finds how many cases of each procedure to make.
 * @throws FileRefused when rows cannot be read, contradict each other, or no set of cases can satisfy them.
 */
export async function planFile(wish: FileWish): Promise<FilePlan> {
  const { rows: allRows, faults } = readFiguresFile(wish.text);
  refuseAll(faults);
  const rows = allRows.filter((r) => findDefinition(r.code) !== undefined);
  const leftOut = allRows.filter((r) => !rows.includes(r)).map((r) => r.code);
  if (rows.length === 0) throw new FileRefused([t('vi', 'simulate.nothing-ours')]);
  refuseAll(checkRows(rows, plannedProcedures));
  const ofKind = (kind: ReturnType<typeof kindOf>) => rows.filter((r) => kindOf(r.code) === kind);
  const records = planRecords(ofKind('records'), wish.scale);
  if (wish.scale.digits === 1n && wish.scale.decimals === 0) refuseAll(records.faults);
  else refuseAll(planRecords(ofKind('records'), unscaled).faults);
  const statements = planStatements(ofKind('statement'), wish.scale);
  const start = performance.now();
  const solution = await searchCases({ rows: ofKind('cases'), procedures: plannedProcedures, scale: wish.scale }, wish);
  const solverSeconds = (performance.now() - start) / 1000;
  for (const [code, counts] of [...records.counts, ...statements.counts]) solution.counts.set(code, counts);
  const otherDate = rows.filter((r) => r.asOf !== '' && r.asOf !== wish.asOf).map((r) => r.code);
  return {
    rows,
    leftOut,
    otherDate,
    allRows,
    solution,
    records: records.plan,
    statements: statements.values,
    solverSeconds,
  };
}

function refuseAll(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new FileRefused(faults.map((f) => faultText('vi', f)));
}

const unscaled: Decimal = { digits: 1n, decimals: 0 };

/** Cases for the rows that ask for some; a file without such rows has none, and every procedure is as it was. */
async function searchCases(task: Task, { scaleText }: FileWish): Promise<Solution> {
  if (task.rows.length === 0) return { plan: [], counts: new Map(), nearPercents: [] };
  return search(await loadSolver(), task, scaleText);
}

/**
 * A file that contradicts itself is refused at every scale: scaled down, its rounded numbers might happen to fit.
 */
function search(solver: Solver, task: Task, scaleText: string): Solution {
  const whole: Task = { ...task, scale: unscaled };
  if (canBeSolved(solver, whole) === false) {
    throw new FileRefused([contradictionSentence('vi', contradictingRows(solver, whole), '1')]);
  }
  const outcome = solveFigures(solver, task);
  if (outcome.kind === 'solved') return outcome.solution;
  if (!outcome.certain) throw new FileRefused([t('vi', 'simulate.undecided')]);
  throw new FileRefused([contradictionSentence('vi', contradictingRows(solver, task), scaleText)]);
}
