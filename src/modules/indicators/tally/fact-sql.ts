import { emptySql, joinSql, rawSql, type Sql, sql } from '#platform/db';
import { addDays, type IsoDate, vietnamInstant } from '#platform/time';
import type { Condition, TextColumn } from '../domain/condition.ts';
import type { FactSource } from '../domain/fact-source.ts';

/** By what figures can be split besides the columns of their facts. */
export type Split = 'commune' | 'agency';

/** The view of a source. Names come from the list in the code only, so nothing else can reach the SQL. */
export const viewOf = (source: FactSource): Sql => rawSql(`${source.view} f`);

const columnSql = (column: string): Sql => rawSql(`coalesce(f.${column}, '')`);

/** The columns that a source keeps apart, as one array in the order of the list. */
export const dimsOf = (source: FactSource): Sql => sql`array[${joinSql(source.columns.map(columnSql))}]`;

/** The day on which we learned of a fact, in Vietnam. */
export const learnedOn: Sql = rawSql(`(f.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date`);

/** The column that says where or by whom; undefined when the facts of the source do not say. */
export function splitColumn(source: FactSource, split: Split): Sql | undefined {
  const name = split === 'commune' ? source.place : source.agency;
  return name === null ? undefined : columnSql(name);
}

/** Facts learned from the beginning of a day on; all when there is no day. */
export const learnedFrom = (day: IsoDate | undefined): Sql =>
  day === undefined ? emptySql : sql`and f.recorded_at >= ${vietnamInstant(day)}`;

/** Facts learned by the end of a day; all when there is no day. */
export const learnedBy = (day: IsoDate | undefined): Sql =>
  day === undefined ? emptySql : sql`and f.recorded_at < ${vietnamInstant(addDays(day, 1))}`;

const procedureColumns: ReadonlySet<TextColumn> = new Set(['essential_group', 'field']);

/** True when it asks about a column of the procedure, which facts know by its code only. */
export const isOfProcedure = ({ column }: Condition): boolean => procedureColumns.has(column);

/** What a condition asks of a row called `f`. One value is compared as itself, so that an index keeps its order. */
function conditionSql(condition: Condition): Sql {
  const column = rawSql(`f.${condition.column}`);
  if ('notIn' in condition) return sql`${column} <> all(${condition.notIn}::text[])`;
  const [only, ...others] = condition.in;
  return only !== undefined && others.length === 0
    ? sql`${column} = ${only}`
    : sql`${column} = any(${condition.in}::text[])`;
}

/** All conditions at once; true when there are none. */
export const conditionsSql = (conditions: readonly Condition[]): Sql =>
  conditions.length === 0 ? rawSql('true') : joinSql(conditions.map(conditionSql), ' and ');
