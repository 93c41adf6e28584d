import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedServer } from '#platform/db';
import { newDataFolder, startServerProcess } from '../test/support/server-process.ts';
import { runStep } from './run-step.ts';

/**
 * Everything that `npm test` proves: the checks, then all tests on one shared PostgreSQL (each test file has a database of
 * its own in it), then browser journeys and the short form of the fault tests, which start servers of their own.
 */
const folder = await mkdtemp(join(tmpdir(), 'da06-test-'));
const server = await startEmbeddedServer(folder);
// Holding one connection keeps the server up between test files: the last user of a server stops it.
const keeper = new pg.Client({ connectionString: server.connectionString('postgres', 'postgres') });
await keeper.connect();

// One filled demonstration, copied by every test that starts a server.
const demo = await newDataFolder();
const env = { TEST_SERVER: folder, TEST_DEMO: demo.dataDir };
const node = process.execPath;
const tests = (name: string, ...patterns: string[]) => ({
  name,
  command: node,
  args: [
    '--disable-warning=ExperimentalWarning',
    '--test',
    '--test-force-exit',
    '--test-concurrency=2',
    '--test-timeout=300000',
    ...patterns,
  ],
  env,
});

try {
  const results = [
    await runStep({ name: 'checks', command: node, args: ['scripts/check.ts'] }),
    await runStep(
      tests('rules and modules', 'src/**/*.test.ts', 'provinces/**/*.test.ts', 'test/architecture/*.test.ts'),
    ),
    await fillDemo(),
    await runStep(
      tests(
        'journeys, browser and faults',
        'test/journeys/*.test.ts',
        'test/browser/*.test.ts',
        'test/conformance/*.test.ts',
        'test/faults/*.test.ts',
      ),
    ),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await keeper.end();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  await demo.remove();
}

async function fillDemo(): Promise<boolean> {
  process.stdout.write('\n▶ demonstration for the tests\n');
  const filled = await startServerProcess(demo.dataDir);
  process.stdout.write(`✔ demonstration for the tests (${(filled.startedIn / 1000).toFixed(1)} s)\n`);
  return (await filled.stop()) === 0;
}
