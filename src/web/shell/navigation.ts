import type { FastifyRequest } from 'fastify';
import { t } from '#platform/i18n';
import type { NavigationLink } from '../components/layout.ts';
import { mainPlacesFor } from './places.ts';

/** The main parts of the house for this actor with what is unread, and the page that lists all of them. */
export function navigationFor(request: FastifyRequest, unread: number): NavigationLink[] {
  const { actor, language } = request;
  const path = request.url.split('?')[0] ?? '/';
  const places = [...mainPlacesFor(actor), { key: 'places', href: '/places' }];
  const here = places
    .filter(({ href }) => (href === '/' ? path === '/' || path.startsWith('/services') : isWithin(path, href)))
    .reduce((a, b) => (b.href.length > a.length ? b.href : a), '');
  return places.map(({ key, href }) => ({
    href,
    text: t(language, `shell.navigation.${key}`),
    current: href === here,
    ...(key.endsWith('messages') ? { unread } : {}),
  }));
}

const isWithin = (path: string, href: string) => path === href || path.startsWith(`${href}/`);
