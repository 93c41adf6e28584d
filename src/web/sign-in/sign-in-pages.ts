import type { FastifyReply } from 'fastify';
import {
  type AuthenticationLevel,
  callbackPath,
  type Exchange,
  localPath,
  outsideCallbackPath,
  problemPath,
  type Redirect,
  type SignInAnswer,
  type SignInRequest,
  type SignOn,
} from '#identity';
import { anyone } from '#platform/command';
import { Refusal } from '#platform/errors';
import type { FieldError } from '../components/error-summary.ts';
import { orRefusal, type PageRoute, type View } from '../shell/view.ts';
import { approvalPages } from './approval-pages.ts';
import { problemPage, signedOutPage } from './end-pages.ts';
import { loginPage } from './login-page.ts';

/** The pages of sign-in and sign-out: the portal's doors, and the provider's questions to the person. */
export function signInPages(signOn: SignOn): PageRoute[] {
  const open = { permission: anyone } as const;
  return [
    { ...open, method: 'GET', url: '/sign-in', handler: (view) => leaveForProvider(signOn, view) },
    { ...open, method: 'GET', url: callbackPath, handler: (view) => comeBack(signOn, view) },
    { ...open, method: 'GET', url: problemPath, handler: (view) => showProblem(signOn, view, providerProblem(view)) },
    { ...open, method: 'POST', url: '/sign-out', handler: (view) => leave(signOn, view) },
    { ...open, method: 'POST', url: '/sign-out-everywhere', handler: (view) => leaveEverywhere(signOn, view) },
    { ...open, method: 'GET', url: '/signed-out', handler: (view) => view.page(signedOutPage(view)) },
    { ...open, method: 'GET', url: '/oidc/interaction/:uid', handler: (view) => showLogin(signOn, view) },
    { ...open, method: 'POST', url: '/oidc/interaction/:uid', handler: (view) => tryPassword(signOn, view) },
    { ...open, method: 'POST', url: '/oidc/interaction/:uid/demo', handler: (view) => tryDemo(signOn, view) },
    { ...open, method: 'POST', url: '/oidc/interaction/:uid/cancel', handler: (view) => cancel(signOn, view) },
    { ...open, method: 'POST', url: '/oidc/interaction/:uid/code', handler: (view) => tryCode(signOn, view) },
    { ...open, method: 'POST', url: '/oidc/interaction/:uid/passkey', handler: (view) => tryPasskey(signOn, view) },
    {
      ...open,
      method: 'POST',
      url: '/oidc/interaction/:uid/passkey/options',
      handler: (view) => passkey(signOn, view),
    },
    { ...open, method: 'POST', url: '/oidc/interaction/:uid/consent', handler: (view) => consent(signOn, view) },
    { ...open, method: 'GET', url: '/oidc/interaction/:uid/vneid', handler: (view) => toOutside(signOn, view) },
    { ...open, method: 'GET', url: outsideCallbackPath, handler: (view) => fromOutside(view) },
    { ...open, method: 'GET', url: '/oidc/interaction/:uid/back', handler: (view) => backFromOutside(signOn, view) },
    ...approvalPages(signOn),
  ];
}

const exchangeOf = (view: View): Exchange => ({ req: view.request.raw, res: view.reply.raw });

const redirect = (view: View, { location, cookies }: Redirect): FastifyReply => {
  view.reply.header('set-cookie', cookies);
  return view.go(location);
};

/** `/sign-in?return=/path&level=2`: to the provider, unless the session is strong enough already. */
async function leaveForProvider(signOn: SignOn, view: View): Promise<FastifyReply> {
  const publicUrl = signOn.publicUrl();
  // Under another name of this machine (localhost) the cookie set now would not come back with the answer.
  if (view.request.headers.host !== new URL(publicUrl).host)
    return view.go(`${publicUrl}${localPath(view.request.url)}`);
  const level = levelOf(view.search['level']);
  const returnTo = view.search['return'];
  if ((view.actor.authenticationLevel ?? 0) >= level) return view.go(localPath(returnTo));
  return redirect(view, await signOn.startSignIn({ level, ...(returnTo === undefined ? {} : { returnTo }) }));
}

