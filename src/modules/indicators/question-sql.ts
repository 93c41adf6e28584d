import { joinSql, rawSql, type Sql, sql } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Condition, DateColumn, TextColumn } from './domain/condition.ts';
import type { Question, ViewName } from './domain/definition.ts';

/** Which view each column stands in; a condition can name no other column, so nothing else can reach the SQL. */
const textColumns: Record<TextColumn, Sql> = {
  procedure_code: rawSql('p.procedure_code'),
  essential_group: rawSql('p.essential_group'),
  field: rawSql('p.field'),
  channel: rawSql('c.channel'),
};

/** What "by the date" means for each date column. */
export const byDate: Record<DateColumn, (asOf: IsoDate) => Sql> = {
  received_on: (asOf) => sql`c.received_on <= ${asOf}::date`,
  // Deployments have a history of their own: one that has ended by the date no longer counts, one to come does not yet.
  deployed_on: (asOf) => sql`exists (select from procedures.pub_deployment d where d.procedure_code = p.procedure_code
      and d.online_from <= ${asOf}::date and (d.online_to is null or d.online_to >= ${asOf}::date))`,
};

/** The published views, joined as questions of that kind see them. */
export const fromView: Record<ViewName, Sql> = {
  cases: rawSql('cases.pub_case c join procedures.pub_procedure p on p.procedure_code = c.procedure_code'),
  procedures: rawSql('procedures.pub_procedure p'),
};

function conditionSql(condition: Condition, asOf: IsoDate): Sql {
  if ('by' in condition) return byDate[condition.column](asOf);
  return sql`${textColumns[condition.column]} = any(${condition.in}::text[])`;
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
