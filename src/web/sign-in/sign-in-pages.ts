import type { FastifyReply } from 'fastify';
import {
  type AuthenticationLevel,
  callbackPath,
  type Exchange,
  localPath,
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
    { ...open, method: 'GET', url: '/signed-out', handler: (view) => view.page(signedOutPage(view)) },
    { ...open, method: 'GET', url: '/oidc/interaction/:uid', handler: (view) => showLogin(signOn, view) },
    { ...open, method: 'POST', url: '/oidc/interaction/:uid', handler: (view) => tryPassword(signOn, view) },
    { ...open, method: 'POST', url: '/oidc/interaction/:uid/demo', handler: (view) => tryDemo(signOn, view) },
    { ...open, method: 'POST', url: '/oidc/interaction/:uid/cancel', handler: (view) => cancel(signOn, view) },
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
  const arrived = await orRefusal(signOn.completeSignIn(view.request.url, view.request.headers.cookie));
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

/** Runs a step of the sign-in page; one that is over (open for too long, cookies lost) becomes the page that says so. */
async function onInteraction(
  signOn: SignOn,
  view: View,
  step: (request: SignInRequest) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const interactions = await signOn.interactions();
  const request = await orRefusal(interactions.open(exchangeOf(view)));
  if (request instanceof Refusal) return showProblem(signOn, view, request.key);
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

const statusOf: Record<Exclude<SignInAnswer['kind'], 'done'>, number> = {
  wrong: 422,
  locked: 403,
  wait: 429,
  'too-weak': 403,
};

function answered(
  view: View,
  what: { request: SignInRequest; loginName: string; answer: SignInAnswer },
): FastifyReply | Promise<FastifyReply> {
  const { request, loginName, answer } = what;
  if (answer.kind === 'done') return view.go(answer.location);
  const minutes = answer.kind === 'wait' ? Math.ceil(answer.waitMs / 60_000) : 0;
  if (answer.kind === 'wait') view.reply.header('retry-after', String(Math.ceil(answer.waitMs / 1000)));
  const text = view.t(`sign-in.${answer.kind}`, { minutes, level: request.requiredLevel });
  return view.page(
    loginPage(view, { request, loginName, errors: [{ field: 'loginName', text }] }),
    statusOf[answer.kind],
  );
}

function cancel(signOn: SignOn, view: View): Promise<FastifyReply> {
  return onInteraction(signOn, view, async () => view.go(await (await signOn.interactions()).cancel(exchangeOf(view))));
}
