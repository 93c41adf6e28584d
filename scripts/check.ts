import { runStep } from './run-step.ts';

/** What needs no database and no browser: lint and format, types, the law of the graph, dead code, generated files. */
const steps = [
  { name: 'lint and format (biome)', command: 'biome', args: ['ci', '.'] },
  { name: 'types (tsc)', command: 'tsc', args: ['-p', '.'] },
  {
    name: 'module boundaries (dependency-cruiser)',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.mjs', 'src', 'sandbox'],
  },
  { name: 'dead code (knip)', command: 'knip', args: [] },
  { name: 'theme as its sources say', command: 'node', args: ['scripts/build-theme.ts', '--check'] },
  { name: 'generated documents as the code says', command: 'node', args: ['scripts/generate-docs.ts', '--check'] },
];

let failed = 0;
for (const step of steps) if (!(await runStep(step))) failed += 1;
process.exitCode = failed === 0 ? 0 : 1;
