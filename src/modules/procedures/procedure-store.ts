import { sql, type Tx } from '#platform/db';
import type { Procedure, ProcedureHistory } from './domain/procedure.ts';

/** Writes what a procedure is besides its versions: field and place among the essential services. */
export async function upsertProcedures(tx: Tx, histories: readonly ProcedureHistory[]): Promise<void> {
  const rows = histories.flatMap(({ versions: [first] }) =>
    first === undefined
      ? []
      : [{ code: first.code, field: first.field, group: first.essential?.group, number: first.essential?.number }],
  );
  await tx.run(sql`
    insert into procedures.procedure (code, field, essential_group, essential_number)
    select r.code, r.field, r."group", r.number
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (code text, field text, "group" text, number smallint)
    on conflict on constraint procedure_pk do update
      set field = excluded.field, essential_group = excluded.essential_group, essential_number = excluded.essential_number
      where (procedure.field, procedure.essential_group, procedure.essential_number)
        is distinct from (excluded.field, excluded.essential_group, excluded.essential_number)`);
}

/** Writes all versions; tells how many were new and how many had changed. */
export async function upsertVersions(
  tx: Tx,
  versions: readonly Procedure[],
): Promise<{ added: number; changed: number }> {
  const written = await tx.rows<{ added: boolean }>(sql`
    insert into procedures.procedure_version
      (procedure_code, valid_from, valid_to, national_code, name_vi, name_en, branch, level, online_level, deadline_days, data)
    select d ->> 'code', (d ->> 'validFrom')::date, (d ->> 'validTo')::date, d ->> 'nationalCode', d -> 'name' ->> 'vi',
           d -> 'name' ->> 'en', d ->> 'branch', d ->> 'level', d -> 'online' ->> 'level',
           (d -> 'deadline' ->> 'workingDays')::smallint, d
      from jsonb_array_elements(${JSON.stringify(versions)}::jsonb) as d
    on conflict on constraint procedure_version_pk do update
      set valid_to = excluded.valid_to, national_code = excluded.national_code, name_vi = excluded.name_vi,
          name_en = excluded.name_en, branch = excluded.branch, level = excluded.level, online_level = excluded.online_level,
          deadline_days = excluded.deadline_days, data = excluded.data, in_catalogue = true, synced_at = now()
      where procedure_version.data is distinct from excluded.data or not procedure_version.in_catalogue
    returning xmax = 0 as added`);
  const added = written.filter((row) => row.added).length;
  return { added, changed: written.length - added };
}

/** Marks versions that no file has any more; they stay for the cases that refer to them. */
export async function retireVersions(tx: Tx, versions: readonly Procedure[]): Promise<number> {
  const kept = JSON.stringify(versions.map(({ code, validFrom }) => ({ code, validFrom })));
  return tx.run(sql`
    update procedures.procedure_version v set in_catalogue = false, synced_at = now()
     where v.in_catalogue and not exists (
       select from jsonb_to_recordset(${kept}::jsonb) as k (code text, "validFrom" date)
        where k.code = v.procedure_code and k."validFrom" = v.valid_from)`);
}
