import type { FastifyInstance } from 'fastify';
import { anyone } from '#platform/command';
import { type Database, sql } from '#platform/db';

/** `/livez`: the process answers. `/readyz`: it also reaches its database, so it may get traffic. */
export function registerProbes(app: FastifyInstance, database: Database): void {
  app.get('/livez', { config: { permission: anyone } }, async (_request, reply) =>
    reply.type('text/plain').send('ok\n'),
  );
  app.get('/readyz', { config: { permission: anyone } }, async (_request, reply) => {
    const ready = await Promise.race([
      database
        .read({ kind: 'system' }, (tx) => tx.one(sql`select 1`))
        .then(
          () => true,
          () => false,
        ),
      new Promise<boolean>((done) => setTimeout(done, 2_000, false).unref()),
    ]);
    return reply
      .code(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ok\n' : 'database unreachable\n');
  });
}
