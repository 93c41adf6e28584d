import { copyLine, sql, type Tx } from '#platform/db';
import { t } from '#platform/i18n';
import { type SeededRandom, seededRandom } from '#platform/ids';
import { addDays, daysBetween, type IsoDate, vietnamInstant } from '#platform/time';
import { bulkReviewColumns, bulkReviewLine, isHighImpact } from '../campaign/review-lines.ts';
import type { EngineRun } from '../campaign/run-engine.ts';
import { type ComparedPerson, differencesOf } from '../domain/compare-record.ts';
import { gapsOf } from '../domain/gaps.ts';
import { type SectorCode, sectorOf } from '../domain/sectors.ts';
import { type Answer, settle } from '../domain/settle-review.ts';
import { factSectorOf } from '../register/facts.ts';
import { type BulkRecord, bulkRecordColumns, bulkRecordLine, type RecordState } from '../register/record-lines.ts';
import { type MadeRegister, recordKey } from './make-register.ts';
import { type CleaningPlan, clerkFinds, fate } from './plan-cleaning.ts';
import type { OneGround, SectorMade, SectorWish } from './sector-wish.ts';
import type { TypedRecord } from './spoil-record.ts';

export interface SimulatedWork {
  wish: SectorWish;
  ground: OneGround;
  register: MadeRegister;
  run: EngineRun;
  plan: CleaningPlan;
  since: IsoDate;
}

type Counts = Pick<SectorMade, 'matched' | 'confirmed' | 'open'>;
const shareAlive = 0.94;
const stateOf: readonly RecordState[] = ['waiting', 'matched', 'confirmed', 'review', 'elsewhere', 'unmatched'];

/** Writes the records, the campaign with its reviews and decisions, and the facts of one simulated sector. */
export async function writeSimulated(tx: Tx, work: SimulatedWork): Promise<Counts> {
  const { wish, ground, since } = work;
  const { sector } = wish;
  const writer = recordWriter(work);
  const campaignId = writer.campaignId;
  const agencyCode = ground.places.ownerOf(sector);
  await tx.copyIn(`copy cleaning.record (${bulkRecordColumns}) from stdin`, writer.lines());
  const { counts } = writer;
  const ended = counts.open === 0;
  const at = vietnamInstant(since, 8 * 60);
  await tx.copyIn(
    `copy cleaning.campaign (id, sector, agency_code, name, level, state, step, share, records, matched, unmatched, opened_at,
      matched_at, ended_at, origin) from stdin`,
    [
      copyLine([
        campaignId,
        sector,
        agencyCode,
        t('vi', 'cleaning.simulated-campaign', { year: since.slice(0, 4) }),
        'commune',
        ended ? 'ended' : 'reviewing',
        'done',
        1,
        work.run.records,
        counts.matched,
        writer.unmatched(),
        at,
        at,
        ended ? vietnamInstant(ground.asOf, 16 * 60) : null,
        'simulated',
      ]),
    ],
  );
  await tx.copyIn(`copy cleaning.review (${bulkReviewColumns}) from stdin`, writer.reviews);
  await tx.copyIn(
    'copy cleaning.decision (review_id, account_id, turn, verdict, person_id, agency_code, decided_at) from stdin',
    writer.decisions,
  );
  await writeFacts(tx, { sector, since });
  return counts;
}

