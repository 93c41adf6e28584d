import { type Figure, figures, type Light, lightOf } from '#indicators';
import { type Html, html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import type { PageRoute, View } from '../../shell/view.ts';
import { figureText, lightTag } from './figure-words.ts';
import { looksIn } from './overview-pages.ts';

/** A screen that hangs on a wall: few figures, big enough for four metres, anew every minute. */
export const wallPages: readonly PageRoute[] = [
  { method: 'GET', url: '/room/wall', permission: looksIn, handler: wall },
];

const order: readonly Light[] = ['behind', 'near', 'reached'];
const perScreen = 6;

async function wall(view: View) {
  const now = view.site.runtime.clock.now();
  const all = await view.ask(figures, { asOf: vietnamDate(now) });
  const withTarget = order.flatMap((light) => all.filter((f) => lightOf(f) === light));
  const screens = Math.max(1, Math.ceil(withTarget.length / perScreen));
  // Every minute the next six, so that all come round without anybody touching the screen.
  const asked = Number(view.search['screen'] ?? '1');
  const screen = Number.isInteger(asked) && asked >= 1 && asked <= screens ? asked : 1;
  const shown = withTarget.slice((screen - 1) * perScreen, screen * perScreen);
  const title = view.t('leader-room.wall.title');
  const next = (screen % screens) + 1;
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<div class="da-wall-figures">${shown.map((f) => big(view, f))}</div>
<p class="govuk-body">${view.t('leader-room.wall.foot', { at: formatDateTime(now), screen, screens })}</p>`;
  view.reply.header('refresh', `60; url=/room/wall?screen=${next}`);
  return view.page({ title, room: 'leader', body, wall: true });
}

const big = (view: View, f: Figure): Html =>
  html`<section class="da-wall-figure da-wall-figure--${lightOf(f)}"><h2 class="da-wall-figure__name">${view.say(f.label)}</h2><p class="da-wall-figure__value">${figureText(view, f)}</p><p class="da-wall-figure__state">${lightTag(view, f)} ${
    f.target === null ? '' : view.t('leader-room.wall.target', { target: f.target.percent })
  }</p></section>`;
