import { joinSql, rawSql, type Sql, sql } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Condition, DateColumn, TextColumn } from './domain/condition.ts';
import type { Question, ViewName } from './domain/definition.ts';

/** Which view each column stands in; a condition can name no other column, so nothing else can reach the SQL. */
const columns: Record<TextColumn | DateColumn, Sql> = {
  procedure_code: rawSql('p.procedure_code'),
  essential_group: rawSql('p.essential_group'),
  field: rawSql('p.field'),
  deployed_on: rawSql('p.deployed_on'),
  channel: rawSql('c.channel'),
  received_on: rawSql('c.received_on'),
};

/** The published views, joined as questions of that kind see them. */
export const fromView: Record<ViewName, Sql> = {
  cases: rawSql('cases.pub_case c join procedures.pub_procedure p on p.procedure_code = c.procedure_code'),
  procedures: rawSql('procedures.pub_procedure p'),
};

function conditionSql(condition: Condition, asOf: IsoDate): Sql {
  const column = columns[condition.column];
  return 'by' in condition ? sql`${column} <= ${asOf}::date` : sql`${column} = any(${condition.in}::text[])`;
}

/** All conditions at once; true when there are none. */
export function conditionsSql(conditions: readonly Condition[], asOf: IsoDate): Sql {
  return conditions.length === 0
    ? rawSql('true')
    : joinSql(
        conditions.map((c) => conditionSql(c, asOf)),
        ' and ',
      );
}

/** The condition for the records behind one side of a figure. */
export function partSql(question: Question, part: 'numerator' | 'denominator', asOf: IsoDate): Sql {
  return conditionsSql(part === 'numerator' ? [...question.where, ...question.counted] : question.where, asOf);
}
