/** The database: connections, transactions, migrations. Nothing else in the tree opens a connection. */
export { withoutIndexes } from './bulk-indexes.ts';
export { type ConnectedDatabase, connectDatabase } from './connect.ts';
export { anonymousScope, type Connections, type Database, endPool, openDatabase, type RowScope } from './database.ts';
export { type EmbeddedServer, startEmbeddedServer } from './embedded-server.ts';
export { inScope } from './in-scope.ts';
export { type Kept, keepForAMinute } from './kept.ts';
export { type MigrationSource, migrate } from './migrate.ts';
export { ensureRoles } from './roles.ts';
export { emptySql, joinSql, rawSql, type Sql, sql } from './sql.ts';
export { copyLine, type Tx } from './transaction.ts';
