import pg from 'pg';

/**
 * Makes the three roles: da06_owner owns everything and cannot log in, da06_migrator may become the owner,
 * da06_app may use what it is granted and owns nothing. Idempotent; needs a login that may make roles.
 */
export async function ensureRoles(
  connectionString: string,
  passwords?: { app: string; migrator: string },
): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'da06-setup' });
  await client.connect();
  try {
    // Two servers that start at once take turns: PostgreSQL fails ("tuple concurrently updated") when both alter a role.
    await client.query('select pg_advisory_lock(607)'); // until this connection ends
    const existing = await client.query<{ rolname: string }>(
      "select rolname from pg_roles where rolname like 'da06\\_%'",
    );
    const have = new Set(existing.rows.map((r) => r.rolname));
    for (const role of ['da06_owner', 'da06_migrator', 'da06_app']) {
      if (!have.has(role)) await client.query(`create role ${role} nologin`);
    }
    if (passwords !== undefined) {
      for (const [role, password] of Object.entries({ da06_app: passwords.app, da06_migrator: passwords.migrator })) {
        await client.query(`alter role ${role} login password ${pg.escapeLiteral(password)}`);
      }
    }
    await client.query('grant da06_owner to da06_migrator');
    await client.query('grant da06_app, da06_owner to current_user');
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    await client.query(
      `grant connect, create, temporary on database ${pg.escapeIdentifier(rows[0]?.name ?? '')} to da06_owner`,
    );
  } finally {
    await client.end();
  }
}
