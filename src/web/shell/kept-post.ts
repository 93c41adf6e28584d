import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Runtime } from '#platform/command';
import { sql } from '#platform/db';
import { newSecret } from '#platform/ids';

/** A form that was sent after its session had ended. */
export interface KeptPost {
  path: string;
  fields: Record<string, string | string[]>;
}

/** Names the browser that typed the form; see keptPages. */
export const keptCookie = 'da06_kept';

const keepMs = 3_600_000;
const mostBytes = 64 * 1024;
/** Forms kept at one time; beyond that the system is under attack and keeps no more. */
const mostKept = 5_000;

/**
 * Keeps what was typed until the person has signed in again. Sealed with a key that goes to the browser alone
 * (AES-256-GCM); the row is found by the hash of that key. Returns the key, or undefined when there is too much.
 */
export async function keepPost(runtime: Runtime, post: KeptPost): Promise<string | undefined> {
  const plain = Buffer.from(JSON.stringify(post));
  if (plain.length > mostBytes) return undefined;
  const key = newSecret();
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), iv);
  const sealed = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const now = runtime.clock.now();
  const kept = await runtime.database.transaction({ kind: 'anonymous' }, async (tx) => {
    await tx.run(sql`delete from platform.kept_post where id_hash in
      (select id_hash from platform.kept_post where expires_at < ${now} limit 100)`);
    const { count } = await tx.one<{ count: number }>(sql`select count(*) as count from platform.kept_post`);
    if (count >= mostKept) return false;
    await tx.run(sql`insert into platform.kept_post (id_hash, sealed, expires_at)
      values (${hashOf(key)}, ${sealed}, ${new Date(now.getTime() + keepMs)})`);
    return true;
  });
  return kept ? key : undefined;
}

/** What was kept under a key, or undefined when the hour is over or the key is wrong. It stays until then: back works. */
export async function keptPost(runtime: Runtime, key: string): Promise<KeptPost | undefined> {
  const raw = Buffer.from(key, 'base64url');
  if (raw.length !== 32) return undefined;
  const row = await runtime.database.read({ kind: 'anonymous' }, (tx) =>
    tx.maybe<{ sealed: Buffer }>(
      sql`select sealed from platform.kept_post where id_hash = ${hashOf(key)} and expires_at > ${runtime.clock.now()}`,
    ),
  );
  if (!row) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', raw, row.sealed.subarray(0, 12));
  decipher.setAuthTag(row.sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(row.sealed.subarray(12, -16)), decipher.final()]);
  return JSON.parse(plain.toString()) as KeptPost;
}

const hashOf = (key: string) => createHash('sha256').update(`kept:${key}`).digest('hex');
