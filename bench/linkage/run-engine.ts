/** One run of the engine over the files of a folder, as a process of its own; its result goes to stdout as JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LinkedFiles, linkFiles, status, writeAnswers } from '#linkage';
import { judge, type Link } from './judge.ts';

export interface RunResult {
  seconds: number;
  cpuSeconds: number;
  megabytes: number;
  steps: string[];
  quality: string[];
}

const folder = process.argv[2] as string;
const judged = process.argv[3] === 'judge';
const resident = process.argv[4] || undefined;
const steps: string[] = [];
const from = performance.now();
const since = () => ((performance.now() - from) / 1000).toFixed(2);
const linked = await linkFiles({
  registry: join(folder, 'registry.csv'),
  records: join(folder, 'records.csv'),
  resident,
  progress: (step, share) => {
    if (share === 0 || share === 1) steps.push(`${step}${share === 1 ? ' done' : ''} ${since()}`);
  },
});
steps.push(`decided ${since()}`);
writeAnswers(linked, join(folder, 'out.csv'));
const seconds = (performance.now() - from) / 1000;
const { user, system } = process.cpuUsage();
const result: RunResult = {
  seconds,
  cpuSeconds: (user + system) / 1e6,
  megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  steps,
  quality: judged ? judge(linksOf(linked), truth(folder)) : [],
};
process.stdout.write(JSON.stringify(result));

function truth(from: string): string[] {
  return readFileSync(join(from, 'truth.txt'), 'utf8').split('\n');
}

function linksOf({ ground, answers, decisions }: LinkedFiles): Link[] {
  const { registry } = ground;
  const text = Buffer.from(registry.bytes.buffer, registry.bytes.byteOffset, registry.bytes.byteLength);
  return Array.from({ length: ground.records.rows }, (_, r) => {
    const row = answers.row[r] as number;
    return {
      id: row < 0 ? '' : text.toString('utf8', registry.keyStart[row], registry.keyEnd[row]),
      score: answers.score[r] as number,
      matched: decisions.status[r] === status.matched,
      review: decisions.status[r] === status.review,
    };
  });
}
