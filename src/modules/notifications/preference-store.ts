import { sql, type Tx } from '#platform/db';
import type { Wishes } from './domain/choose-channels.ts';

export interface Preference extends Wishes {
  personId: string;
  language: 'vi' | 'en';
}

export function selectPreferences(tx: Tx, personIds: readonly string[]): Promise<Preference[]> {
  return tx.rows(sql`select person_id as "personId", email, sms, zalo, language from notifications.preference
    where person_id = any (${personIds}::uuid[])`);
}

export async function upsertPreference(tx: Tx, preference: Preference, now: Date): Promise<void> {
  const { personId, email, sms, zalo, language } = preference;
  await tx.run(sql`insert into notifications.preference (person_id, email, sms, zalo, language, updated_at)
    values (${personId}, ${email}, ${sms}, ${zalo}, ${language}, ${now})
    on conflict (person_id) do update set email = excluded.email, sms = excluded.sms, zalo = excluded.zalo,
      language = excluded.language, updated_at = excluded.updated_at`);
}
