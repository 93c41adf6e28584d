import { type Actor, type Duty, dutyFor, type QueryContext } from '#platform/command';
import { sql, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';

/** Who keeps the registers of steering: those who work at an agency's matters, not those who receive cases. */
export const keeperRoles = ['specialist', 'approver', 'leader'] as const;
/** Who decides for an agency: gives tasks, accepts results, sends proposals. */
export const headRoles = ['approver', 'leader'] as const;

/** The duty under which somebody acts for an agency; a leader who sees the agency acts for it as for their own. */
export function findDuty(actor: Actor, agencyCode: string, roles: readonly string[] = keeperRoles): Duty | undefined {
  const own = dutyFor(actor, agencyCode, roles);
  if (own !== undefined || !actor.agencies.includes(agencyCode)) return own;
  return actor.duties.find((d) => d.role === 'leader');
}

/** @throws Refusal `steering.not-yours` for agencies for which the actor does not act. */
export function dutyForAgency(actor: Actor, agencyCode: string, roles: readonly string[] = keeperRoles): Duty {
  return findDuty(actor, agencyCode, roles) ?? refuse('forbidden', 'steering.not-yours');
}

interface KnownAgency {
  code: string;
  kind: string;
  branch: string;
  level: string;
  unitCode: string;
}

function agenciesOf(tx: Tx, codes: readonly string[]): Promise<KnownAgency[]> {
  return tx.rows<KnownAgency>(sql`select code, kind, branch, level, unit_code as "unitCode" from territory.pub_agency
    where code = any(${[...codes]}::text[])`);
}

const dutiesIn = (actor: Actor, roles: readonly string[]) => actor.duties.filter((d) => roles.includes(d.role));

async function dutyAt(
  ctx: Pick<QueryContext, 'tx' | 'actor'>,
  roles: readonly string[],
  fits: (agency: KnownAgency) => boolean,
): Promise<Duty | undefined> {
  const duties = dutiesIn(ctx.actor, roles);
  const known = await agenciesOf(
    ctx.tx,
    duties.flatMap((d) => d.actsFor),
  );
  const fitting = new Set(known.filter(fits).map((a) => a.code));
  return duties.find((d) => d.actsFor.some((code) => fitting.has(code)));
}

/**
 * The duty of somebody who steers the whole province: at its people's committee, that committee's office, or its police, the
 * standing agency of the project (Decision 06/QĐ-TTg, part on carrying it out).
 */
export function findProvinceDuty(
  ctx: Pick<QueryContext, 'tx' | 'actor'>,
  roles: readonly string[] = keeperRoles,
): Promise<Duty | undefined> {
  return dutyAt(
    ctx,
    roles,
    (a) => a.level === 'province' && a.kind !== 'one-stop' && ['committee', 'office', 'police'].includes(a.branch),
  );
}

/** @throws Refusal `steering.province-only`. */
export async function provinceDuty(
  ctx: Pick<QueryContext, 'tx' | 'actor'>,
  roles: readonly string[] = keeperRoles,
): Promise<Duty> {
  return (await findProvinceDuty(ctx, roles)) ?? refuse('forbidden', 'steering.province-only');
}

/** Codes of a unit and of all units that ever stood above it. */
async function unitAndAbove(tx: Tx, unitCode: string): Promise<string[]> {
  const rows = await tx.rows<{ code: string }>(sql`with recursive above as (
      select code, parent_code from territory.pub_unit where code = ${unitCode}
      union select u.code, u.parent_code from territory.pub_unit u join above a on u.code = a.parent_code)
    select distinct code from above`);
  return rows.map((r) => r.code);
}

/** The duty of somebody at the committee or police of a place, or of a place above it. */
export async function findPlaceDuty(
  ctx: Pick<QueryContext, 'tx' | 'actor'>,
  unitCode: string,
  roles: readonly string[] = keeperRoles,
): Promise<Duty | undefined> {
  const units = new Set(await unitAndAbove(ctx.tx, unitCode));
  const branches = ['committee', 'office', 'police'];
  return dutyAt(ctx, roles, (a) => units.has(a.unitCode) && branches.includes(a.branch) && a.kind !== 'one-stop');
}

/** @throws Refusal `steering.not-your-place`. */
export async function placeDuty(ctx: Pick<QueryContext, 'tx' | 'actor'>, unitCode: string): Promise<Duty> {
  return (await findPlaceDuty(ctx, unitCode)) ?? refuse('forbidden', 'steering.not-your-place');
}

/**
 * Under which duty somebody gives a task to an agency: heads of the province's steering bodies to everybody, other heads to the
 * agencies they see. @throws Refusal `steering.may-not-assign`.
 */
export async function assignerDuty(ctx: Pick<QueryContext, 'tx' | 'actor'>, ownerAgency: string): Promise<Duty> {
  const steering = await findProvinceDuty(ctx, headRoles);
  if (steering !== undefined) return steering;
  const [own] = ctx.actor.agencies.includes(ownerAgency) ? dutiesIn(ctx.actor, headRoles) : [];
  return own ?? refuse('forbidden', 'steering.may-not-assign');
}

/** The first duty in one of the roles: for records that belong to whoever writes them. */
export function anyDuty(actor: Actor, roles: readonly string[] = keeperRoles): Duty {
  return dutiesIn(actor, roles)[0] ?? refuse('forbidden', 'steering.not-yours');
}