function recordWriter(work: SimulatedWork) {
  const { wish, ground, register, run, plan, since } = work;
  const { sector } = wish;
  const { places } = ground;
  const random = seededRandom(ground.seed * 31 + sector.length * 7 + wish.due);
  const days = dayDrawer({ since, asOf: ground.asOf, random });
  const owner = places.ownerOf(sector);
  const campaignId = random.id(vietnamInstant(since).getTime());
  const clerks = [random.id(1), random.id(2)];
  const counts: Counts = { matched: 0, confirmed: 0, open: 0 };
  let unmatched = 0;
  const reviews: string[] = [];
  const decisions: string[] = [];

  function* lines(): Generator<string> {
    let i = 0;
    for (const typed of register.records()) {
      const entered = i < wish.entered;
      const made = entered ? enteredRecord(typed, i) : baseRecord(typed, i, null);
      if (!entered) made.entered = false;
      i += 1;
      yield bulkRecordLine(made);
    }
  }

  function baseRecord(t: TypedRecord, i: number, communeBeside: string | null): BulkRecord {
    const communeCode = places.communes.has(t.communeCode) ? t.communeCode : communeBeside;
    const recordedAt = vietnamInstant(since, 8 * 60 + random.int(500));
    const record = {
      id: random.id(recordedAt.getTime()),
      provinceCode: places.provinceCode,
      sector,
      agencyCode: owner,
      recordKey: recordKey(sector, i),
      personalNumber: t.personalNumber || null,
      oldNumber: t.oldNumber || null,
      fullName: t.fullName,
      birthText: t.birthDate || null,
      sex: t.sex,
      communeCode,
      placeText: null,
      fatherName: t.fatherName || null,
      motherName: t.motherName || null,
      phone: t.phone || null,
    };
    return {
      ...record,
      extra: {},
      gaps: gapsOf(sectorOf(sector), record).length,
      differs: 0,
      listed: true,
      entered: true,
      state: 'waiting',
      personId: null,
      score: null,
      reviewerCode: null,
      seenOn: since,
      cleanedOn: null,
      recordedAt,
      origin: 'simulated',
    };
  }

  function enteredRecord(t: TypedRecord, i: number): BulkRecord {
    const match = run.matchOf(i);
    const ended = plan.fates[i] ?? fate.waiting;
    const record = baseRecord(t, i, match.person?.communeCode || null);
    const cleanedOn = days.cleaned(plan.turn[i] ?? 0);
    const isClean = ended === fate.matched || ended === fate.confirmed;
    const enteredOn = days.entered(isClean ? cleanedOn : ground.asOf);
    record.recordedAt = vietnamInstant(enteredOn, 8 * 60 + random.int(500));
    // Registers go on being sent: most records were in a file of the last two months.
    const lastSeen = random.next() < shareAlive ? addDays(ground.asOf, -random.int(60)) : enteredOn;
    record.seenOn = [enteredOn, isClean ? cleanedOn : enteredOn, lastSeen].reduce((a, b) => (a > b ? a : b));
    record.state = stateOf[ended] ?? 'waiting';
    record.score = ended === fate.waiting || ended === fate.unmatched ? null : match.score;
    if (ended === fate.unmatched) unmatched += 1;
    if (ended === fate.matched) counts.matched += 1;
    if (ended === fate.open) counts.open += 1;
    let person: (ComparedPerson & { id: string }) | undefined = ended === fate.matched ? match.person : undefined;
    if (ended === fate.open || ended === fate.confirmed || ended === fate.elsewhere) {
      const chosen = review(record, i, ended === fate.open ? null : cleanedOn);
      if (chosen !== null) person = [match.person, match.other].find((p) => p?.id === chosen);
      if (ended === fate.confirmed) counts.confirmed += 1;
    }
    if (isClean && person !== undefined) {
      record.personId = person.id;
      record.cleanedOn = cleanedOn;
      record.differs = differencesOf(record, person).length;
    }
    return record;
  }

  /** Puts a review beside the record, with the clerks' decisions when its turn had come. @returns whom they found. */
  function review(record: BulkRecord, i: number, decidedOn: IsoDate | null): string | null {
    const match = run.matchOf(i);
    const { person } = match;
    if (person === undefined) throw new Error('a review without a candidate');
    const id = random.id(vietnamInstant(since).getTime());
    const rule = { highImpact: isHighImpact(sector, record, person), blind: false };
    const agencyCode = places.reviewerOf('commune', sector, record.communeCode);
    record.reviewerCode = agencyCode;
    const decidedAt = decidedOn === null ? null : vietnamInstant(decidedOn, 8 * 60 + random.int(500));
    const found = decidedAt === null ? undefined : clerkFinds(match, register.truthOf(i));
    const answers: Answer[] = [];
    while (decidedAt !== null) {
      const settled = settle(rule, answers);
      if (settled.state !== 'open' && settled.state !== 'second') break;
      const turn = answers.length + 1;
      const verdict = found === undefined ? ('nobody' as const) : ('same' as const);
      answers.push({ turn, verdict, personId: found ?? null });
      decisions.push(copyLine([id, clerks[turn - 1], turn, verdict, found ?? null, agencyCode, decidedAt]));
    }
    const { state, chosenId } = settle(rule, answers);
    const steps = decidedAt === null ? run.stepsOf(i) : [];
    const place = { agencyCode, ownerCode: owner, communeCode: record.communeCode };
    reviews.push(
      bulkReviewLine({
        id,
        campaignId,
        recordId: record.id,
        match,
        steps,
        rule,
        place,
        state,
        chosenId,
        closedAt: decidedAt,
      }),
    );
    return chosenId;
  }

  return { campaignId, counts, unmatched: () => unmatched, reviews, decisions, lines };
}

