import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { ensureRoles, startEmbeddedServer } from '#platform/db';

const server = await startEmbeddedServer(process.env['TEST_SERVER'] ?? join(tmpdir(), 'da06-test-server'));
after(() => server.stop());

it('many servers that start at once all get their roles', async () => {
  const starts = Array.from({ length: 8 }, () => ensureRoles(server.connectionString('postgres'), server.passwords));
  const outcomes = await Promise.allSettled(starts);
  assert.deepEqual(
    outcomes.map((o) => o.status),
    starts.map(() => 'fulfilled'),
  );
});
