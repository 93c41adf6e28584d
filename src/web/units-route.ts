import type { FastifyInstance } from 'fastify';
import { anyone } from '#platform/command';
import { isIsoDate, vietnamDate } from '#platform/time';
import { searchUnits } from '#territory';
import type { Site } from './shell/view.ts';

/** `/units?q=quang khe&date=2026-11-24`: communes by a few letters, for the picker's script. */
export function registerUnitsRoute(app: FastifyInstance, site: Site): void {
  app.get('/units', { config: { permission: anyone }, schema: { hide: true } as never }, async (request, reply) => {
    const { q = '', date = '' } = request.query as { q?: string; date?: string };
    const on = isIsoDate(date) ? date : vietnamDate(site.runtime.clock.now());
    const hits = await site.runtime.database.read({ kind: 'anonymous' }, (tx) => searchUnits(tx, String(q).slice(0, 60), on));
    return reply.header('cache-control', 'public, max-age=3600').send(hits.filter((h) => h.kind === 'commune'));
  });
}
