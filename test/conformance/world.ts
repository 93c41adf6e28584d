import { createHash, randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import { createSignOn, identityModule, securityActs } from '#identity';
import { aCodeApp, anAccount, type Browser, openBrowser } from '#identity/testing';
import { notificationsModule } from '#notifications';
import { type Actor, execute, type ModuleFace, type Runtime } from '#platform/command';
import { type Database, sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { createDiskFileStore } from '#platform/files';
import { createHttp } from '#platform/http';
import { newId, newSecret } from '#platform/ids';
import { createLog } from '#platform/log';
import { type Clock, systemClock } from '#platform/time';
import { populationModule } from '#population';
import { aPerson } from '#population/testing';
import { proceduresModule } from '#procedures';
import { applyProvincePack, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { answerError } from '../../src/web/shell/errors.ts';
import '../../src/web/shell/i18n/index.ts';
import { languageOf, rememberLanguage } from '../../src/web/shell/language.ts';
import { registerStaticFiles } from '../../src/web/shell/static-files.ts';
import { mountPages, type PageRoute, type Site } from '../../src/web/shell/view.ts';
import { signInPages } from '../../src/web/sign-in/sign-in-pages.ts';
import { type KeyPair, newKey } from './sign.ts';

/** A partner as a test holds it: registered with us, and with what it proves itself by. */
export interface Client {
  id: string;
  redirectUri: string;
  method: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt';
  secret: string;
  key: KeyPair;
}

export interface World {
  url: string;
  issuer: string;
  database: Database;
  runtime: Runtime;
  /** A browser in which the citizen is signed in and has agreed to all clients below. */
  browser: Browser;
  person: { number: string; password: string; accountId: string; code: (at?: Date) => string };
  client(wish?: ClientWish): Promise<Client>;
  /** A browser that nobody has used. */
  stranger(): Browser;
  close(): Promise<void>;
}

const administrator: Actor = {
  kind: 'officer',
  accountId: newId(),
  duties: [{ postId: newId(), role: 'administrator', agency: 'H99', actsFor: ['H99'] }],
  roles: ['administrator'],
  agencies: ['H99'],
};

export interface ClientWish {
  profile?: 'fapi2' | 'openid';
  method?: Client['method'];
  alg?: KeyPair['alg'];
  leastAuthentication?: 1 | 2 | 3 | 4;
  leastAccountLevel?: 1 | 2;
  asksByPhone?: boolean;
  logoutUri?: string;
  redirectPath?: string;
}

const password = 'một mật khẩu đủ dài';
let serial = 0;

/** Sign-on with its pages, mounted as the application mounts them, on a free port, with one citizen and an administrator's registrations. */
export interface WorldWish {
  clock?: Clock;
  /** Further pages, and the modules that they need beside those of sign-on. */
  pages?: readonly PageRoute[];
  modules?: readonly ModuleFace[];
  /** Name of this machine under which people come; passkeys need one that is not a number. */
  host?: 'localhost' | '127.0.0.1';
}

export async function startWorld(options: WorldWish = {}): Promise<World> {
  const own = [territoryModule, populationModule, identityModule, proceduresModule, notificationsModule];
  const sources = [...own, ...(options.modules ?? [])];
  const { database } = await withTestDatabase(
    sources.map((m) => ({ module: m.name, folder: m.sqlFolder })),
    12,
  );
  await database.asOwner((tx) => applyProvincePack(tx, samplePack));
  const log = createLog(process.env['TEST_LOG'] ?? 'silent');
  const clock = options.clock ?? systemClock;
  const runtime: Runtime = { database, clock: systemClock, files: createDiskFileStore('/nowhere'), log };
  let url = '';
  const site: Site = {
    runtime,
    demo: false,
    provinceName: () => ({ vi: 'Tỉnh Mới', en: 'New Province' }),
    uploadLimitMb: 10,
    publicUrl: () => url,
  };
  const signOn = createSignOn({ runtime, publicUrl: () => url, demo: false, clock });
  const server = createHttp({
    log,
    visitorOf: (request) => signOn.visitorOf(request),
    languageOf,
    trustProxy: false,
    onError: (error, request, reply) => answerError(site, error, request, reply),
    publicUrl: () => url,
  });
  await server.register(cookie);
  await server.register(formbody);
  rememberLanguage(server);
  signOn.mount(server);
  mountPages(server, site, [...signInPages(signOn), ...(options.pages ?? [])]);
  await registerStaticFiles(server);
  url = await server.listen({ host: '127.0.0.1', port: 0 });
  url = url.replace('127.0.0.1', options.host ?? '127.0.0.1');
  const known = await aPerson(database, {
    fullName: 'Nguyễn Thị Lan',
    sex: 'female',
    phone: '0912345678',
    email: 'lan@example.vn',
    address: 'Thôn 3',
  });
  const loginName = known.personalNumber;
  const account = await anAccount(database, {
    kind: 'citizen',
    loginName,
    personId: known.id,
    password,
    displayName: known.fullName,
  });
  const code = await aCodeApp(database, account.id);
  return {
    url,
    issuer: `${url}/oidc`,
    database,
    runtime,
    browser: openBrowser(url),
    person: { number: loginName, password, accountId: account.id, code },
    stranger: () => openBrowser(url),
    client: (wish = {}) => register(runtime, wish),
    close: () => server.close(),
  };
}

async function register(runtime: Runtime, wish: ClientWish): Promise<Client> {
  const profile = wish.profile ?? 'openid';
  const method = wish.method ?? (profile === 'fapi2' ? 'private_key_jwt' : 'client_secret_basic');
  const key = newKey(wish.alg ?? 'ES256');
  const secret = newSecret();
  serial += 1;
  const redirectUri = `http://127.0.0.1:9/${wish.redirectPath ?? `partner-${serial}`}`;
  const proof =
    method === 'private_key_jwt'
      ? { jwks: { keys: [key.publicJwk as Record<string, unknown>] } }
      : { secretHash: createHash('sha256').update(secret).digest('hex') };
  const { partnerId } = await execute(runtime, securityActs.registerPartner, {
    actor: administrator,
    input: {
      name: { vi: `Đối tác ${serial}`, en: `Partner ${serial}` },
      purpose: { vi: 'Thử nghiệm đăng nhập', en: 'Trial of sign-on' },
      legalBasis: 'Luật 91/2025/QH15',
      profile,
      authMethod: method,
      ...proof,
      redirectUris: [redirectUri],
      scopes: ['profile', 'personal_number', 'address', 'phone', 'email'],
      leastAuthentication: wish.leastAuthentication ?? 1,
      leastAccountLevel: wish.leastAccountLevel ?? 1,
      keepsAccess: true,
      asksByPhone: wish.asksByPhone ?? false,
      ...(wish.logoutUri === undefined ? {} : { logoutUri: wish.logoutUri }),
      consentDays: 90,
    },
  });
  return { id: partnerId, redirectUri, method, secret, key };
}

/** Moves a stored thing of the provider into the past, as if the test had waited. */
export async function age(database: Database, model: string, seconds: number): Promise<void> {
  await database.asOwner((tx) =>
    tx.run(sql`update identity.oidc_payload set expires_at = expires_at - make_interval(secs => ${seconds}),
      payload = payload || jsonb_build_object('exp', (payload->>'exp')::bigint - ${seconds}::bigint,
        'iat', (payload->>'iat')::bigint - ${seconds}::bigint) where model = ${model}`),
  );
}

export const random = (bytes = 16): string => randomBytes(bytes).toString('base64url');
