import { systemActor, writeAudit } from '#platform/command';
import { type Database, sql, type Tx, withoutIndexes } from '#platform/db';
import { refuse } from '#platform/errors';
import { type IsoDate, vietnamInstant } from '#platform/time';

export interface LevelCounts {
  registered: number;
  /** Of the registered ones, how many were activated. */
  activated: number;
}

export interface AccountsWish {
  level1: LevelCounts;
  level2: LevelCounts;
  provinceCode: string;
  /** The last day that anything happened on. */
  asOf: IsoDate;
  /** The first day. */
  since: IsoDate;
  seed: number;
  /** Told how many accounts are written. */
  progress?: (written: number) => void;
}

/** From this age people get an account of their own (Decree 59/2022/NĐ-CP and Decree 69/2024/NĐ-CP). */
const ownAccountAge = 14;

/**
 * Gives e-ID accounts to people of the registry by the hundred thousand: accounts and their facts, without sign-on
 * accounts and passwords, so that nobody can sign in with them. One transaction, as the owner; the same registry, seed and
 * numbers give the same accounts. Made inside PostgreSQL: people go from one table into the other.
 * @returns how many accounts were written.
 * @throws Refusal `identity.eid.too-few-people` when the registry has fewer people of 14 years than wished for.
 */
export async function importAccounts(database: Database, wish: AccountsWish): Promise<number> {
  for (const { registered, activated } of [wish.level1, wish.level2])
    if (activated > registered) refuse('invalid', 'identity.eid.more-activated', { registered, activated });
  return database.asOwner(async (tx) => {
    const written = await withoutIndexes(tx, 'identity', () => writeAll(tx, wish));
    const concern = { purpose: 'simulation', detail: { accounts: written, seed: wish.seed } };
    const at = vietnamInstant(wish.asOf);
    await writeAudit(tx, 'identity.import-accounts', { actor: systemActor, now: at, concerns: [concern] });
    await tx.script('analyze identity.eid_account; analyze identity.eid_fact');
    return written;
  });
}

async function writeAll(tx: Tx, wish: AccountsWish): Promise<number> {
  const wanted = wish.level1.registered + wish.level2.registered;
  const drawn = await drawPeople(tx, wish, wanted);
  if (drawn < wanted) refuse('invalid', 'identity.eid.too-few-people', { wanted, found: drawn });
  await tx.run(sql`insert into identity.eid_account (id, province_code, holder, person_id, commune_code, level, active_level, state, origin,
      registered_at, activate_by, activated_at)
    select id, ${wish.provinceCode}, 'citizen', person_id, commune_code, level, case when activated_at is not null then level end,
      case when activated_at is null then 'approved' else 'active' end, 'simulated', registered_at,
      (registered_at at time zone 'Asia/Ho_Chi_Minh')::date + 7, activated_at
    from eid_draw order by registered_at, id`);
  wish.progress?.(drawn);
  await tx.run(sql`insert into identity.eid_fact (eid_account_id, happened_on, recorded_at, weight, fact, level, holder, commune_code, province_code)
    select id, (at at time zone 'Asia/Ho_Chi_Minh')::date, at, 1, fact, level, 'citizen', commune_code, ${wish.provinceCode}
    from (select id, commune_code, level, registered_at as at, 'registered' as fact from eid_draw
      union all select id, commune_code, level, activated_at, 'activated' from eid_draw where activated_at is not null) facts
    order by at, id, fact desc`);
  return drawn;
}

/**
 * Draws people, some communes ahead of others as in life, and gives each a level, a day of registration (more of them
 * late than early: campaigns) and, to exactly as many as wished, a later day of activation.
 */
async function drawPeople(tx: Tx, wish: AccountsWish, wanted: number): Promise<number> {
  const { seed, since, asOf } = wish;
  // Four even numbers in [0, 1) per person, from the person's id and the seed alone.
  const even = (n: number) =>
    sql`((uuid_hash_extended(person_id, ${seed * 16 + n}) & 1073741823)::double precision / 1073741824)`;
  await tx.script('drop table if exists eid_draw');
  return tx.run(sql`create temporary table eid_draw on commit drop as
    with adult as (
      select person_id, commune_code, ${even(1)} as u1, ${even(2)} as u2, ${even(3)} as u3, ${even(4)} as u4,
          -ln(1 - ${even(0)}) / (0.6 + 0.4 * (hashtextextended(commune_code, ${seed}) & 1023) / 1023) as turn
        from population.pub_person
       where status = 'present' and commune_code is not null and birth_year <= extract(year from ${since}::date) - ${ownAccountAge}),
    chosen as (select *, row_number() over (order by turn, person_id) as place from adult order by turn, person_id limit ${wanted}),
    levelled as (select *, case when place <= ${wish.level1.registered}::integer then 1 else 2 end as level from chosen),
    ranked as (select *, row_number() over (partition by level order by u3, person_id) as activation,
        ${since}::date + floor(power(u1, 0.6) * (${asOf}::date - ${since}::date + 1))::integer as registered_on from levelled),
    timed as (select *, (registered_on + time '07:30' + u2 * interval '9 hours') at time zone 'Asia/Ho_Chi_Minh' as registered_at from ranked),
    answered as (select *, case when activation <= case level when 1 then ${wish.level1.activated}::integer else ${wish.level2.activated}::integer end
        then least(registered_at + interval '1 hour' + power(u4, 4) * interval '30 days',
          greatest(registered_at + interval '1 hour', (${asOf}::date + time '23:00') at time zone 'Asia/Ho_Chi_Minh')) end as activated_at from timed)
    select (lpad(to_hex((extract(epoch from registered_at) * 1000)::bigint), 12, '0') || '7' || substr(mark, 1, 3) || '8' || substr(mark, 4, 15))::uuid as id,
        person_id, commune_code, level, registered_at, activated_at
      from (select *, md5(person_id::text || ${String(seed)}) as mark from answered) marked`);
}

/**
 * Removes what an earlier simulation made, and only that.
 * @throws Refusal `identity.eid.real-accounts-here` when officers have taken requests or given accounts here.
 */
export async function clearSimulatedAccounts(tx: Tx): Promise<number> {
  await tx.script('lock table identity.eid_account, identity.eid_request in access exclusive mode');
  const { real, simulated } = await tx.one<{ real: number; simulated: number }>(
    sql`select (select count(*) from identity.eid_account where origin <> 'simulated') + (select count(*) from identity.eid_request) as real,
      (select count(*) from identity.eid_account where origin = 'simulated') as simulated`,
  );
  if (real > 0) refuse('conflict', 'identity.eid.real-accounts-here', { count: real });
  if (simulated > 0)
    await tx.script(
      'truncate identity.eid_account, identity.eid_request, identity.eid_code, identity.eid_device, identity.eid_event, identity.eid_fact',
    );
  return simulated;
}
