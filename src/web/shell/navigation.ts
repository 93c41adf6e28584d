import type { NavigationLink } from '../components/layout.ts';
import type { View } from './view.ts';

/** The main parts of the house for this actor. */
export function navigationFor(view: Pick<View, 'actor' | 't' | 'request'>): NavigationLink[] {
  const path = view.request.url.split('?')[0] ?? '/';
  const link = (href: string, key: string): NavigationLink => ({
    href,
    text: view.t(`shell.navigation.${key}`),
    current: href === '/' ? path === '/' || path.startsWith('/services') : path.startsWith(href),
  });
  const { actor } = view;
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