/** Days of entering and cleaning: entered early and all along, cleaned commune after commune until the last day. */
function dayDrawer({ since, asOf, random }: { since: IsoDate; asOf: IsoDate; random: SeededRandom }) {
  const span = Math.max(1, daysBetween(since, asOf));
  return {
    cleaned: (turn: number) => addDays(since, Math.min(span, Math.floor(span * (0.12 + 0.88 * turn)))),
    entered: (before: IsoDate) => addDays(since, Math.floor(daysBetween(since, before) * random.next() ** 2)),
  };
}

async function writeFacts(tx: Tx, { sector, since }: { sector: SectorCode; since: IsoDate }): Promise<void> {
  const name = factSectorOf(sector);
  const columns = sql`(record_id, sector, fact, agency_code, commune_code, happened_on, recorded_at, weight)`;
  await tx.run(sql`insert into cleaning.record_fact ${columns}
    select id, ${name}, 'due', agency_code, commune_code, ${since}::date, ${vietnamInstant(since, 7 * 60)}::timestamptz, 1
      from cleaning.record where sector = ${sector}`);
  await tx.run(sql`insert into cleaning.record_fact ${columns}
    select id, ${name}, 'entered', agency_code, commune_code, (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date, recorded_at, 1
      from cleaning.record where sector = ${sector} and entered`);
  await tx.run(sql`insert into cleaning.record_fact ${columns}
    select id, ${name}, 'cleaned', agency_code, commune_code, cleaned_on, (cleaned_on + time '17:00') at time zone 'Asia/Ho_Chi_Minh', 1
      from cleaning.record where sector = ${sector} and cleaned_on is not null`);
}

/** Shots of the sector's people, shared out evenly; of those on the list, exactly so many are entered, day by day. */
export async function writeShots(
  tx: Tx,
  {
    sector,
    shots,
    since,
    asOf,
  }: { sector: SectorCode; shots: { due: number; entered: number }; since: IsoDate; asOf: IsoDate },
): Promise<void> {
  const span = Math.max(1, daysBetween(since, asOf));
  await tx.run(sql`insert into cleaning.shot (id, record_id, number, agency_code, commune_code, listed_on, listed_at, entered_on, entered_at)
    with people as (
      select id, agency_code, commune_code, row_number() over (order by record_key) as place, count(*) over () as people
        from cleaning.record where sector = ${sector}),
    numbered as (
      select p.*, n, row_number() over (order by p.place, n) as serial
        from people p, generate_series(1, ${shots.due}::bigint / p.people + case when p.place <= ${shots.due}::bigint % p.people then 1 else 0 end) n),
    dated as (
      select *, case when serial <= ${shots.entered} then ${since}::date + (serial * 7919 % ${span})::int end as day from numbered)
    select md5(id::text || '/' || n)::uuid, id, n, agency_code, commune_code, ${since}::date, ${vietnamInstant(since, 7 * 60)}::timestamptz,
      day, (day + time '17:00') at time zone 'Asia/Ho_Chi_Minh' from dated`);
}
