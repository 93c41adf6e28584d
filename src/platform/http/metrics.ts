import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { anyone } from '#platform/command';
import type { Database } from '#platform/db';

/** `/metrics` in Prometheus form: process, requests by route, and the database pool. No label ever carries an id. */
export function registerMetrics(app: FastifyInstance, database: Database): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'da06_http_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  const faults = new Counter({
    name: 'da06_http_faults_total',
    help: 'Answers with status 500 and above',
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    seconds.observe({ route, method: request.method, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500) faults.inc();
  });
  app.get('/metrics', { config: { permission: anyone } }, async (request, reply) => {
    // What came through a proxy is not from this machine, whatever its address looks like.
    if (!isLocal(request.ip) || request.headers['x-forwarded-for'] !== undefined)
      return reply.code(403).type('text/plain').send('metrics are for this machine only\n');
    const pool = `# HELP da06_database_connections Connections of the pool\n# TYPE da06_database_connections gauge\n${[
      `da06_database_connections{state="open"} ${database.pool.totalCount}`,
      `da06_database_connections{state="idle"} ${database.pool.idleCount}`,
      `da06_database_connections{state="waiting"} ${database.pool.waitingCount}`,
    ].join('\n')}\n`;
    return reply.type(registry.contentType).send((await registry.metrics()) + pool);
  });
}

const isLocal = (ip: string) => ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1';
