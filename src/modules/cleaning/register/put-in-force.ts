import { type Runtime, systemActor, writeAudit } from '#platform/command';
import { sql, type Tx } from '#platform/db';
import { vietnamDate } from '#platform/time';
import { sectorOf } from '../domain/sectors.ts';
import { factSectorOf } from './facts.ts';
import { keepPlaces, loadPlaces } from './places.ts';
import { lockVersion, type Version } from './version-store.ts';

interface Ground {
  tx: Tx;
  version: Version;
  now: Date;
  provinceCode: string;
}

/**
 * Puts a version that is wholly read in force, in one transaction: new records come in, changed ones keep what they said
 * before, those that a whole file no longer has are gone, and what is counted is corrected. All of it or nothing.
 * Runs as the owner: half a million rows take longer than an application's statement may.
 */
export async function putInForce(runtime: Runtime, versionId: string): Promise<void> {
  const now = runtime.clock.now();
  await runtime.database.asOwner(async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (version?.state !== 'read') return;
    const places = await loadPlaces(tx, vietnamDate(now));
    await keepPlaces(tx, places);
    const ground = { tx, version, now, provinceCode: places.provinceCode };
    // The rows have just come in: without figures of them the planner takes a version for one row and joins in loops.
    await tx.script('analyze cleaning.import_row');
    await tellDoubles(ground);
    await gather(ground);
    if (await holdBack(ground)) return;
    const changed = await changeRecords(ground);
    const added = await addRecords(ground);
    const gone = version.mode === 'whole' ? await removeRecords(ground) : 0;
    await checkCorrections(ground);
    await tx.run(sql`delete from cleaning.import_row where version_id = ${version.id} and faults = '[]'`);
    await tx.run(sql`update cleaning.register_version v set state = 'in-force', in_force_at = ${now}, added = ${added}, changed = ${changed},
        gone = ${gone}, unchanged = (select count(*) from staged) - ${added} - ${changed},
        rows_faulty = (select count(*) from cleaning.import_row r where r.version_id = v.id and r.faulty), rows_good = (select count(*) from staged)
      where id = ${version.id}`);
    await writeAudit(tx, 'cleaning.put-in-force', {
      actor: systemActor,
      now,
      concerns: [{ detail: { versionId, sector: version.sector, added, changed, gone } }],
    });
  });
}

/** A whole file that takes away more than so much of a register is held until somebody says that it is meant so. */
const mostGone = 0.2;
const fewGone = 20;

async function holdBack({ tx, version }: Ground): Promise<boolean> {
  if (version.mode !== 'whole' || version.confirmed) return false;
  const { all, gone } = await tx.one<{ all: number; gone: number }>(sql`select count(*) as all,
      count(*) filter (where not exists (select from staged s where s.key = r.record_key)) as gone
    from cleaning.record r where r.sector = ${version.sector} and r.agency_code = ${version.agencyCode} and r.state <> 'gone'`);
  if (gone <= fewGone || gone <= all * mostGone) return false;
  await tx.run(sql`update cleaning.register_version set state = 'held', gone = ${gone} where id = ${version.id}`);
  return true;
}

/** The same key on two rows: the first one counts, the others are told. */
async function tellDoubles({ tx, version }: Ground): Promise<void> {
  await tx.run(sql`update cleaning.import_row r set faulty = true,
      faults = r.faults || jsonb_build_array(jsonb_build_object('key', 'cleaning.row.key-twice', 'grave', true, 'params', jsonb_build_object('line', d.first)))
    from (select line, first_value(line) over (partition by record_key order by line) as first
            from cleaning.import_row where version_id = ${version.id} and not faulty) d
    where r.version_id = ${version.id} and r.line = d.line and d.first <> d.line`);
}

/** Good rows as typed columns, beside the record that they speak of. */
async function gather({ tx, version }: Ground): Promise<void> {
  const { required } = sectorOf(version.sector);
  const kept: Record<string, string> = { birthDate: 'birthText', commune: 'communeCode', place: 'placeText' };
  const needed = required.map((field) => kept[field] ?? field);
  await tx.run(sql`create temporary table staged on commit drop as
    select i.record_key as key, i.fields ->> 'personalNumber' as personal_number, i.fields ->> 'oldNumber' as old_number,
      i.fields ->> 'fullName' as full_name, i.fields ->> 'birthText' as birth_text, i.fields ->> 'sex' as sex,
      i.fields ->> 'communeCode' as commune_code, i.fields ->> 'placeText' as place_text, i.fields ->> 'fatherName' as father_name,
      i.fields ->> 'motherName' as mother_name, i.fields ->> 'phone' as phone, coalesce(i.fields -> 'extra', '{}') as extra,
      (select count(*) from unnest(${needed}::text[]) f where coalesce(i.fields ->> f, '') = '')::smallint as gaps
    from cleaning.import_row i where i.version_id = ${version.id} and not i.faulty`);
  await tx.run(sql`create index on staged (key)`);
  await tx.run(sql`analyze staged`);
}

