import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Procedure } from '#procedures';
import { type ApiClient, ApiError, apiClient } from '../support/api-client.ts';
import { type DemoWorld, demoWorld } from '../support/demo-world.ts';
import { answersFor } from '../support/form-answers.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

/** Twenty rounds prove the sentence; every `npm test` runs the short form. */
const rounds = Number(process.env['TEST_FAULT_ROUNDS'] ?? 3);
const writers = 4;
/** A round is killed only after so many answers: on a slow machine it waits longer. */
const leastPerRound = 5;

interface Intent {
  draftId: string;
  key: string;
  trackingCode?: string;
}

/** Opens a draft and fills it, so that only submitting is left. Any of it may fail when the server dies. */
async function readyDraft(api: ApiClient, communeCode: string): Promise<string> {
  const { draftId } = await api.call<{ draftId: string }>(
    'cases.start-draft',
    { procedureCode: 'id-number-confirmation' },
    { key: randomUUID() },
  );
  const shown = await api.call<{ procedure: Procedure; draft: { form: Record<string, string>; version: number } }>(
    'cases.show-draft',
    { draftId },
  );
  let { version } = shown.draft;
  const values = answersFor(shown.procedure, shown.draft.form, communeCode);
  for (const page of shown.procedure.form.pages) {
    const saved = await api.call<{ version: number }>('cases.save-draft-page', {
      draftId,
      version,
      page: page.id,
      values,
    });
    version = saved.version;
  }
  return draftId;
}

/** Submits without end until told to stop; whatever was acknowledged is written down by us, not by the server. */
async function write(
  api: ApiClient,
  world: DemoWorld,
  state: { stop: boolean; intents: Intent[]; faults: string[] },
): Promise<void> {
  while (!state.stop) {
    try {
      const intent: Intent = { draftId: await readyDraft(api, world.communeCode), key: randomUUID() };
      state.intents.push(intent);
      const done = await api.call<{ trackingCode: string }>(
        'cases.submit-case',
        { draftId: intent.draftId },
        { key: intent.key },
      );
      intent.trackingCode = done.trackingCode;
    } catch (error) {
      // The server may die at any moment: only its own refusals would be news.
      if (error instanceof ApiError && error.status !== 503 && error.status !== 500) state.faults.push(error.message);
      await sleep(20);
    }
  }
}

/** Waits until so many cases were acknowledged in all, a minute at the most. */
async function someAcknowledged(intents: readonly Intent[], least: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && intents.filter((i) => i.trackingCode !== undefined).length < least) await sleep(50);
}

async function killDatabase(world: DemoWorld): Promise<void> {
  process.kill(await world.postmasterPid(), 'SIGKILL');
}

describe('kill -9 of server and database while cases are being submitted', () => {
  it(`keeps every acknowledged case once, ${rounds} times over, and starts by itself`, {
    timeout: 600_000,
  }, async () => {
    const { dataDir, remove } = await newDataFolder();
    const state = { stop: false, intents: [] as Intent[], faults: [] as string[] };
    let server: ServerProcess = await startServerProcess(dataDir);
    try {
      for (let round = 0; round < rounds; round += 1) {
        const world = await demoWorld(dataDir);
        const cookie = await world.citizenCookie();
        const api = apiClient(server.url, cookie);
        state.stop = false;
        const running = Array.from({ length: writers }, () => write(api, world, state));
        await someAcknowledged(state.intents, (round + 1) * leastPerRound);
        await sleep(randomInt(400));
        await world.close();
        // Server alone, database alone, or both at once: each must heal.
        const which = round % 3;
        if (which !== 1) await server.killHard();
        if (which !== 0) await killDatabase(world);
        await sleep(100);
        state.stop = true;
        await Promise.all(running);
        if (which === 1) await server.killHard();
        server = await startServerProcess(dataDir);
        assert.ok(server.startedIn < 30_000, `start ${round + 1} took ${server.startedIn} ms`);
      }
      assert.deepEqual(state.faults, []);
      await proveNothingLost(server, dataDir, state.intents);
    } finally {
      await server.stop();
      await remove();
    }
  });
});

async function proveNothingLost(server: ServerProcess, dataDir: string, intents: readonly Intent[]): Promise<void> {
  const world = await demoWorld(dataDir);
  const acknowledged = intents.filter((i) => i.trackingCode !== undefined);
  assert.ok(
    acknowledged.length >= rounds * leastPerRound,
    `only ${acknowledged.length} cases were acknowledged: the test proves nothing`,
  );
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ draft_id: string; tracking_code: string; events: number }>(
    `select c.draft_id, c.tracking_code, (select count(*)::int from cases.case_event e where e.case_id = c.id and e.act = 'submit') as events
       from cases.case c where c.draft_id is not null`,
  );
  await client.end();
  const byDraft = new Map(rows.map((r) => [r.draft_id, r]));
  assert.equal(byDraft.size, rows.length, 'a draft became two cases');
  for (const intent of acknowledged)
    assert.equal(byDraft.get(intent.draftId)?.tracking_code, intent.trackingCode, 'an acknowledged case is missing');
  assert.ok(
    rows.every((r) => r.events === 1),
    'a case has not exactly one history line of its submission',
  );
  // Whoever got no answer asks again with the same key: the case is there once, whether or not it was before.
  const api = apiClient(server.url, await world.citizenCookie());
  for (const intent of intents.filter((i) => i.trackingCode === undefined)) {
    const first = await api.call<{ trackingCode: string }>(
      'cases.submit-case',
      { draftId: intent.draftId },
      { key: intent.key },
    );
    const again = await api.call<{ trackingCode: string }>(
      'cases.submit-case',
      { draftId: intent.draftId },
      { key: intent.key },
    );
    assert.equal(again.trackingCode, first.trackingCode);
  }
  await world.close();
  process.stdout.write(
    `kill -9: ${rounds} rounds, ${acknowledged.length} cases acknowledged, ${intents.length - acknowledged.length} unanswered, 0 lost, 0 doubled\n`,
  );
}
