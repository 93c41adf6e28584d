import type { FastifyReply } from 'fastify';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { tabs } from '../../components/tabs.ts';
import type { View } from '../../shell/view.ts';

/** Every officer may read these registers; who may write is asked act by act. */
export const readers = officer('receiving-officer', 'specialist', 'approver', 'leader');
export const base = '/office/steering';

const parts = [
  ['overview', base],
  ['tasks', `${base}/tasks`],
  ['directives', `${base}/directives`],
  ['task-forces', `${base}/task-forces`],
  ['models', `${base}/models`],
  ['reviews', `${base}/reviews`],
  ['budget', `${base}/budget`],
  ['people', `${base}/people`],
  ['obstacles', `${base}/obstacles`],
  ['outlook', `${base}/outlook`],
] as const;
export type Part = (typeof parts)[number][0];

interface Framed {
  part: Part;
  title: string;
  /** What kind of record it is, above the title. */
  caption?: string;
  body: Html;
  backLink?: string;
  status?: number;
  hasErrors?: boolean;
}

/** A page of steering: the parts as tabs, the title, what it shows. */
export function steeringPage(view: View, page: Framed): Promise<FastifyReply> {
  const { part, title, caption, body, backLink, status, hasErrors } = page;
  const whole = html`${tabs({
    language: view.language,
    label: view.t('office-steering.parts'),
    tabs: parts.map(([name, href]) => ({ text: view.t(`office-steering.part.${name}`), href, current: name === part })),
  })}
${caption === undefined ? '' : html`<span class="govuk-caption-l">${caption}</span>`}
<h1 class="govuk-heading-l">${title}</h1>
${body}`;
  return view.page(
    {
      title,
      room: 'officer',
      body: whole,
      ...(backLink === undefined ? {} : { backLink }),
      hasErrors: hasErrors ?? false,
    },
    status ?? 200,
  );
}

/** The number of the page that the address asks for. */
export const pageNumber = (view: View): number => {
  const page = Number(view.search['page'] ?? '1');
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
};
