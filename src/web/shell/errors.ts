import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { type Problem, toProblem } from '#platform/http';
import { t } from '#platform/i18n';
import { addressWith } from '../components/address.ts';
import { keepPost, keptCookie } from './kept-post.ts';
import { type Site, viewOf } from './view.ts';

/**
 * Answers what went wrong: problem+json to programs, a calm page to people. Whoever is not signed in is led to the
 * sign-in and back; a form that was sent without a session is kept and offered again afterwards.
 */
export async function answerError(
  site: Site,
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const problem = toProblem(error, request.language, request.id);
  if (problem.status >= 500)
    site.runtime.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'fault');
  const level = error instanceof Refusal ? askedLevel(error) : undefined;
  // RFC 9470: a program is told how strongly its person must be authenticated, and begins again with that.
  if (level !== undefined)
    reply.header(
      'www-authenticate',
      `Bearer error="insufficient_user_authentication", acr_values="urn:da06:authn:${level}"`,
    );
  if (wantsJson(request))
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  if (error instanceof Refusal && error.kind === 'unauthenticated')
    return toSignIn(site, request, reply, level === undefined ? {} : { level });
  return errorPage(site, problem, request, reply);
}

function wantsJson(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || !String(request.headers.accept ?? '').includes('text/html');
}

/** The level of authentication that a refusal asks for, if that is what it asks for. */
const askedLevel = (refusal: Refusal): string | undefined =>
  refusal.key === 'platform.stronger-sign-in-required' ? String(refusal.params['level']) : undefined;

async function toSignIn(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  wish: { level?: string },
): Promise<unknown> {
  if (request.method === 'GET') return reply.redirect(addressWith('/sign-in', { return: request.url, ...wish }), 303);
  const isForm = String(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const fields = isForm ? (request.body as Record<string, string | string[]>) : {};
  const key = isForm ? await keepPost(site.runtime, { path: request.url, fields }) : undefined;
  if (key !== undefined)
    reply.setCookie(keptCookie, key, { path: '/kept', httpOnly: true, sameSite: 'lax', maxAge: 3600 });
  // A file cannot be kept without knowing whose it is; its page is opened again and says so.
  return reply.redirect(
    addressWith('/sign-in', { return: key === undefined ? pageOf(request.url) : `/kept/${key}`, ...wish }),
    303,
  );
}

/** The page that a form belongs to: its own address without the act's last part. */
const pageOf = (url: string) => url.replace(/\/[^/]*$/, '') || '/';

async function errorPage(site: Site, problem: Problem, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const view = viewOf(site, request, reply);
  const body: Html = html`<h1 class="govuk-heading-l">${headingOf(problem, view.language)}</h1>
<p class="govuk-body">${problem.title}</p>
${problem.errors ? html`<ul class="govuk-list govuk-list--bullet">${problem.errors.map((e) => html`<li>${e.detail}</li>`)}</ul>` : ''}
<p class="govuk-body"><a class="govuk-link" href="/">${view.t('shell.error.home')}</a></p>`;
  try {
    return await view.page(
      { title: headingOf(problem, view.language), room: 'citizen', kind: 'error', body },
      problem.status,
    );
  } catch {
    // The database may be what is down: then the page is drawn without knowing who is signed in.
    return reply.code(problem.status).type('text/plain; charset=utf-8').send(`${problem.title}\n`);
  }
}

function headingOf(problem: Problem, language: 'vi' | 'en'): string {
  const key =
    problem.status === 404
      ? 'not-found'
      : problem.status === 403
        ? 'forbidden'
        : problem.status >= 500
          ? 'fault'
          : 'refused';
  return t(language, `shell.error.${key}`);
}
