import type { FastifyRequest } from 'fastify';
import { t } from '#platform/i18n';
import type { NavigationLink } from '../components/layout.ts';

/** The main parts of the house for this actor. */
export function navigationFor(request: FastifyRequest): NavigationLink[] {
  const { actor, language } = request;
  const path = request.url.split('?')[0] ?? '/';
  const link = (href: string, key: string): NavigationLink => ({
    href,
    text: t(language, `shell.navigation.${key}`),
    current: href === '/' ? path === '/' || path.startsWith('/services') : path.startsWith(href),
  });
  if (actor.kind === 'officer') {
    const works = ['receiving-officer', 'specialist', 'approver', 'leader'].some((r) => actor.roles.includes(r));
    const leads = actor.roles.includes('leader') || actor.roles.includes('administrator');
    return [
      ...(works ? [link('/office', 'queue')] : []),
      ...(leads ? [link('/figures', 'figures')] : []),
      link('/', 'services'),
      link('/track', 'track'),
    ];
  }
  return [
    link('/', 'services'),
    link('/track', 'track'),
    ...(actor.kind === 'citizen' ? [link('/my', 'my-cases')] : []),
  ];
}
