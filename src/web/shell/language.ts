import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Language, languages } from '#platform/i18n';

const cookieName = 'da06_language';

const known = (text: unknown): Language | undefined => languages.find((language) => language === text);

/** `?lang=` wins and is remembered; otherwise the cookie; otherwise Vietnamese. */
export function languageOf(request: FastifyRequest): Language {
  return known((request.query as { lang?: string } | undefined)?.lang) ?? known(request.cookies?.[cookieName]) ?? 'vi';
}

/** Remembers a language chosen in the address for a year. */
export function rememberLanguage(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    const chosen = known((request.query as { lang?: string } | undefined)?.lang);
    if (chosen !== undefined)
      reply.setCookie(cookieName, chosen, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 31_536_000 });
  });
}