const who = sql`(s.personal_number, s.old_number, s.full_name, s.birth_text, s.sex)`;
const whoBefore = sql`(r.personal_number, r.old_number, r.full_name, r.birth_text, r.sex)`;
const all = sql`(s.personal_number, s.old_number, s.full_name, s.birth_text, s.sex, s.commune_code, s.place_text, s.father_name, s.mother_name, s.phone, s.extra)`;
const allBefore = sql`(r.personal_number, r.old_number, r.full_name, r.birth_text, r.sex, r.commune_code, r.place_text, r.father_name, r.mother_name, r.phone, r.extra)`;

/**
 * A record whose person is described anew has to be matched anew, and counts as clean no longer; unless all that changed
 * is what a correction of ours asked for.
 */
async function changeRecords({ tx, version, now }: Ground): Promise<number> {
  const today = vietnamDate(now);
  await tx.run(sql`create temporary table moved on commit drop as
    select r.id, s.key, r.version_number as number, r.state, r.agency_code, r.commune_code, to_jsonb(r) as before,
      ${who} is distinct from ${whoBefore} as other, r.state = 'gone' as returned,
      r.state in ('matched', 'confirmed') and ${who} is distinct from ${whoBefore} and not exists (
        select from (values ('personalNumber', s.personal_number, r.personal_number), ('fullName', s.full_name, r.full_name),
            ('birthDate', s.birth_text, r.birth_text), ('sex', s.sex, r.sex), ('oldNumber', s.old_number, r.old_number)) as c (field, shall, was)
         where c.shall is distinct from c.was and not exists (select from cleaning.correction k
            where k.record_id = r.id and k.field = c.field and (k.shall = c.shall
              or (c.field = 'birthDate' and c.shall = to_char(case when k.shall ~ '^\\d{4}-\\d{2}-\\d{2}$' then k.shall::date end, 'DD/MM/YYYY'))))) as corrected
    from cleaning.record r join staged s on s.key = r.record_key
    where r.sector = ${version.sector} and r.agency_code = ${version.agencyCode} and (${all} is distinct from ${allBefore} or r.state = 'gone')`);
  await tx.run(sql`insert into cleaning.record_history (record_id, number, fields, until_at)
    select id, number, before - 'id' - 'province_code' - 'recorded_at', ${now} from moved`);
  await tx.run(sql`insert into cleaning.record_fact (record_id, sector, fact, agency_code, commune_code, happened_on, recorded_at, weight)
    select id, ${factSectorOf(version.sector)}, 'cleaned', agency_code, commune_code, ${today}::date, ${now}::timestamptz, -1
      from moved where other and not corrected and state in ('matched', 'confirmed')
    union all
    select id, ${factSectorOf(version.sector)}, f, agency_code, commune_code, ${version.asOf}::date, ${now}::timestamptz, 1 from moved, unnest(array['due', 'entered']) f where returned`);
  const changed =
    await tx.run(sql`update cleaning.record r set personal_number = s.personal_number, old_number = s.old_number,
      full_name = s.full_name, birth_text = s.birth_text, sex = s.sex, commune_code = coalesce(s.commune_code, r.commune_code),
      place_text = s.place_text, father_name = s.father_name, mother_name = s.mother_name, phone = s.phone, extra = s.extra,
      gaps = s.gaps, version_id = ${version.id}, version_number = r.version_number + 1, seen_on = ${version.asOf}, entered = true,
      differs = case when m.corrected then 0 else r.differs end,
      state = case when m.corrected or not (m.other or m.returned) then r.state else 'waiting' end,
      person_id = case when m.corrected or not (m.other or m.returned) then r.person_id end,
      score = case when m.corrected or not (m.other or m.returned) then r.score end,
      cleaned_on = case when m.corrected or not (m.other or m.returned) then r.cleaned_on end
    from moved m join staged s on s.key = m.key where r.id = m.id`);
  await tx.run(sql`update cleaning.review v set state = 'dropped', closed_at = ${now} from moved m
    where v.record_id = m.id and m.other and v.state in ('open', 'second', 'disputed', 'asked')`);
  await tx.run(sql`update cleaning.record r set seen_on = ${version.asOf} from staged s
    where r.sector = ${version.sector} and r.agency_code = ${version.agencyCode} and s.key = r.record_key and r.seen_on < ${version.asOf}`);
  return changed;
}

