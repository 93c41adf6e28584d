import { joinSql, rawSql, type Sql, sql, type Tx } from '#platform/db';

/** What every register's row has. */
export interface RegisterRow {
  id: string;
  version: number;
}

export interface RegisterStore<Row extends RegisterRow> {
  /** All columns under the names of the row's fields, for lists of its own. */
  readonly columns: Sql;
  find(tx: Tx, id: string): Promise<Row | undefined>;
  /** Locked until the transaction ends, so that of two officers one acts first. */
  lock(tx: Tx, id: string): Promise<Row | undefined>;
  insert(tx: Tx, row: Partial<Row> & { id: string }): Promise<void>;
  /** Changes the given fields and counts the version up. */
  change(tx: Tx, id: string, fields: Partial<Row>): Promise<void>;
}

/**
 * Reading and writing single rows of one register. Table and columns are constants of ours; the values are bound.
 * @param fields the column of each field of the row, in the order of the table.
 */
export function registerStore<Row extends RegisterRow>(
  table: string,
  fields: Readonly<Record<keyof Row & string, string>>,
): RegisterStore<Row> {
  const from = rawSql(`steering.${table}`);
  const columns = rawSql(
    Object.entries<string>(fields)
      .map(([field, column]) => `${column} as "${field}"`)
      .join(', '),
  );
  const given = (values: Partial<Row>) =>
    Object.entries(values).filter(([field, value]) => field in fields && field !== 'version' && value !== undefined);
  const columnOf = (field: string) => rawSql(fields[field as keyof Row & string]);
  return {
    columns,
    find: (tx, id) => tx.maybe<Row>(sql`select ${columns} from ${from} where id = ${id}`),
    lock: (tx, id) => tx.maybe<Row>(sql`select ${columns} from ${from} where id = ${id} for update`),
    async insert(tx, row) {
      const entries = given(row);
      const names = joinSql(
        entries.map(([field]) => columnOf(field)),
        ', ',
      );
      await tx.run(
        sql`insert into ${from} (${names}) values (${joinSql(
          entries.map(([, value]) => sql`${value}`),
          ', ',
        )})`,
      );
    },
    async change(tx, id, values) {
      const sets = given(values).map(([field, value]) => sql`${columnOf(field)} = ${value}`);
      await tx.run(sql`update ${from} set ${joinSql([sql`version = version + 1`, ...sets], ', ')} where id = ${id}`);
    },
  };
}
