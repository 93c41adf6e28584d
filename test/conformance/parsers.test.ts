import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { chipParsers, type Parser } from '../support/chip-parsers.ts';
import { mutated, type Sample } from '../support/mutate.ts';
import { textParsers } from '../support/text-parsers.ts';
import { tokenParsers } from '../support/token-parsers.ts';

/** How many inputs all parsers together are given. */
const runs = Number(process.env['TEST_FUZZ_RUNS'] ?? 30_000);
const limitMs = 5;
let seed = Number(process.env['TEST_FUZZ_SEED'] ?? 20_261_124);

/** The same numbers from the same seed (mulberry32). */
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

/**
 * Reads once; whatever is thrown must be the parser's own refusal.
 * @returns milliseconds of this process: while another one has the processor, the reader stands still.
 */
async function timed(parser: Parser, input: Sample): Promise<number> {
  const from = process.hrtime.bigint();
  const used = process.cpuUsage();
  try {
    const read = parser.read(input);
    if (read instanceof Promise) await read;
  } catch (error) {
    const shown = Buffer.from(input).toString('hex').slice(0, 2000);
    assert.ok(parser.refuses(error), `${parser.name}: ${String(error)}; input ${shown}`);
  }
  const { user, system } = process.cpuUsage(used);
  return Math.min(Number(process.hrtime.bigint() - from) / 1e6, (user + system) / 1000);
}

/** A pause for the collector or a busy machine is no fault of the reader: the least of four counts. */
async function leastTime(parser: Parser, input: Sample): Promise<number> {
  let least = await timed(parser, input);
  for (let again = 0; again < 3 && least > limitMs; again += 1) least = Math.min(least, await timed(parser, input));
  return least;
}

describe(`parsers take ${runs.toLocaleString('en')} inputs, changed or at random`, () => {
  const parsers: Parser[] = [];
  before(async () => {
    parsers.push(...chipParsers(), ...textParsers(), ...(await tokenParsers()));
    for (const parser of parsers)
      for (const sample of parser.samples) for (let n = 0; n < 20; n += 1) await timed(parser, sample);
  });

  it('every sample is read without a refusal', async () => {
    for (const { name, samples, read } of parsers)
      for (const sample of samples) await assert.doesNotReject(async () => read(sample), name);
  });

  it(`none throws but its own refusal, none takes more than ${limitMs} ms`, async () => {
    const weight = parsers.reduce((sum, p) => sum + p.weight, 0);
    let total = 0;
    for (const parser of parsers) {
      const share = Math.ceil((runs * parser.weight) / weight);
      let slowest = 0;
      for (let n = 0; n < share; n += 1) {
        const input = mutated(parser.samples, random);
        const ms = await leastTime(parser, input);
        if (ms > limitMs) {
          const shown = Buffer.from(input).toString('hex').slice(0, 2000);
          assert.fail(`${parser.name}: ${ms.toFixed(1)} ms for ${shown}`);
        }
        slowest = Math.max(slowest, ms);
      }
      total += share;
      process.stdout.write(`fuzz: ${parser.name}: ${share} inputs, slowest ${slowest.toFixed(2)} ms\n`);
    }
    process.stdout.write(`fuzz: ${total} inputs in all\n`);
  });
});
