import { spawn } from 'node:child_process';

export interface Step {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
}

/** Runs one step with its output passed through; tells whether it passed and how long it took. */
export async function runStep(step: Step): Promise<boolean> {
  const started = Date.now();
  process.stdout.write(`\n▶ ${step.name}\n`);
  const child = spawn(step.command, step.args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...step.env },
  });
  const code = await new Promise<number | null>((done, failed) => child.on('close', done).on('error', failed));
  process.stdout.write(`${code === 0 ? '✔' : '✘'} ${step.name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return code === 0;
}
