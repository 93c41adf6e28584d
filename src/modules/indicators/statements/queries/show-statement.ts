import Type from 'typebox';
import { type Actor, officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { addDays, vietnamDate } from '#platform/time';
import { agencyName } from '#territory';
import type { DeclaredDefinition } from '../../domain/definition.ts';
import { standingOf } from '../act-on-statement.ts';
import { askedHere } from '../asked-here.ts';
import { type Declared, declaredAt } from '../declared-store.ts';
import { type Check, checkLines } from '../domain/check-lines.ts';
import { eventsOf, findStatement, type StatementEvent, type StatementRow, statementsOf } from '../statement-store.ts';
import { type EvidenceFile, filesOf, type StatedLine, type VillageLine, valuesOf, villagesOf } from '../value-store.ts';

export interface StatementLine {
  definition: DeclaredDefinition;
  stated: StatedLine | null;
  /** The last approved number from an earlier period. */
  previous: Declared | null;
  villages: VillageLine[];
  checks: Check[];
}

export interface StatementView {
  statement: StatementRow;
  agencyName: { vi: string; en: string };
  lines: StatementLine[];
  files: EvidenceFile[];
  events: StatementEvent[];
  /** Every form of this unit for this period, corrections last. */
  versions: Pick<StatementRow, 'id' | 'number' | 'state' | 'reason' | 'approvedOn'>[];
  may: StatementMay;
}

/** What the asker may do with the form now. */
export interface StatementMay {
  state: boolean;
  /** Only with the name of who gave the numbers: the asker works at an agency above. */
  writesForIt: boolean;
  takeBack: boolean;
  approve: boolean;
  /** They could decide, but wrote numbers themselves. */
  fourEyes: boolean;
  amend: boolean;
  withdraw: boolean;
  /** Documents may name people: only those who see the unit's records read them. */
  readFiles: boolean;
  /** The period has not ended: the numbers cannot be final. */
  tooEarly: boolean;
}

function mayOf(actor: Actor, row: StatementRow, at: { today: string; isLast: boolean }): StatementMay {
  const { stater, writesForIt, approver } = standingOf(actor, row.agencyCode);
  const writes = stater !== undefined || writesForIt;
  const open = row.state === 'draft' || row.state === 'returned';
  const wrote = row.typedBy.includes(actor.accountId ?? '');
  const decides = approver !== undefined && row.state === 'submitted';
  return {
    state: writes && open,
    writesForIt,
    takeBack: row.state === 'submitted' && wrote && writes,
    approve: decides && !wrote,
    fourEyes: decides && wrote,
    amend: row.state === 'approved' && at.isLast && (writes || approver !== undefined),
    withdraw: writes && open && row.number > 1,
    readFiles: actor.agencies.includes(row.agencyCode) || stater !== undefined,
    tooEarly: at.today < row.endsOn,
  };
}

/** One form with last period's numbers, what the checks say, evidence and history. Officers see every approved form. */
export const showStatement = query({
  name: 'indicators.show-statement',
  summary: "A unit's form with last period's numbers, checks, evidence and history.",
  allow: officer(),
  input: Type.Object({ statementId: Type.String({ format: 'uuid' }) }),
  async run({ tx, actor, now }, { statementId }): Promise<StatementView> {
    const statement = (await findStatement(tx, statementId)) ?? refuse('not-found', 'indicators.statement.not-found');
    const asked = await askedHere(tx, statement);
    const codes = asked.map((d) => d.code);
    const previous = await declaredAt(tx, { asOf: addDays(statement.endsOn, -1), codes });
    const stated = await valuesOf(tx, statementId);
    const villages = await villagesOf(tx, statementId);
    const files = await filesOf(tx, statementId);
    const checks = checkLines({ asked, lines: stated, previous, files: files.length });
    const versions = await statementsOf(tx, statement.periodId, statement.agencyCode);
    const kept = versions.filter((v) => v.state !== 'withdrawn');
    return {
      statement,
      agencyName: await agencyName(tx, statement.agencyCode),
      lines: asked.map((definition) => ({
        definition,
        stated: stated.get(definition.code) ?? null,
        previous: previous.get(definition.code) ?? null,
        villages: villages.filter((v) => v.code === definition.code),
        checks: checks.filter((c) => c.code === definition.code),
      })),
      files,
      events: await eventsOf(tx, statementId),
      versions: versions.map(({ id, number, state, reason, approvedOn }) => ({
        id,
        number,
        state,
        reason,
        approvedOn,
      })),
      may: mayOf(actor, statement, { today: vietnamDate(now), isLast: kept.at(-1)?.id === statement.id }),
    };
  },
});
