import { sql, type Tx } from '#platform/db';
import type { AgencySuccession } from './domain/agency.ts';
import type { PackAgency, ProvincePack } from './domain/province-pack.ts';

/**
 * Writes the facts of a pack: adds what is new and corrects what differs; deletes nothing, since records point here.
 * Rows go in the order of their keys, so that two servers that start at once wait for each other instead of dying.
 */
export async function upsertPack(tx: Tx, pack: ProvincePack): Promise<void> {
  await upsertUnits(tx, pack);
  await upsertAgencies(tx, pack.agencies);
}

async function upsertUnits(tx: Tx, { units, successions }: ProvincePack): Promise<void> {
  await tx.run(sql`insert into territory.unit as u (code, name, kind, parent_code, valid_from, valid_to)
    select r.code, r.name, r.kind, r."parentCode", r."validFrom", r."validTo"
      from jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
        as r (code text, name text, kind text, "parentCode" text, "validFrom" date, "validTo" date)
     order by r.code, r."validFrom"
    on conflict on constraint unit_pk do update
      set name = excluded.name, kind = excluded.kind, parent_code = excluded.parent_code, valid_to = excluded.valid_to
      where (u.name, u.kind, u.parent_code, u.valid_to)
        is distinct from (excluded.name, excluded.kind, excluded.parent_code, excluded.valid_to)`);
  await tx.run(sql`insert into territory.unit_succession as s (former_code, former_valid_from, code, on_date)
    select r."formerCode", r."formerValidFrom", r.code, r."onDate"
      from jsonb_to_recordset(${JSON.stringify(successions)}::jsonb)
        as r ("formerCode" text, "formerValidFrom" date, code text, "onDate" date)
     order by r."formerCode", r."formerValidFrom"
    on conflict on constraint unit_succession_pk do update set code = excluded.code, on_date = excluded.on_date
      where (s.code, s.on_date) is distinct from (excluded.code, excluded.on_date)`);
}

async function upsertAgencies(tx: Tx, agencies: readonly PackAgency[]): Promise<void> {
  await tx.run(sql`insert into territory.agency as a
      (code, name_vi, name_en, kind, branch, level, unit_code, parent_code, valid_from, valid_to)
    select r.code, r.name ->> 'vi', r.name ->> 'en', r.kind, r.branch, r.level, r."unitCode", r."parentCode", r."validFrom", r."validTo"
      from jsonb_to_recordset(${JSON.stringify(agencies)}::jsonb) as r (code text, name jsonb, kind text, branch text,
        level text, "unitCode" text, "parentCode" text, "validFrom" date, "validTo" date)
     order by r.code
    on conflict on constraint agency_pk do update
      set name_vi = excluded.name_vi, name_en = excluded.name_en, kind = excluded.kind, branch = excluded.branch,
          level = excluded.level, unit_code = excluded.unit_code, parent_code = excluded.parent_code,
          valid_from = excluded.valid_from, valid_to = excluded.valid_to
      where (a.name_vi, a.name_en, a.kind, a.branch, a.level, a.unit_code, a.parent_code, a.valid_from, a.valid_to)
        is distinct from (excluded.name_vi, excluded.name_en, excluded.kind, excluded.branch, excluded.level,
          excluded.unit_code, excluded.parent_code, excluded.valid_from, excluded.valid_to)`);
  const successions: AgencySuccession[] = agencies.flatMap((a) =>
    (a.takesOver ?? []).map((formerCode) => ({ formerCode, code: a.code })),
  );
  await tx.run(sql`insert into territory.agency_succession as s (former_code, code)
    select r."formerCode", r.code from jsonb_to_recordset(${JSON.stringify(successions)}::jsonb) as r ("formerCode" text, code text)
     order by r."formerCode"
    on conflict on constraint agency_succession_pk do update set code = excluded.code where s.code <> excluded.code`);
}