async function addRecords({ tx, version, now, provinceCode }: Ground): Promise<number> {
  await tx.run(sql`create temporary table fresh on commit drop as
    with added as (
      insert into cleaning.record (id, province_code, sector, agency_code, record_key, personal_number, old_number, full_name, birth_text,
          sex, commune_code, place_text, father_name, mother_name, phone, extra, gaps, version_id, seen_on, recorded_at)
      select uuidv7(), ${provinceCode}, ${version.sector}, ${version.agencyCode}, s.key, s.personal_number, s.old_number, s.full_name,
          s.birth_text, s.sex, s.commune_code, s.place_text, s.father_name, s.mother_name, s.phone, s.extra, s.gaps, ${version.id}::uuid, ${version.asOf}::date, ${now}::timestamptz
        from staged s where not exists (select from cleaning.record r
          where r.sector = ${version.sector} and r.agency_code = ${version.agencyCode} and r.record_key = s.key)
      returning id, agency_code, commune_code)
    select * from added`);
  await tx.run(sql`insert into cleaning.record_fact (record_id, sector, fact, agency_code, commune_code, happened_on, recorded_at, weight)
    select id, ${factSectorOf(version.sector)}, f, agency_code, commune_code, ${version.asOf}::date, ${now}::timestamptz, 1
      from fresh, unnest(array['due', 'entered']) f`);
  if (version.sector === 'vaccination')
    await tx.run(sql`insert into cleaning.shot (id, record_id, number, agency_code, commune_code, listed_on, listed_at, entered_on, entered_at)
      select uuidv7(), r.id, n, r.agency_code, r.commune_code, ${version.asOf}::date, ${now}::timestamptz, ${version.asOf}::date, ${now}::timestamptz
        from cleaning.record r, generate_series(1, case when r.extra ->> 'shots' ~ '^\\d{1,2}$' then (r.extra ->> 'shots')::int else 1 end) n
       where r.version_id = ${version.id} and not exists (select from cleaning.shot s where s.record_id = r.id and s.number = n)`);
  const { count } = await tx.one<{ count: number }>(sql`select count(*) as count from fresh`);
  return count;
}

async function removeRecords({ tx, version, now }: Ground): Promise<number> {
  const today = vietnamDate(now);
  await tx.run(sql`create temporary table lost on commit drop as
    select r.id, r.state, r.entered, r.listed, r.agency_code, r.commune_code from cleaning.record r
     where r.sector = ${version.sector} and r.agency_code = ${version.agencyCode} and r.state <> 'gone'
       and not exists (select from staged s where s.key = r.record_key)`);
  await tx.run(sql`insert into cleaning.record_fact (record_id, sector, fact, agency_code, commune_code, happened_on, recorded_at, weight)
    select id, ${factSectorOf(version.sector)}, f, agency_code, commune_code, ${today}::date, ${now}::timestamptz, -1 from lost, unnest(array['due', 'entered', 'cleaned']) f
     where (f = 'due' and listed) or (f = 'entered' and entered) or (f = 'cleaned' and state in ('matched', 'confirmed'))`);
  return tx.run(
    sql`update cleaning.record r set state = 'gone', person_id = null, cleaned_on = null from lost l where r.id = l.id`,
  );
}

/** Verifies again: does the register now say what we asked it to? */
async function checkCorrections({ tx, version, now }: Ground): Promise<void> {
  const said = sql`(case k.field when 'personalNumber' then r.personal_number when 'fullName' then r.full_name
    when 'birthDate' then r.birth_text when 'sex' then r.sex end)`;
  await tx.run(sql`update cleaning.correction k set checked_at = ${now}, state = case when ${said} is not distinct from k.shall
        or (k.field = 'birthDate' and k.shall ~ '^\\d{4}-\\d{2}-\\d{2}$' and ${said} = to_char(k.shall::date, 'DD/MM/YYYY')) then 'done' else 'not-done' end
    from cleaning.record r
    where k.record_id = r.id and k.state in ('sent', 'not-done') and r.sector = ${version.sector} and r.agency_code = ${version.agencyCode}
      and exists (select from staged s where s.key = r.record_key)`);
}
