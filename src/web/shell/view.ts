import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Actor, Command, Permission, Query, Runtime } from '#platform/command';
import { ask, execute } from '#platform/command';
import { type FieldFault, type MessageParams, Refusal, refuse } from '#platform/errors';
import { type Language, t } from '#platform/i18n';
import { type IsoDate, vietnamDate } from '#platform/time';
import { type LayoutModel, layout } from '../components/layout.ts';
import { actorSummary } from './actor-summary.ts';
import { navigationFor } from './navigation.ts';
import { unreadOf } from './unread.ts';

/** What the pages know of the installation. */
export interface Site {
  runtime: Runtime;
  demo: boolean;
  /** Name of the province as it stands on a date: after a merger it is another. */
  provinceName(date: IsoDate): { vi: string; en: string };
  uploadLimitMb: number;
  /** Folder of the roots by which chips are checked; none where it is not set. */
  chipTrustDir?: string;
  publicUrl(): string;
}

/** What a page says of itself; the shell adds who is signed in, language, navigation and the demo banner. */
export type PageModel = Pick<LayoutModel, 'title' | 'room' | 'body'> & Partial<LayoutModel>;

/** One request to a page, with everything a page needs at hand. */
export interface View {
  site: Site;
  request: FastifyRequest;
  reply: FastifyReply;
  actor: Actor;
  language: Language;
  today: IsoDate;
  params: Record<string, string>;
  /** Values of the address's query, single and as text. */
  search: Record<string, string>;
  /** Fields of a posted form, single and as text. */
  form: Record<string, string>;
  /** Words for a key such as `citizen.home.title`. */
  t(key: string, params?: MessageParams): string;
  /** The words of data: `{vi, en}` in the reader's language. */
  say(words: { vi: string; en: string }): string;
  /** Runs an act as this actor. The form's key makes sending it twice harmless. */
  act<I extends TSchema, O>(command: Command<I, O>, input: Static<I>, key?: string): Promise<O>;
  /** Asks a question as this actor; a personal one with its purpose. */
  ask<I extends TSchema, O>(query: Query<I, O>, input: Static<I>, purpose?: string): Promise<O>;
  page(model: PageModel, status?: number): Promise<FastifyReply>;
  /** See-other redirect: after a post, so that reloading does not send it again. */
  go(path: string): FastifyReply;
  /** Faults of a refusal as words by field, for showing beside the fields. */
  faultWords(faults: readonly FieldFault[]): { field: string; text: string }[];
}

export interface PageRoute {
  method: 'GET' | 'POST';
  url: string;
  permission: Permission;
  handler(view: View): Promise<FastifyReply> | FastifyReply;
}

/** Zero characters are left out: PostgreSQL stores none, and nobody types them. */
const flat = (fields: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((fields ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      String(Array.isArray(value) ? value.at(-1) : (value ?? '')).replaceAll('\0', ''),
    ]),
  );

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An address whose ids cannot be ids is an address that there is not, for pages as for people. */
function refuseBadIds(params: Record<string, string>): void {
  const bad = Object.entries(params).some(([name, value]) => name.endsWith('Id') && !uuid.test(value));
  if (bad) refuse('not-found', 'platform.not-found');
}

export function viewOf(site: Site, request: FastifyRequest, reply: FastifyReply): View {
  const { actor, language } = request;
  const { runtime } = site;
  const form = flat(request.body);
  const view: View = {
    site,
    request,
    reply,
    actor,
    language,
    today: vietnamDate(runtime.clock.now()),
    params: flat(request.params),
    search: flat(request.query),
    form,
    t: (k, p) => t(language, k, p),
    say: (words) => words[language],
    act: (command, input, key = form['_key']) =>
      execute(runtime, command, { actor, input, ...(key === undefined || key === '' ? {} : { key }) }),
    ask: (query, input, purpose) =>
      ask(runtime, query, { actor, input, ...(purpose === undefined ? {} : { purpose }) }),
    page: async (model, status = 200) => {
      const whole: LayoutModel = {
        language,
        actor: actorSummary(request),
        demo: site.demo,
        currentPath: request.url,
        province: site.provinceName(view.today)[language],
        navigation: navigationFor(request, model.kind === 'error' ? 0 : await unreadOf(view)),
        ...model,
      };
      return reply
        .code(status)
        .type('text/html; charset=utf-8')
        .send(String(layout(whole)));
    },
    go: (path) => reply.redirect(path, 303),
    faultWords: (faults) => faults.map((f) => ({ field: f.field, text: t(language, f.key, f.params) })),
  };
  return view;
}

/** Mounts pages. Each names who may see it; there is no other way to add one. */
export function mountPages(app: FastifyInstance, site: Site, pages: readonly PageRoute[]): void {
  for (const page of pages) {
    app.route({
      method: page.method,
      url: page.url,
      config: { permission: page.permission },
      schema: { hide: true } as never,
      handler: async (request, reply) => {
        const view = viewOf(site, request, reply);
        refuseBadIds(view.params);
        return page.handler(view);
      },
    });
  }
}

/** Runs work that may be refused; gives the refusal back as a value, so that the page can show it beside its fields. */
export async function orRefusal<T>(work: Promise<T>): Promise<T | Refusal> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
