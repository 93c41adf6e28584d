import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { linkFiles, writeAnswers, writeReview } from '../index.ts';
import { makeSector, profiles } from '../testing.ts';
import { link } from './link.ts';
import { readSource } from './open-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'resident-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
// Large enough to be read in halves by two threads.
const made = makeSector({ people: 26_000, records: 3_000, rates: profiles['insurance'] ?? assert.fail(), seed: 83 });
const [registry, records, kept] = [at('r.csv'), at('s.csv'), at('kept')];
writeFileSync(registry, made.registry);
writeFileSync(records, made.records);

/** Answers and reviews as they are written, and what became of the folder. */
async function run(resident?: string): Promise<{ text: string; what: string | undefined }> {
  const linked = await linkFiles({ registry, records, resident });
  writeAnswers(linked, at('o.csv'));
  writeReview(linked, at('q.csv'));
  return { text: readFileSync(at('o.csv'), 'utf8') + readFileSync(at('q.csv'), 'utf8'), what: linked.resident };
}
const dataFile = () => join(kept, readdirSync(kept).find((name) => name.endsWith('.bin')) ?? assert.fail());

describe('a resident folder', () => {
  it('gives the answers of a run without it, in halves or whole', async () => {
    const whole = link(
      await readSource({ path: registry }, 'registry'),
      await readSource({ path: records }, 'records'),
    );
    writeAnswers(whole, at('w.csv'));
    writeReview(whole, at('x.csv'));
    const expected = readFileSync(at('w.csv'), 'utf8') + readFileSync(at('x.csv'), 'utf8');
    assert.equal((await run()).text, expected);
    assert.deepEqual(await run(kept), { text: expected, what: 'new' });
    assert.deepEqual(await run(kept), { text: expected, what: 'used' });
  });
  it('is made anew when a byte of it changed, when half of it is missing, and when its words are not readable', async () => {
    const { text } = await run(kept);
    const size = readFileSync(dataFile()).length;
    const file = openSync(dataFile(), 'r+');
    writeSync(file, Buffer.from([7, 7, 7]), 0, 3, Math.floor(size / 2));
    assert.deepEqual(await run(kept), { text, what: 'broken' });
    writeFileSync(dataFile(), readFileSync(dataFile()).subarray(0, size / 2));
    assert.deepEqual(await run(kept), { text, what: 'broken' });
    rmSync(dataFile());
    assert.deepEqual(await run(kept), { text, what: 'broken' });
    writeFileSync(join(kept, 'manifest.json'), '{"format":1,');
    assert.deepEqual(await run(kept), { text, what: 'broken' });
    assert.deepEqual(await run(kept), { text, what: 'used' });
    assert.equal(readdirSync(kept).length, 2);
  });
  it('is made anew when the registry changed, and never answers for another registry', async () => {
    await run(kept);
    appendFileSync(registry, `${made.registry.split('\n')[1] ?? ''}\n`);
    const { text } = await run();
    assert.deepEqual(await run(kept), { text, what: 'stale' });
    assert.deepEqual(await run(kept), { text, what: 'used' });
  });
  it('is never half: killed at any moment, the next run answers right', async () => {
    const { text } = await run();
    const da06 = join(import.meta.dirname, '..', '..', '..', '..', 'bin', 'da06');
    const args = ['clean', 'match', '--registry', registry, '--records', records, '--out', at('k.csv')];
    rmSync(kept, { recursive: true, force: true });
    const child = spawn(da06, [...args, '--resident', kept], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // The data file has begun, the manifest has not come yet.
    while (!existsSync(kept) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    await ended;
    const next = await run(kept);
    assert.equal(next.text, text);
    assert.ok(next.what === 'new' || next.what === 'used', next.what);
    assert.deepEqual(await run(kept), { text, what: 'used' });
    assert.deepEqual(
      readdirSync(kept).filter((name) => name.endsWith('.part')),
      [],
    );
    assert.equal(readdirSync(kept).length, 2);
  });
});
