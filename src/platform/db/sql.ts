import sqlTag, { empty, join, raw, type Sql } from 'sql-template-tag';

/** Plain SQL with bound values: `sql\`select … where id = ${id}\``. Fragments compose; `rawSql` is for constants only. */
export const sql = sqlTag;
export { empty as emptySql, join as joinSql, raw as rawSql, type Sql };
