import type { FastifyRequest } from 'fastify';
import { t } from '#platform/i18n';
import type { ActorSummary } from '../components/page-head.ts';

/** Who is signed in, as the head of every page shows it; null for visitors. */
export function actorSummary(request: FastifyRequest): ActorSummary | null {
  const { actor, language, displayName } = request;
  if (actor.kind !== 'citizen' && actor.kind !== 'officer') return null;
  const level = actor.accountLevel ?? 1;
  const roles = actor.roles.map((role) => t(language, `shell.role.${role}`));
  const role =
    actor.kind === 'citizen'
      ? t(language, 'shell.role.citizen', { level })
      : roles.join(', ') || t(language, 'shell.role.no-post');
  return { name: displayName, role, reference: actor.accountId ?? '' };
}
