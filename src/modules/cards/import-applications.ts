import { systemActor, writeAudit } from '#platform/command';
import { copyLine, type Database, sql, type Tx, withoutIndexes } from '#platform/db';
import { refuse } from '#platform/errors';
import { t } from '#platform/i18n';
import { addDays, daysBetween, type IsoDate, vietnamInstant } from '#platform/time';
import { loadAgencyFinder, type UnitKind } from '#territory';

export interface ApplicationsWish {
  /** How many applications were received. */
  received: number;
  provinceCode: string;
  /** The last day that anything happened on. */
  asOf: IsoDate;
  /** The first day. */
  since: IsoDate;
  seed: number;
  /** Told how many applications are written. */
  progress?: (written: number) => void;
}

/** From this age a citizen must have a card (Law 59/2014/QH13, art. 19). */
const cardAge = 14;

/**
 * Takes in card applications of people of the registry by the hundred thousand: everybody's first card in turn, then
 * changes and lost cards, with their facts and the campaigns in which most of them came. One transaction, as the owner;
 * the same registry, seed and numbers give the same applications. Made inside PostgreSQL.
 * @returns how many applications were written.
 * @throws Refusal `cards.no-people` when the registry has nobody of 14 years.
 */
export async function importApplications(database: Database, wish: ApplicationsWish): Promise<number> {
  return database.asOwner(async (tx) => {
    const written = await withoutIndexes(tx, 'cards', () => writeAll(tx, wish));
    const concern = { purpose: 'simulation', detail: { applications: written, seed: wish.seed } };
    const at = vietnamInstant(wish.asOf);
    await writeAudit(tx, 'cards.import-applications', { actor: systemActor, now: at, concerns: [concern] });
    await tx.script('analyze cards.application; analyze cards.application_fact');
    return written;
  });
}

async function writeAll(tx: Tx, wish: ApplicationsWish): Promise<number> {
  await openCampaigns(tx, wish, await layOutAgencies(tx, wish.asOf));
  await drawApplications(tx, wish);
  const written =
    await tx.run(sql`insert into cards.application (id, code, province_code, kind, reason, channel, state, person_id, agency_code,
      commune_code, campaign_code, fee_vnd, fee_ground, regime, entered_at, received_at, due_on, captured_at, sent_at, issued_at, expires_on,
      handed_over_at, origin)
    select d.id, 'S' || upper(substr(d.mark, 19, 13)), ${wish.provinceCode}, d.kind, case d.kind when 'new' then 'first' when 'lost' then 'lost' else 'age' end,
      case when d.campaign_code is null then 'counter' else 'mobile' end,
      case when d.handed_over_at is not null then 'handed-over' when d.issued_at is not null then 'issued'
        when d.sent_at is not null then 'sent' else 'captured' end,
      d.person_id, a.agency_code, d.commune_code, d.campaign_code, case d.kind when 'lost' then 70000 else 0 end,
      case d.kind when 'new' then 'first-card' when 'lost' then 'lost' else 'age' end,
      case when d.received_at < '2024-07-01 00:00+07' then '2014' else '2023' end, d.received_at, d.received_at, d.received_on + 20,
      d.received_at + interval '15 minutes', d.sent_at, d.issued_at,
      case when d.issued_at is null then null else (make_date(d.birth_year, 7, 1) + (interval '1 year' *
        (case when d.age < 23 then 25 when d.age < 38 then 40 when d.age < 58 then 60 end)))::date end, d.handed_over_at, 'simulated'
    from card_draw d join commune_agency a on a.commune_code = d.commune_code order by d.received_at, d.id`);
  if (written === 0 && wish.received > 0) refuse('invalid', 'cards.no-people');
  wish.progress?.(written);
  await tx.run(sql`insert into cards.application_fact (application_id, happened_on, recorded_at, weight, fact, kind, commune_code, campaign_code, province_code)
    select id, (at at time zone 'Asia/Ho_Chi_Minh')::date, at, 1, fact, kind, commune_code, campaign_code, ${wish.provinceCode}
    from (select id, kind, commune_code, campaign_code, received_at as at, 'received' as fact from card_draw
      union all select id, kind, commune_code, campaign_code, issued_at, 'issued' from card_draw where issued_at is not null
      union all select id, kind, commune_code, campaign_code, handed_over_at, 'handed-over' from card_draw where handed_over_at is not null) facts
    order by at, id, fact desc`);
  return written;
}

/**
 * Which police office took the cards of a commune: of the district while there was one, else of the province, else of the
 * commune. @returns the office above all, which runs the campaigns.
 */
async function layOutAgencies(tx: Tx, date: IsoDate): Promise<string> {
  const agencyOf = await loadAgencyFinder(tx);
  const communes = await tx.rows<{ code: string }>(
    sql`select distinct commune_code as code from population.pub_person where commune_code is not null order by 1`,
  );
  const inCharge = (communeCode: string, levels: readonly UnitKind[]) =>
    levels.map((level) => agencyOf({ level, branch: 'police', communeCode, date })).find((code) => code !== undefined);
  await tx.script(
    'drop table if exists commune_agency; create temporary table commune_agency (commune_code text primary key, agency_code text) on commit drop',
  );
  const lines = communes.map(({ code }) => [code, inCharge(code, ['district', 'province', 'commune'])] as const);
  await tx.copyIn(
    'copy commune_agency from stdin',
    lines.filter(([, agency]) => agency !== undefined).map((line) => copyLine(line)),
  );
  return inCharge(communes[0]?.code ?? '', ['province', 'district', 'commune']) ?? '';
}

