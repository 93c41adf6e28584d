import { it } from 'node:test';

/** One module of the OpenID Foundation's conformance suite, run against our server or set aside with a reason. */
export type Module = (() => Promise<void>) | { notApplicable: string };

export interface Plan {
  name: string;
  modules: Record<string, Module>;
}

/** Declares one test for each module. @returns tells, once they have run, how many passed and what was set aside. */
export function runPlan(plan: Plan): () => string {
  let passed = 0;
  const aside: string[] = [];
  for (const [name, module] of Object.entries(plan.modules)) {
    if (typeof module === 'function') {
      it(name, async () => {
        await module();
        passed += 1;
      });
    } else {
      aside.push(`${name}: ${module.notApplicable}`);
      it(`${name}: not applicable (${module.notApplicable})`, () => undefined);
    }
  }
  const all = Object.keys(plan.modules).length;
  return () =>
    `${plan.name}: ${passed} of ${all} modules pass, ${aside.length} not applicable${aside.map((a) => `\n  - ${a}`).join('')}`;
}
