import { type PlannedProcedure, unknownOf } from './expression.ts';
import { priorOf } from './priors.ts';

// How dear it is to lie further than this part from the expected size: slightly off everywhere rather than far off once.
const steps = [
  { beyond: 0, cost: 1 },
  { beyond: 0.3, cost: 3 },
  { beyond: 0.6, cost: 9 },
  { beyond: 0.85, cost: 40 },
];

interface Sized {
  procedures: readonly PlannedProcedure[];
  /** Unknowns that some row speaks of. */
  spokenOf: ReadonlySet<string>;
}

/**
 * Adds the preferences of priors.ts to a model: within each field, sizes near the usual shares; within each procedure,
 * the share online near the usual one. Only the aim and its helping rows grow.
 */
export function preferSizes({ procedures, spokenOf }: Sized, rows: string[], aim: string[]): void {
  const counted = procedures.map((_, i) => spokenOf.has(unknownOf('online', i)) || spokenOf.has(unknownOf('other', i)));
  procedures.forEach(({ code, field }, i) => {
    if (counted[i] !== true) return;
    const prior = priorOf(code);
    const members = procedures.flatMap((p, at) => (p.field === field && counted[at] === true ? [at] : []));
    const total = members.reduce((sum, at) => sum + priorOf(procedures[at]?.code ?? '').weight, 0);
    const share = prior.weight / total;
    // size − share · field, and the allowance of a step: beyond · share · field.
    const sum = (own: number, each: number) =>
      members.flatMap((at) => {
        const by = (at === i ? own + each : each).toFixed(5);
        return [`${by} ${unknownOf('online', at)}`, `${by} ${unknownOf('other', at)}`];
      });
    steps.forEach(({ beyond, cost }, step) => {
      const slack = `size${i}s${step}`;
      rows.push(`${signed(sum(1, -share - beyond * share))} - ${slack} <= 0`);
      rows.push(`${signed(sum(1, -share + beyond * share))} + ${slack} >= 0`);
      aim.push(`${cost} ${slack}`);
    });
    const [online, other] = [unknownOf('online', i), unknownOf('other', i)];
    const rate = `${(1 - prior.online).toFixed(4)} ${online} ${signed([`${(-prior.online).toFixed(4)} ${other}`])}`;
    rows.push(`${rate} - rate${i} <= 0`, `${rate} + rate${i} >= 0`);
    aim.push(`1 rate${i}`, `0.01 ${online}`, `0.01 ${other}`);
  });
}

/** Terms in a row, each with its sign, as the LP format wants them. */
export function signed(terms: readonly string[]): string {
  return terms.map((term) => (term.startsWith('-') ? `- ${term.slice(1)}` : `+ ${term}`)).join(' ');
}
