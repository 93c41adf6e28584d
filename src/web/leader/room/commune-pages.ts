import { lateByUnit } from '#cases';
import { type Figure, figures, figuresOfUnit } from '#indicators';
import { refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import { agenciesAt, findUnit, type Unit, unitsAt } from '#territory';
import { addressWith } from '../../components/address.ts';
import { dataTable } from '../../components/data-table.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { type Tile, tileMap } from '../../components/tile-map.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { asOfForm, asOfIn } from '../as-of.ts';
import { countsText, figureText } from './figure-words.ts';
import { looksIn } from './overview-pages.ts';
import { figureChoice, rankUnits } from './ranking-pages.ts';
import { shareIn } from './split-choice.ts';

export const communePages: readonly PageRoute[] = [
  { method: 'GET', url: '/room/communes', permission: looksIn, handler: map },
  { method: 'GET', url: '/room/communes/:code', permission: looksIn, handler: commune },
];

/** Communes are shaded in so many steps, from the least to the most. */
const steps = 4;

async function map(view: View) {
  const asOf = asOfIn(view);
  const definition = shareIn(view, 'commune');
  const { ranked, few } = await rankUnits(view, { definition, asOf, by: 'commune' });
  const units = await view.site.runtime.database.read({ kind: 'system' }, (tx) => unitsAt(tx, asOf));
  const byCode = new Map([...ranked, ...few].map((r) => [r.code, r]));
  const stepOf = (code: string) => {
    const at = ranked.findIndex((r) => r.code === code);
    return at < 0 ? null : steps - 1 - Math.floor((at * steps) / ranked.length);
  };
  const tileOf = (unit: Unit): Tile => {
    const row = byCode.get(unit.code);
    return {
      name: unit.name,
      href: addressWith(`/room/communes/${unit.code}`, { asOf }),
      value: row === undefined ? '–' : `${formatNumber(view.language, row.percent, definition.decimals)}%`,
      step: stepOf(unit.code),
    };
  };
  const communes = units.filter((u) => u.kind === 'commune');
  const parents = units.filter((u) => communes.some((c) => c.parentCode === u.code));
  const title = view.t('leader-room.communes.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('leader-room.communes.about', { steps })}</p>
${filterBar({ language: view.language, action: '/room/communes', kept: { asOf }, fields: [figureChoice(view, 'commune', definition)] })}
<h2 class="govuk-heading-m">${view.say(definition.label)}</h2>
<p class="govuk-body">${view.t('leader-room.as-of', { date: formatDate(asOf) })}</p>
${tileMap({
  groups: parents.map((parent) => ({
    name: parent.name,
    tiles: communes.filter((c) => c.parentCode === parent.code).map(tileOf),
  })),
  steps: Array.from({ length: steps }, (_, step) => view.t(`leader-room.step.${step}`)),
  unknown: view.t('leader-room.step.unknown'),
})}`;
  return view.page({ title, room: 'leader', body, backLink: addressWith('/room', { asOf }) });
}

async function commune(view: View) {
  const asOf = asOfIn(view);
  const code = view.params['code'] ?? '';
  const { unit, agencies } = await view.site.runtime.database.read({ kind: 'system' }, async (tx) => ({
    unit: await findUnit(tx, code, asOf),
    agencies: (await agenciesAt(tx, asOf)).filter((a) => a.unitCode === code),
  }));
  if (unit === undefined || unit.kind !== 'commune') return refuse('not-found', 'platform.not-found');
  const [here, province] = await Promise.all([
    view.ask(figuresOfUnit, { unitKind: 'commune', code, asOf }),
    view.ask(figures, { asOf }),
  ]);
  const body = html`<h1 class="govuk-heading-l">${unit.name}</h1>
<p class="govuk-body">${view.t('leader-room.commune.about')}</p>
${asOfForm(view, asOf)}
${compared(view, { here, province, asOf, code })}
${await lateHere(view, new Set(agencies.map((a) => a.code)))}
<p class="govuk-body"><a class="govuk-link" href="${addressWith('/population', { asOf, commune: code })}">${view.t('leader-room.commune.people')}</a></p>`;
  return view.page({ title: unit.name, room: 'leader', body, backLink: addressWith('/room/communes', { asOf }) });
}

function compared(
  view: View,
  model: { here: readonly Figure[]; province: readonly Figure[]; asOf: IsoDate; code: string },
): Html {
  const { here, province, asOf, code } = model;
  const whole = new Map(province.map((f) => [f.code, f]));
  const rows = here.filter((f) => (f.numerator ?? 0) > 0 || (f.denominator ?? 0) > 0);
  return dataTable({
    language: view.language,
    caption: view.t('leader-room.commune.figures'),
    columns: [
      { label: view.t('leader-room.figure'), heading: true },
      { label: view.t('leader-room.commune.here'), numeric: true },
      { label: view.t('leader-room.counts'), numeric: true },
      { label: view.t('leader-room.commune.province'), numeric: true },
    ],
    rows: rows.map((f) => {
      const all = whole.get(f.code);
      return {
        cells: [
          html`<a class="govuk-link" href="${addressWith(`/figures/${f.code}`, { asOf, commune: code })}">${view.say(f.label)}</a>`,
          figureText(view, f),
          countsText(view, f),
          all === undefined ? '–' : figureText(view, all),
        ],
      };
    }),
    empty: view.t('leader-room.commune.empty'),
  });
}

async function lateHere(view: View, agencies: ReadonlySet<string>): Promise<Html> {
  if (!view.actor.roles.some((r) => r === 'approver' || r === 'leader')) return html``;
  const rows = (await view.ask(lateByUnit, {})).filter((u) => agencies.has(u.agencyCode));
  return dataTable({
    language: view.language,
    caption: view.t('leader-room.commune.cases'),
    columns: [
      { label: view.t('leader-room.unit-name'), heading: true },
      { label: view.t('leader-room.late.running'), numeric: true },
      { label: view.t('leader-room.late.late'), numeric: true },
    ],
    rows: rows.map((u) => ({
      cells: [
        html`<a class="govuk-link" href="${addressWith('/office/deadlines', { agency: u.agencyCode })}">${view.say(u.name)}</a>`,
        formatNumber(view.language, u.running),
        formatNumber(view.language, u.late),
      ],
    })),
    empty: view.t('leader-room.commune.no-cases'),
  });
}