const levelOf = (text: string | undefined): AuthenticationLevel =>
  ([1, 2, 3, 4] as const).find((level) => String(level) === text) ?? 1;

async function comeBack(signOn: SignOn, view: View): Promise<FastifyReply> {
  const arrived = await orRefusal(
    signOn.completeSignIn(view.request.url, view.request.headers.cookie, {
      userAgent: view.request.headers['user-agent'],
      address: view.request.ip,
    }),
  );
  if (!(arrived instanceof Refusal)) return redirect(view, arrived);
  return arrived.key === 'identity.sign-in-cancelled' ? view.go('/') : showProblem(signOn, view, arrived.key);
}

const providerProblem = (view: View) =>
  view.search['about'] === 'expired' ? 'identity.sign-in-expired' : 'identity.sign-in-failed';

async function showProblem(signOn: SignOn, view: View, key: string): Promise<FastifyReply> {
  const returnTo = await signOn.pendingReturn(view.request.headers.cookie);
  return view.page(problemPage(view, { key, returnTo }), 400);
}

async function leave(signOn: SignOn, view: View): Promise<FastifyReply> {
  const { cookies } = await signOn.signOut(exchangeOf(view));
  return redirect(view, { location: '/signed-out', cookies });
}

async function leaveEverywhere(signOn: SignOn, view: View): Promise<FastifyReply> {
  const { cookies } = await signOn.signOutEverywhere(exchangeOf(view));
  return redirect(view, { location: '/signed-out', cookies });
}

/** Runs a step of the sign-in page; one that is over (open for too long, cookies lost) becomes the page that says so. */
async function onInteraction(
  signOn: SignOn,
  view: View,
  step: (request: SignInRequest) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const interactions = await signOn.interactions();
  const request = await orRefusal(interactions.open(exchangeOf(view)));
  if (request instanceof Refusal) return showProblem(signOn, view, request.key);
  allowReturn(view, request);
  return step(request);
}

const showLogin = (signOn: SignOn, view: View): Promise<FastifyReply> =>
  onInteraction(signOn, view, (request) => view.page(loginPage(view, { request, loginName: '', errors: [] })));

function tryPassword(signOn: SignOn, view: View): Promise<FastifyReply> {
  return onInteraction(signOn, view, async (request) => {
    const { loginName = '', password = '' } = view.form;
    const missing: FieldError[] = [
      ...(loginName.trim() === '' ? [{ field: 'loginName', text: view.t('sign-in.login-name-missing') }] : []),
      ...(password === '' ? [{ field: 'password', text: view.t('sign-in.password-missing') }] : []),
    ];
    if (missing.length > 0) return view.page(loginPage(view, { request, loginName, errors: missing }), 422);
    const attempt = { loginName, password, source: view.request.ip };
    const answer = await (await signOn.interactions()).signInWithPassword(exchangeOf(view), attempt);
    return answered(view, { request, loginName, answer });
  });
}

function tryDemo(signOn: SignOn, view: View): Promise<FastifyReply> {
  return onInteraction(signOn, view, async (request) => {
    const answer = await (await signOn.interactions()).signInAsDemo(exchangeOf(view), view.form['account'] ?? '');
    return answered(view, { request, loginName: '', answer });
  });
}

/** Browsers hold a form's target against this policy through all redirects; the last one leads back to the client. */
function allowReturn(view: View, { returnOrigin }: SignInRequest): void {
  const policy = String(view.reply.getHeader('content-security-policy') ?? '');
  if (returnOrigin !== undefined)
    view.reply.header(
      'content-security-policy',
      policy.replace("form-action 'self'", `form-action 'self' ${returnOrigin}`),
    );
}

function tryCode(signOn: SignOn, view: View): Promise<FastifyReply> {
  return onInteraction(signOn, view, async (request) => {
    const kind = (['code', 'recovery', 'first-code'] as const).find((k) => k === view.form['kind']) ?? 'code';
    const field = kind === 'recovery' ? 'recovery' : 'code';
    const code = view.form[field] ?? '';
    if (code.trim() === '') return codeFault(view, request, { field, text: view.t('sign-in.code.missing') });
    const attempt = { kind, code, source: view.request.ip };
    const interactions = await signOn.interactions();
    const answer = await orRefusal(interactions.signInWithCode(exchangeOf(view), attempt));
    if (answer instanceof Refusal) return showProblem(signOn, view, answer.key);
    return answered(view, { request, loginName: '', answer, field });
  });
}

