import type { LegacyHighs } from 'highs';
import type { Assignment } from './expression.ts';

/** What the solver says of a model: values of the whole-number unknowns, certainly none, or not found in its time. */
export type Answer = { kind: 'values'; values: Assignment } | { kind: 'none' } | { kind: 'not-found' };

/** Solves integer programs; loading it takes a moment, so that happens on first use. */
export interface Solver {
  solve(model: string, effort: Effort): Answer;
}

export interface Effort {
  /** Branch-and-bound nodes: a limit that, unlike time, gives the same answer on every machine. */
  nodes: number;
  /** Drop whole-number demands: quick, and 'none' is still certain. */
  relaxed?: boolean;
}

let loaded: Promise<Solver> | undefined;

/** The HiGHS solver, compiled to WebAssembly. */
export function loadSolver(): Promise<Solver> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Solver> {
  // The package's types speak of its CommonJS form, where the function lies one level deeper.
  const { default: loadHighs } = (await import('highs')) as unknown as { default: () => Promise<LegacyHighs> };
  const highs = await loadHighs();
  return {
    solve: (model, effort) => {
      const solution = highs.solve(effort.relaxed ? model.replace(/\nGeneral\n[\s\S]*?\nEnd/, '\nEnd') : model, {
        output_flag: false,
        random_seed: 0,
        mip_max_nodes: effort.nodes,
        // A safety only: the limit of nodes is reached long before it, and gives the same answer everywhere.
        time_limit: 60,
        mip_rel_gap: 0.05,
      });
      if (solution.Status === 'Infeasible') return { kind: 'none' };
      const columns = Object.entries(solution.Columns ?? {});
      const values = new Map<string, bigint>();
      for (const [name, column] of columns) {
        const value = 'Primal' in column ? column.Primal : Number.NaN;
        if (!Number.isFinite(value)) return { kind: 'not-found' };
        if (/^(online|other|open|up)\d/.test(name)) values.set(name, BigInt(Math.round(value)));
      }
      return values.size === 0 ? { kind: 'not-found' } : { kind: 'values', values };
    },
  };
}
