import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { createSignOn, type OutsideIssuer } from '#identity';
import { createHttp, registerMetrics, registerProbes } from '#platform/http';
import { startJobs } from '#platform/jobs';
import type { IsoDate } from '#platform/time';
import { englishUnitName, type ProvincePack } from '#territory';
import { registerFileRoutes } from '../api/file-routes.ts';
import { apiPath, registerApi } from '../api/routes.ts';
import { pages } from '../web/pages.ts';
import { apiPages } from '../web/shell/api-page.ts';
import { answerError } from '../web/shell/errors.ts';
import { languageOf, rememberLanguage } from '../web/shell/language.ts';
import { registerStaticFiles } from '../web/shell/static-files.ts';
import { mountPages, type Site } from '../web/shell/view.ts';
import { signInPages } from '../web/sign-in/sign-in-pages.ts';
import { registerUnitsRoute } from '../web/units-route.ts';
import { modules } from './modules.ts';
import type { OpenRuntime } from './runtime.ts';

export interface RunningServer {
  url: string;
  /** Stops taking requests, lets those under way finish, then stops the jobs. */
  stop(): Promise<void>;
}

/** Builds the whole server, in reading order: ground, sign-on, pages, API. Listening is the caller's. */
export async function createServer(
  open: OpenRuntime,
  options: { demo: boolean; publicUrl(): string; selfUrl(): string },
): Promise<FastifyInstance> {
  const { runtime, config, pack } = open;
  const site: Site = {
    runtime,
    demo: options.demo,
    provinceName: (date) => provinceNameAt(pack, date),
    uploadLimitMb: config.uploadLimitMb,
    chipTrustDir: config.chipTrustDir,
    publicUrl: options.publicUrl,
  };
  const signOn = createSignOn({
    runtime,
    publicUrl: options.publicUrl,
    selfUrl: options.selfUrl,
    demo: options.demo,
    ...vneidOf(config),
  });
  const app = createHttp({
    log: runtime.log,
    visitorOf: (request) => signOn.visitorOf(request),
    languageOf,
    onError: (error, request, reply) => answerError(site, error, request, reply),
    publicUrl: options.publicUrl,
    trustProxy: config.trustProxy,
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: 256 * 1024 });
  await app.register(multipart, {
    // Thrown by the library, one file that is too large would take the others of its form with it.
    throwFileSizeLimit: false,
    limits: { fileSize: config.uploadLimitMb * 1024 * 1024 + 1, files: 20, fields: 40, fieldSize: 64 * 1024 },
  });
  await app.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  });
  rememberLanguage(app);
  registerMetrics(app, runtime.database);
  registerProbes(app, runtime.database);
  await registerStaticFiles(app);
  signOn.mount(app);
  await registerApi(app, runtime, modules);
  registerFileRoutes(app, { runtime, uploadLimitMb: config.uploadLimitMb });
  registerUnitsRoute(app, site);
  mountPages(app, site, [...pages, ...signInPages(signOn), ...apiPages(modules, apiPath)]);
  return app;
}

/** The outside issuer that citizens may sign in at, when the configuration names one. */
function vneidOf(config: OpenRuntime['config']): { vneid?: OutsideIssuer } {
  const { vneidIssuer: issuer, vneidClient: clientId, vneidSecret: clientSecret } = config;
  return issuer === '' ? {} : { vneid: { issuer, clientId, clientSecret } };
}

function provinceNameAt(pack: ProvincePack, date: IsoDate): { vi: string; en: string } {
  const unit = pack.units.find((u) => u.kind === 'province' && u.validFrom <= date && (u.validTo ?? date) >= date);
  const name = unit?.name ?? pack.province.name;
  return { vi: name, en: englishUnitName(name) };
}

/** Starts server and jobs on the configured address. */
export async function startServer(open: OpenRuntime, options: { demo: boolean }): Promise<RunningServer> {
  const { config, runtime } = open;
  let listening = '';
  const publicUrl = () => (config.publicUrl === '' ? listening : config.publicUrl);
  const app = await createServer(open, { demo: options.demo, publicUrl, selfUrl: () => listening });
  const address = await app.listen({ host: config.host, port: config.port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new Error(`port ${config.port} is in use; choose another with --port`);
    throw error;
  });
  listening = address.replace('[::1]', 'localhost').replace('0.0.0.0', '127.0.0.1');
  const work = { reactions: modules.flatMap((m) => m.reactions), tasks: modules.flatMap((m) => m.tasks ?? []) };
  const jobs = startJobs(runtime, work);
  return {
    url: listening,
    stop: async () => {
      await app.close();
      await jobs.stop();
    },
  };
}
