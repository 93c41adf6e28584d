import type { FastifyInstance } from 'fastify';
import { anyone, ask } from '#platform/command';
import { isIsoDate, vietnamDate } from '#platform/time';
import { searchUnitsQuery } from '#territory';
import { unitHint } from './shell/unit-hint.ts';
import type { Site } from './shell/view.ts';

/** `/units?q=quang khe&date=2026-11-24`: communes by a few letters, for the picker's script. */
export function registerUnitsRoute(app: FastifyInstance, site: Site): void {
  app.get('/units', { config: { permission: anyone }, schema: { hide: true } as never }, async (request, reply) => {
    const { q = '', date = '' } = request.query as { q?: string; date?: string };
    const on = isIsoDate(date) ? date : vietnamDate(site.runtime.clock.now());
    const input = { text: String(q).slice(0, 60), date: on, kind: 'commune' as const };
    const hits = await ask(site.runtime, searchUnitsQuery, { actor: request.actor, input });
    return reply
      .header('cache-control', 'private, max-age=3600')
      .send({ units: hits.map((h) => ({ code: h.code, name: h.name, hint: unitHint(h) })) });
  });
}
