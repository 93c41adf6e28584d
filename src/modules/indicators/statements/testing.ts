/** For tests of statements: officers of one agency that owes figures, of another and of the committee above. */
import assert from 'node:assert/strict';
import type { Static, TSchema } from 'typebox';
import { caseSources, openDesk } from '#cases/testing';
import { type Actor, ask, type Command, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import {
  declaredAt,
  indicatorsModule,
  myStatements,
  openPeriod,
  showStatement,
  stateFigures,
  submitStatement,
} from '../index.ts';

/** The agency whose officers state figures in these tests. */
export const tax = 'H98.04';
export const accounts = ['tax.accounts.year', 'tax.accounts.cumulative'];
export const codes = [...accounts, 'tax.mobile_payments.year', 'tax.personal_accounts'];

/** Numbers that a form of these codes takes. */
export const good = [
  { code: 'tax.accounts.year', numerator: '4.910' },
  { code: 'tax.accounts.cumulative', numerator: 18028 },
  { code: 'tax.mobile_payments.year', numerator: '31.141', denominator: '42.113' },
  { code: 'tax.personal_accounts', percent: '99,1%' },
];

export const refused = (key: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.key, key, JSON.stringify(error.fields));
  return true;
};

/** A database with these officers, and what the tests do again and again. */
export async function openStatementDesk(time: string) {
  const { database } = await withTestDatabase([
    ...caseSources,
    { module: indicatorsModule.name, folder: indicatorsModule.sqlFolder },
  ]);
  const desk = await openDesk(database, time);
  const { runtime } = desk;

  /** An officer whose account has a name. */
  async function anOfficer(...post: Parameters<typeof desk.anOfficer>): Promise<Actor> {
    const actor = await desk.anOfficer(...post);
    await database.asOwner((tx) =>
      tx.run(sql`insert into identity.account (id, kind, login_name, display_name, state, demo, created_at)
        values (${actor.accountId}, 'staff', ${`officer.${actor.accountId}`}, ${`Cán bộ ${actor.roles[0]}`}, 'active', false, now())`),
    );
    return actor;
  }
  const seesAll = (actor: Actor): Actor => ({ ...actor, agencies: ['H98', 'H98.03', 'H98.04', 'H98.20'] });

  const specialist = await anOfficer(tax, 'specialist');
  const head = await anOfficer(tax, 'approver');
  const stranger = await anOfficer('H98.03', 'specialist', 'approver');
  const leader = seesAll(await anOfficer('H98', 'leader'));

  const run = <I extends TSchema, O>(command: Command<I, O>, actor: Actor, input: Static<I>): Promise<O> =>
    execute(runtime, command, { actor, input });
  const show = (statementId: string, actor = specialist) =>
    ask(runtime, showStatement, { actor, input: { statementId } });
  const target = async (statementId: string, actor = specialist) => ({
    statementId,
    version: (await show(statementId, actor)).statement.version,
  });

  return {
    ...desk,
    anOfficer,
    seesAll,
    specialist,
    head,
    stranger,
    leader,
    run,
    show,
    /** A form and its version as the officer's page shows it. */
    target,
    /** Opens the month of a day. @returns the specialist's form. */
    async opened(on: string): Promise<string> {
      await run(openPeriod, leader, { kind: 'month', on, codes });
      const { toState } = await ask(runtime, myStatements, { actor: specialist, input: {} });
      const row = toState.find((r) => r.statement.endsOn.startsWith(on.slice(0, 7)));
      return row?.statement.id ?? assert.fail('no form was handed out');
    },
    /** The specialist writes these numbers into a form and sends it. */
    async stated(
      statementId: string,
      values: { code: string; numerator?: number | string; remark?: string }[] = good,
    ): Promise<void> {
      await run(stateFigures, specialist, { ...(await target(statementId)), values });
      await run(submitStatement, specialist, await target(statementId));
    },
    declared: (asOf: string, knownAt?: string) =>
      database.read({ kind: 'system' }, (tx) =>
        declaredAt(tx, { asOf, ...(knownAt === undefined ? {} : { knownAt }) }),
      ),
    messagesTo: (actor: Actor) =>
      database.asOwner((tx) =>
        tx.rows<{ template: string }>(sql`select template from notifications.message
          where account_id = ${actor.accountId} or post_id = any(${actor.duties.map((d) => d.postId)}::uuid[]) order by at`),
      ),
  };
}