const drives = 3;

/** The great drives of a simulated province, each an equal part of its time. */
async function openCampaigns(tx: Tx, wish: ApplicationsWish, agencyCode: string): Promise<void> {
  const { provinceCode, since, asOf } = wish;
  const part = Math.floor((daysBetween(since, asOf) + 1) / drives);
  for (let n = 0; n < drives; n += 1) {
    const from = addDays(since, part * n);
    const to = n === drives - 1 ? asOf : addDays(since, part * (n + 1) - 1);
    await tx.run(sql`insert into cards.campaign (code, province_code, name, agency_code, from_on, to_on, origin, created_at)
      values (${`CAODIEM-${n + 1}`}, ${provinceCode}, ${t('vi', 'cards.simulated-campaign', { n: n + 1 })}, ${agencyCode}, ${from}, ${to}, 'simulated', ${vietnamInstant(from)})`);
  }
}

/**
 * Draws who applied, when and how far it went. The n-th application of a person lies in the n-th part of the time; the
 * first is a new card, later ones are changes and now and then a lost card. Of some 500 last ones one is never issued.
 */
async function drawApplications(tx: Tx, wish: ApplicationsWish): Promise<void> {
  const { seed, since, asOf } = wish;
  // Even numbers in [0, 1) per application, from the person's id, the turn and the seed alone.
  const even = (n: number) =>
    sql`((uuid_hash_extended(person_id, ${seed * 16 + n} + turn * 7919) & 1073741823)::double precision / 1073741824)`;
  await tx.script('drop table if exists card_draw');
  await tx.run(sql`create temporary table card_draw on commit drop as
    with adult as (
      select person_id, p.commune_code, birth_year, row_number() over (order by uuid_hash_extended(person_id, ${seed}), person_id) - 1 as place,
          count(*) over () as people
        from population.pub_person p join commune_agency using (commune_code)
       where status = 'present' and birth_year <= extract(year from ${since}::date) - ${cardAge}),
    counted as (select *, ((${wish.received}::integer - 1 - place) / people)::integer as last_turn from adult where place < ${wish.received}::integer),
    turned as (select counted.*, turn, ceil(${wish.received}::numeric / people) as turns
      from counted cross join lateral generate_series(0, last_turn) turn),
    dated as (select *, ${even(1)} as u1, ${even(2)} as u2, ${even(3)} as u3, ${even(4)} as u4,
        ${since}::date + floor((turn + ${even(0)}) / turns * (${asOf}::date - ${since}::date + 1))::integer as received_on from turned),
    timed as (select *, (received_on + time '07:30' + u1 * interval '9 hours') at time zone 'Asia/Ho_Chi_Minh' as received_at,
        extract(year from received_on)::integer - birth_year as age, (${asOf}::date + time '23:00') at time zone 'Asia/Ho_Chi_Minh' as last_at from dated),
    printed as (select *, case when u2 < 0.998 or turn < last_turn then received_at + interval '5 days' + u3 * interval '12 days' end as will_issue from timed),
    handed as (select *, case when will_issue <= last_at then will_issue end as issued_at,
        case when u4 < 0.99 then will_issue + interval '1 day' + power(u4, 2) * interval '25 days' end as will_hand_over from printed),
    marked as (select *, md5(person_id::text || turn || ${String(seed)}) as mark from handed)
    select (lpad(to_hex((extract(epoch from received_at) * 1000)::bigint), 12, '0') || '7' || substr(mark, 1, 3) || '8' || substr(mark, 4, 15))::uuid as id,
        mark, person_id, commune_code, birth_year, age, received_on, received_at,
        case when turn = 0 then 'new' when u3 < 0.25 then 'lost' else 'change' end as kind,
        case when u1 < 0.6 then 'CAODIEM-' || least(${drives}, 1 + (received_on - ${since}::date) / greatest(1, (${asOf}::date - ${since}::date + 1) / ${drives})) end as campaign_code,
        case when received_at + interval '2 days' <= last_at then received_at + interval '2 days' end as sent_at, issued_at,
        case when issued_at is not null and will_hand_over <= last_at then will_hand_over end as handed_over_at
      from marked`);
}

/**
 * Removes what an earlier simulation made, and only that.
 * @throws Refusal `cards.real-applications-here` when people have applied here or offices have opened places.
 */
export async function clearSimulatedApplications(tx: Tx): Promise<number> {
  await tx.script('lock table cards.application, cards.campaign, cards.place in access exclusive mode');
  const { real, simulated } = await tx.one<{ real: number; simulated: number }>(sql`select
      (select count(*) from cards.application where origin <> 'simulated') + (select count(*) from cards.campaign where origin <> 'simulated')
        + (select count(*) from cards.place) as real,
      (select count(*) from cards.application where origin = 'simulated') as simulated`);
  if (real > 0) refuse('conflict', 'cards.real-applications-here', { count: real });
  await tx.script(
    'truncate cards.application, cards.application_change, cards.application_event, cards.application_fact, cards.place_day, cards.place, cards.campaign',
  );
  return simulated;
}
