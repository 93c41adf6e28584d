import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Sex } from '../domain/personal-number.ts';

/** So many people of a commune who are alike in sex, five years of age and ethnicity. */
export interface PeopleGroup {
  communeCode: string;
  sex: Sex;
  /** 0 for 0–4, 1 for 5–9 … 16 for 80 and above. */
  band: number;
  ethnicity: string;
  people: number;
}

/** The last band has no upper end. */
export const lastBand = 16;

/**
 * Who lived where at the end of a day: by the temporary residence that held then, or else the permanent one, without
 * those who had died or left by then. Age in full years at that day; where only the year of birth is known, by the year.
 */
export function selectPeople(tx: Tx, asOf: IsoDate): Promise<PeopleGroup[]> {
  const holds = sql`r.commune_code is not null and r.from_on <= ${asOf}::date and (r.to_on is null or r.to_on > ${asOf}::date)`;
  // The last day of birth of each band, oldest first: comparing days is many times faster than reckoning ages.
  const bands = sql`array(select (${asOf}::date - make_interval(years => 5 * band))::date + 1
    from generate_series(${lastBand}::integer, 1, -1) band)`;
  return tx.rows(sql`
    with temporary as materialized (
      select r.person_id, r.commune_code from population.residence r where r.kind = 'temporary' and ${holds}),
    home as (
      select person_id, commune_code from temporary
      union all
      select r.person_id, r.commune_code from population.residence r
       where r.kind = 'permanent' and ${holds}
         and not exists (select from temporary t where t.person_id = r.person_id))
    select h.commune_code as "communeCode", p.sex, p.ethnicity, count(*) as people,
           case when p.birth_date is not null then ${lastBand}::integer - width_bucket(p.birth_date, ${bands})
                else least(${lastBand}::integer, greatest(0, (extract(year from ${asOf}::date)::integer - p.birth_year) / 5))
           end as band
      from home h
      join population.person p on p.id = h.person_id
     where (p.ended_on is null or p.ended_on > ${asOf}::date)
       and (p.birth_date is null or p.birth_date <= ${asOf}::date)
     group by 1, 2, 3, 5`);
}

/** Households formed by a day in which somebody was still living, by commune. */
export function selectHouseholds(tx: Tx, asOf: IsoDate): Promise<{ communeCode: string; households: number }[]> {
  return tx.rows(sql`
    select h.commune_code as "communeCode", count(*) as households
      from population.household h
     where h.formed_on <= ${asOf}::date
       and exists (select from population.person p
                    where p.household_id = h.id and (p.ended_on is null or p.ended_on > ${asOf}::date))
     group by 1`);
}

export type MoveKind = 'birth' | 'death' | 'move-in' | 'move-out';

/** Births, deaths and moves from the day after `from` to `to`, that day included, by commune. */
export function selectMoves(
  tx: Tx,
  span: { from: IsoDate; to: IsoDate },
): Promise<{ communeCode: string; kind: MoveKind; events: number }[]> {
  return tx.rows(sql`
    select commune_code as "communeCode", kind, count(*) as events
      from population.life_event
     where occurred_on > ${span.from}::date and occurred_on <= ${span.to}::date and commune_code is not null
     group by 1, 2`);
}
