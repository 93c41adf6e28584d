import type { Actor } from '#platform/command';
import type { SeededRandom } from '#platform/ids';

/** An invented officer of an agency, who acts in the demonstration and signs in nowhere. */
export function demoOfficer(
  random: SeededRandom,
  { agencyCode, role, sees }: { agencyCode: string; role: 'leader' | 'approver'; sees: readonly string[] },
): Actor {
  const duty = { postId: random.id(0), role, agency: agencyCode, actsFor: [agencyCode] };
  return { kind: 'officer', accountId: null, duties: [duty], roles: [role], agencies: sees };
}
