import { lateByUnit } from '#cases';
import { type Figure, figuresCompared, type Light, lateStatements, lightOf } from '#indicators';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import { tasksOfUnits } from '#steering';
import { addressWith } from '../../components/address.ts';
import { type BarItem, barChart } from '../../components/chart.ts';
import { dataTable } from '../../components/data-table.ts';
import { statCard } from '../../components/stat-card.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { asOfForm, asOfIn } from '../as-of.ts';
import { countsText, figureText, lightTag, movedText } from './figure-words.ts';

/** Who may look into the room. */
export const looksIn = officer('leader', 'administrator', 'approver');

export const overviewPages: readonly PageRoute[] = [
  { method: 'GET', url: '/room', permission: looksIn, handler: overview },
];

/** The figures are compared with those of so many days before. */
const comparedDays = 30;
const listedUnits = 10;
const lights: readonly Light[] = ['behind', 'near', 'reached', 'waiting', 'none'];

async function overview(view: View) {
  const asOf = asOfIn(view);
  const { figures: now, earlier: before } = await view.ask(figuresCompared, { asOf, daysBefore: comparedDays });
  const earlier = new Map(before.map((f) => [f.code, f]));
  const wanted = view.search['light'] ?? '';
  const title = view.t('leader-room.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${roomLinks(view, asOf)}
${asOfForm(view, asOf)}
${lightCards(view, now, asOf)}
${await targetChart(view, now)}
${lights
  .filter((light) => (wanted === '' ? light !== 'none' : light === wanted))
  .map((light) => lightTable(view, light, { asOf, now, earlier }))}
<h2 class="govuk-heading-m" id="late">${view.t('leader-room.late.title')}</h2>
${await lateCasesTable(view)}
${await lateTasksTable(view)}
${await lateStatementsTable(view)}`;
  return view.page({ title, room: 'leader', body });
}

/** The other places of the room. */
export function roomLinks(view: View, asOf: IsoDate): Html {
  const places = ['ranking', 'communes', 'emulation', 'wall'] as const;
  return html`<ul class="da-room-links">${places.map(
    (place) =>
      html`<li><a class="govuk-link" href="${addressWith(`/room/${place}`, { asOf })}">${view.t(`leader-room.${place}.link`)}</a></li>`,
  )}</ul>`;
}

function lightCards(view: View, now: readonly Figure[], asOf: IsoDate): Html {
  return html`<div class="da-stats">${lights.map((light) =>
    statCard({
      language: view.language,
      title: view.t(`leader-room.light.${light}`),
      value: now.filter((f) => lightOf(f) === light).length,
      unit: view.t('leader-room.figures'),
      href: addressWith('/room', { asOf, light }),
    }),
  )}</div>`;
}

/** The figures with a target, the one that lacks most first. */
async function targetChart(view: View, now: readonly Figure[]): Promise<Html> {
  const gap = (f: Figure) => (f.percent ?? 0) - (f.target?.percent ?? 0);
  const items = now
    .filter((f) => f.target !== null && f.percent !== null && f.target.percent <= 100)
    .sort((a, b) => gap(a) - gap(b))
    .slice(0, 12)
    .map((f): BarItem => ({ label: view.say(f.label), value: f.percent, target: f.target?.percent }));
  if (items.length === 0) return html``;
  return barChart({
    language: view.language,
    title: view.t('leader-room.furthest'),
    description: view.t('leader-room.furthest-about'),
    items,
    unit: '%',
    decimals: 1,
  });
}

function lightTable(
  view: View,
  light: Light,
  { asOf, now, earlier }: { asOf: IsoDate; now: readonly Figure[]; earlier: ReadonlyMap<string, Figure> },
): Html {
  const { language } = view;
  const rows = now.filter((f) => lightOf(f) === light);
  const target = ({ target: t }: Figure) => (t === null ? '–' : `${formatNumber(language, t.percent, 1)}%`);
  return dataTable({
    language,
    caption: view.t(`leader-room.table.${light}`),
    columns: [
      { label: view.t('leader-room.figure'), heading: true },
      { label: view.t('leader-room.state') },
      { label: view.t('leader-room.value'), numeric: true },
      { label: view.t('leader-room.counts'), numeric: true },
      { label: view.t('leader-room.target'), numeric: true },
      { label: view.t('leader-room.moved', { days: comparedDays }), numeric: true },
    ],
    rows: rows.map((f) => ({
      cells: [
        html`<a class="govuk-link" href="${addressWith(`/figures/${f.code}`, { asOf })}">${view.say(f.label)}</a>`,
        lightTag(view, f),
        figureText(view, f),
        countsText(view, f),
        target(f),
        movedText(view, f, earlier.get(f.code)),
      ],
    })),
    empty: view.t(`leader-room.empty.${light}`),
  });
}

async function lateCasesTable(view: View): Promise<Html> {
  const roles = ['receiving-officer', 'specialist', 'approver', 'leader'];
  if (!view.actor.roles.some((r) => roles.includes(r))) return html``;
  const units = (await view.ask(lateByUnit, {})).filter((u) => u.late > 0);
  return dataTable({
    language: view.language,
    caption: view.t('leader-room.late.cases'),
    columns: [
      { label: view.t('leader-room.unit-name'), heading: true },
      { label: view.t('leader-room.late.late'), numeric: true },
      { label: view.t('leader-room.late.running'), numeric: true },
      { label: view.t('leader-room.late.oldest') },
    ],
    rows: units.slice(0, listedUnits).map((u) => ({
      cells: [
        html`<a class="govuk-link" href="${addressWith('/office/deadlines', { agency: u.agencyCode })}">${view.say(u.name)}</a>`,
        formatNumber(view.language, u.late),
        formatNumber(view.language, u.running),
        u.oldestDueOn === null ? '–' : formatDate(u.oldestDueOn),
      ],
    })),
    empty: view.t('leader-room.late.no-cases'),
  });
}

async function lateTasksTable(view: View): Promise<Html> {
  const { rows, names } = await view.ask(tasksOfUnits, {});
  return dataTable({
    language: view.language,
    caption: view.t('leader-room.late.tasks'),
    columns: [
      { label: view.t('leader-room.unit-name'), heading: true },
      { label: view.t('leader-room.late.late'), numeric: true },
      { label: view.t('leader-room.late.open'), numeric: true },
    ],
    rows: rows
      .filter((r) => r.late > 0)
      .slice(0, listedUnits)
      .map((r) => ({
        cells: [
          html`<a class="govuk-link" href="${addressWith('/office/steering/tasks', { view: 'late', agency: r.agencyCode })}">${view.say(names[r.agencyCode] ?? { vi: r.agencyCode, en: r.agencyCode })}</a>`,
          formatNumber(view.language, r.late),
          formatNumber(view.language, r.open),
        ],
      })),
    empty: view.t('leader-room.late.no-tasks'),
  });
}

async function lateStatementsTable(view: View): Promise<Html> {
  const rows = await view.ask(lateStatements, {});
  return dataTable({
    language: view.language,
    caption: view.t('leader-room.late.statements'),
    columns: [
      { label: view.t('leader-room.unit-name'), heading: true },
      { label: view.t('leader-room.late.stated'), numeric: true },
      { label: view.t('leader-room.late.due') },
    ],
    rows: rows.slice(0, listedUnits).map((r) => ({
      cells: [
        view.say(r.agencyName),
        `${formatNumber(view.language, r.stated)} / ${formatNumber(view.language, r.asked)}`,
        formatDate(r.statement.dueOn),
      ],
    })),
    empty: view.t('leader-room.late.no-statements'),
  });
}
