import type { CommandContext } from '#platform/command';
import { inScope } from '#platform/db';
import { type FieldFault, Refusal, refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { type ClaimedIdentity, findPerson, type PersonSummary, verifyClaim } from '#population';
import { createAccount } from '../commands/create-account.ts';
import { ageOn } from '../eid/domain/eid-rules.ts';
import { issuePasswordCode, type PasswordCode } from './issue-password-code.ts';
import { insertStaffAccount } from './staff-store.ts';

/** A user name begins with a letter, so that it is never mistaken for a personal number. */
const userName = /^[a-z][a-z0-9.-]{2,39}$/;

/** Civil servants are at least this old (Law 22/2008/QH12 on cadres and civil servants, art. 36). */
const leastAge = 18;

export interface NewStaff {
  loginName: string;
  agencyCode: string;
  claim: ClaimedIdentity;
  origin: 'administrator' | 'import';
}

export interface OpenedStaff extends PasswordCode {
  accountId: string;
  loginName: string;
  displayName: string;
}

/**
 * Opens an officer's account without any power: the person is the one of the registry, the name is the registry's, and
 * what the account may do comes with posts that two administrators grant.
 * @throws Refusal with the field at fault.
 */
export async function openStaff(ctx: CommandContext, wanted: NewStaff): Promise<OpenedStaff> {
  const loginName = checkedLoginName(wanted.loginName);
  const person = await personOf(ctx, wanted.claim);
  const account = await inScope(ctx.tx, { kind: 'system' }, async () => {
    const who = { kind: 'staff', personId: person.id, loginName, displayName: person.fullName, level: null } as const;
    const made = await createAccount(ctx.tx, who, ctx.now).catch((error: unknown) => taken(error));
    const { agencyCode: homeAgencyCode, origin } = wanted;
    const staff = { accountId: made.id, homeAgencyCode, origin, openedBy: ctx.actor.accountId, at: ctx.now };
    await insertStaffAccount(ctx.tx, staff);
    return made;
  });
  ctx.concerns({ personId: person.id, detail: { createdAccountId: account.id, agencyCode: wanted.agencyCode } });
  ctx.emit('identity.account-created.v1', { accountId: account.id, kind: account.kind });
  const code = await issuePasswordCode(ctx, account.id);
  return { accountId: account.id, loginName, displayName: person.fullName, ...code };
}

/** The name of the account, or the person who has one already: in words for the administrator. */
function taken(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  return fault('loginName', 'identity.staff.taken');
}

/** @throws Refusal identity.login-name-shape. */
export function checkedLoginName(typed: string): string {
  const loginName = typed.trim().toLowerCase();
  return userName.test(loginName) ? loginName : fault('loginName', 'identity.login-name-shape');
}

/** The one grown-up person of the registry whom number, name and birth date name together. */
async function personOf(ctx: CommandContext, claim: ClaimedIdentity): Promise<PersonSummary> {
  const { outcome, fields, personId } = await verifyClaim(ctx, claim);
  if (outcome === 'unknown') fault('number', 'identity.staff.number-unknown');
  const faults: FieldFault[] = Object.entries(fields).flatMap(([name, how]) =>
    how === 'differs' ? [{ field: name, key: `identity.staff.differs-${name}` }] : [],
  );
  if (personId === undefined) return refuse('invalid', 'identity.staff.registry-differs', {}, faults);
  const person = (await findPerson(ctx.tx, personId)) ?? fault('number', 'identity.staff.number-unknown');
  if (person.status !== 'present' || ageOn(person, vietnamDate(ctx.now)) < leastAge)
    fault('number', 'identity.staff.not-fit');
  return person;
}

function fault(field: string, key: string): never {
  return refuse('invalid', key, {}, [{ field, key }]);
}