const codeFault = (view: View, request: SignInRequest, error: FieldError) =>
  view.page(loginPage(view, { request, loginName: '', errors: [error] }), 422);

async function passkey(signOn: SignOn, view: View): Promise<FastifyReply> {
  const interactions = await signOn.interactions();
  return view.reply.send(await interactions.passkeyOptions(exchangeOf(view)));
}

function tryPasskey(signOn: SignOn, view: View): Promise<FastifyReply> {
  return onInteraction(signOn, view, async (request) => {
    const answer = await (await signOn.interactions()).signInWithPasskey(exchangeOf(view), fromJson(view.form));
    return answered(view, { request, loginName: '', answer });
  });
}

/** What the passkey script put into the form; anything else is no answer of a passkey. */
function fromJson(form: Record<string, string>): unknown {
  try {
    return JSON.parse(form['response'] ?? '');
  } catch {
    return undefined;
  }
}

function consent(signOn: SignOn, view: View): Promise<FastifyReply> {
  return onInteraction(signOn, view, async () => view.go(await (await signOn.interactions()).agree(exchangeOf(view))));
}

function toOutside(signOn: SignOn, view: View): Promise<FastifyReply> {
  return onInteraction(signOn, view, async () => {
    const left = await orRefusal((await signOn.interactions()).leaveForOutside(exchangeOf(view)));
    return left instanceof Refusal ? showProblem(signOn, view, left.key) : view.go(left);
  });
}

/** The page's own cookies travel only under its own address: on to there with the answer. */
function fromOutside(view: View): FastifyReply {
  const uid = (view.search['state'] ?? '').split('.')[0] ?? '';
  const known = /^[\w-]{10,100}$/.test(uid) ? uid : 'unknown';
  return view.go(`/oidc/interaction/${known}/back${new URL(view.request.url, 'http://here').search}`);
}

function backFromOutside(signOn: SignOn, view: View): Promise<FastifyReply> {
  return onInteraction(signOn, view, async (request) => {
    const interactions = await signOn.interactions();
    const answer = await orRefusal(interactions.signInFromOutside(exchangeOf(view), view.request.url));
    if (!(answer instanceof Refusal)) return answered(view, { request, loginName: '', answer });
    const errors = [{ text: view.t(answer.key, answer.params) }];
    return view.page(loginPage(view, { request, loginName: '', errors }), 422);
  });
}

const statusOf: Record<Exclude<SignInAnswer['kind'], 'done' | 'second'>, number> = {
  wrong: 422,
  'wrong-code': 422,
  'wrong-passkey': 422,
  locked: 403,
  wait: 429,
  'too-weak': 403,
};

interface Answered {
  request: SignInRequest;
  loginName: string;
  answer: SignInAnswer;
  /** The field that a fault belongs to. */
  field?: string;
}

async function answered(view: View, what: Answered): Promise<FastifyReply> {
  const { request, loginName, answer, field = 'loginName' } = what;
  if (answer.kind === 'done') return view.go(answer.location);
  // The next step is another page, so that going back and reloading repeat nothing.
  if (answer.kind === 'second') return view.go(`/oidc/interaction/${request.uid}`);
  const minutes = answer.kind === 'wait' ? Math.ceil(answer.waitMs / 60_000) : 0;
  if (answer.kind === 'wait') view.reply.header('retry-after', String(Math.ceil(answer.waitMs / 1000)));
  const text = view.t(`sign-in.${answer.kind}`, { minutes, level: request.requiredLevel });
  const error = request.step.kind === 'first' || field !== 'loginName' ? { field, text } : { text };
  return view.page(loginPage(view, { request, loginName, errors: [error] }), statusOf[answer.kind]);
}

function cancel(signOn: SignOn, view: View): Promise<FastifyReply> {
  return onInteraction(signOn, view, async () => view.go(await (await signOn.interactions()).cancel(exchangeOf(view))));
}
