import { systemActor, writeAudit } from '#platform/command';
import { type Database, sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { t } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import { appointPost, findAgency, takerOf } from '#territory';
import { createAccount } from '../commands/create-account.ts';
import { issuePasswordCode, type PasswordCode } from './issue-password-code.ts';
import { checkedLoginName } from './open-staff.ts';
import { countAdministrators, insertStaffAccount } from './staff-store.ts';

/** Four eyes need two; from the third on administrators grant each other's posts. */
const mostByOperator = 2;

const lockFirst = sql`select pg_advisory_xact_lock(hashtextextended('identity.first-administrator', 0))`;

export interface FirstAdministrator {
  loginName: string;
  displayName: string;
  /** Code of the province's committee, or of the agency that runs the system. */
  agencyCode: string;
  which: 'first' | 'second';
  now: Date;
}

/**
 * The operator at the machine opens the first administrator's account of a fresh installation, and the second. Once there
 * are as many, nobody makes one alone any more, not even at the machine.
 * @throws Refusal identity.staff.administrator-exists, first-comes-first, login-name-shape, …
 */
export async function openFirstAdministrator(
  database: Database,
  wanted: FirstAdministrator,
): Promise<PasswordCode & { loginName: string; agencyCode: string }> {
  const loginName = checkedLoginName(wanted.loginName);
  const displayName = wanted.displayName.normalize('NFC').trim();
  if (displayName === '') refuse('invalid', 'identity.staff.name-missing');
  const today = vietnamDate(wanted.now);
  return database.transaction({ kind: 'system' }, async (tx) => {
    // Of two operators at once the second one waits, and then sees the first one's account.
    await tx.run(lockFirst);
    const there = await countAdministrators(tx, today);
    if (there >= (wanted.which === 'first' ? 1 : mostByOperator))
      refuse('conflict', 'identity.staff.administrator-exists', { there });
    if (wanted.which === 'second' && there === 0) refuse('conflict', 'identity.staff.first-comes-first');
    const agencyCode = await takerOf(tx, wanted.agencyCode, today);
    const agency = await findAgency(tx, agencyCode);
    if (agency === undefined) refuse('invalid', 'territory.unknown-agency', { code: wanted.agencyCode });
    const who = { kind: 'staff', personId: null, loginName, displayName, level: null } as const;
    const account = await createAccount(tx, who, wanted.now);
    await insertStaffAccount(tx, {
      accountId: account.id,
      homeAgencyCode: agencyCode,
      origin: 'operator',
      openedBy: null,
      at: wanted.now,
    });
    const title = { vi: t('vi', 'identity.staff.operator-title'), en: t('en', 'identity.staff.operator-title') };
    const post = { accountId: account.id, agencyCode, role: 'administrator', sees: 'province', title } as const;
    await appointPost(tx, { ...post, validFrom: today, validTo: null });
    const code = await issuePasswordCode({ tx, now: wanted.now, actor: systemActor }, account.id);
    const detail = { createdAccountId: account.id, which: wanted.which, agencyCode };
    await writeAudit(tx, 'identity.open-first-administrator', {
      actor: systemActor,
      now: wanted.now,
      concerns: [{ detail }],
    });
    return { ...code, loginName, agencyCode };
  });
}
