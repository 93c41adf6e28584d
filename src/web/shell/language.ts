import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Language, languages } from '#platform/i18n';

const cookieName = 'da06_language';

const known = (text: unknown): Language | undefined => languages.find((language) => language === text);

/** From the header itself: the language is needed before the cookies are read, also for errors that come earlier. */
function remembered(request: FastifyRequest): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}

/** `?lang=` wins and is remembered; otherwise the cookie; otherwise Vietnamese. */
export function languageOf(request: FastifyRequest): Language {
  return known((request.query as { lang?: string } | undefined)?.lang) ?? known(remembered(request)) ?? 'vi';
}

/** Remembers a language chosen in the address for a year. */
export function rememberLanguage(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    const chosen = known((request.query as { lang?: string } | undefined)?.lang);
    if (chosen !== undefined)
      reply.setCookie(cookieName, chosen, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 31_536_000 });
  });
}
