import { join } from 'node:path';
import { type Runtime, systemActor, type Task, writeAudit } from '#platform/command';
import { copyLine, type Database, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { type ComparedRecord, differencesOf, type FieldDifference } from '../domain/compare-record.ts';
import { factSectorOf } from '../register/facts.ts';
import { loadPlaces, type Places } from '../register/places.ts';
import { withMatchFolder, writeLines, writeRegistryFile } from '../register/registry-file.ts';
import { type Campaign, campaignsToMatch, failCampaign, tellProgress } from './campaign-store.ts';
import { bulkReviewColumns, bulkReviewLine, isHighImpact } from './review-lines.ts';
import { type EngineRun, type Match, recordLine, recordsHead, runEngine } from './run-engine.ts';
import { thresholdOf } from './threshold-store.ts';
import { inUse, weightVersions } from './weight-store.ts';

const system = { kind: 'system' };

/**
 * Matches campaigns that wait. Everything that a match finds is written in one transaction, so that a server that dies in
 * the middle leaves nothing half done; the next turn matches anew and, the engine being what it is, finds the same.
 */
export const matchCampaignsTask: Task = {
  name: 'cleaning.match-campaigns',
  everySeconds: 2,
  leaseSeconds: 60,
  async run(runtime) {
    for (const campaign of await runtime.database.read(system, campaignsToMatch))
      await matchCampaign(runtime, campaign);
  },
};

/** Matches one campaign. A lock that dies with its server keeps others off it, however long the match takes. */
export async function matchCampaign(runtime: Runtime, campaign: Campaign): Promise<void> {
  const { database } = runtime;
  try {
    await database.asOwner(async (tx) => {
      const { mine } = await tx.one<{ mine: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtextextended(${`cleaning.match/${campaign.id}`}, 0)) as mine`,
      );
      if (!mine || (await lockState(tx, campaign.id)) !== 'matching') return;
      await withMatchFolder((folder) => match(tx, runtime, { campaign, folder }));
    });
  } catch (error) {
    runtime.log.error({ err: error as Error, campaign: campaign.id }, 'a campaign could not be matched');
    await database.transaction(system, (tx) => failCampaign(tx, campaign.id, (error as Error).message));
  }
}

/** Looked at without locking the row: progress is written to it meanwhile. */
async function lockState(tx: Tx, id: string): Promise<string | undefined> {
  return (await tx.maybe<{ state: string }>(sql`select state from cleaning.campaign where id = ${id}`))?.state;
}

interface RecordToMatch extends ComparedRecord {
  id: string;
  recordKey: string;
  oldNumber: string | null;
  communeCode: string | null;
  fatherName: string | null;
  motherName: string | null;
  phone: string | null;
  version: number;
}

/** What is not clean: never matched, matched with nobody, or under a review that nobody has begun to decide. */
async function* recordsToMatch(tx: Tx, campaign: Campaign): AsyncGenerator<RecordToMatch[]> {
  for (let after = ''; ; ) {
    const page =
      await tx.rows<RecordToMatch>(sql`select r.id, r.record_key as "recordKey", r.personal_number as "personalNumber",
        r.old_number as "oldNumber", r.full_name as "fullName", r.birth_text as "birthText", r.sex, r.commune_code as "communeCode",
        r.father_name as "fatherName", r.mother_name as "motherName", r.phone, r.version_number as version
      from cleaning.record r where r.sector = ${campaign.sector} and r.agency_code = ${campaign.agencyCode} and r.entered
        and r.record_key > ${after} and (r.state in ('waiting', 'unmatched') or (r.state = 'review' and not exists (select from cleaning.review v
          where v.record_id = r.id and v.state in ('second', 'disputed', 'asked'))))
      order by r.record_key limit 20000`);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.recordKey;
  }
}

async function match(
  tx: Tx,
  runtime: Runtime,
  { campaign, folder }: { campaign: Campaign; folder: string },
): Promise<void> {
  const tell = progressTeller(runtime.database, campaign.id);
  tell('export', 0);
  const registry = await writeRegistryFile(runtime.database, folder);
  const kept: RecordToMatch[] = [];
  const records = join(folder, 'records.csv');
  await writeLines(records, linesOf(tx, campaign, kept));
  const weights = inUse(await weightVersions(tx, campaign.sector));
  const run = await runEngine({ registry, records, change: weights?.change ?? {}, progress: tell });
  tell('write', 0);
  // Told before the campaign's row is written here: whoever tells afterwards would wait for this transaction.
  await tell.end();
  const now = runtime.clock.now();
  const places = await loadPlaces(tx, vietnamDate(now));
  await writeMatches(tx, { campaign, run, kept, places, now });
  const detail = { campaignId: campaign.id, records: kept.length, weights: weights?.number ?? 0 };
  const concerns = [{ detail }];
  await writeAudit(tx, 'cleaning.match-campaign', { actor: systemActor, now, concerns });
}

async function* linesOf(tx: Tx, campaign: Campaign, kept: RecordToMatch[]): AsyncGenerator<string> {
  yield recordsHead;
  for await (const page of recordsToMatch(tx, campaign))
    for (const r of page) {
      kept.push(r);
      yield recordLine([
        r.recordKey,
        r.personalNumber,
        r.oldNumber,
        r.fullName,
        r.birthText,
        r.sex === null ? null : r.sex === 'male' ? 'M' : 'F',
        r.communeCode,
        r.fatherName,
        r.motherName,
        r.phone,
      ]);
    }
}

/** Writes progress beside the match, in transactions of its own, and never two at a time. */
function progressTeller(database: Database, id: string) {
  let writing: Promise<unknown> = Promise.resolve();
  let busy = false;
  const tell = (step: string, share: number) => {
    if (busy) return;
    busy = true;
    writing = database
      .transaction(system, (tx) => tellProgress(tx, id, step, share))
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  };
  return Object.assign(tell, { end: () => writing });
}

interface Written {
  campaign: Campaign;
  run: EngineRun;
  kept: readonly RecordToMatch[];
  places: Places;
  now: Date;
}

/** Matches become clean records with their corrections, doubts become reviews, the rest is told to be nobody's. */
async function writeMatches(tx: Tx, written: Written): Promise<void> {
  const { campaign, run, kept, now } = written;
  const today = vietnamDate(now);
  const matchFrom = await thresholdOf(tx, campaign.sector);
  await tx.script(
    'create temporary table outcome (record_id uuid, version int, state text, person_id uuid, score real, differs smallint) on commit drop',
  );
  await tx.script(
    'create temporary table wanted (id uuid, record_id uuid, field text, was text, shall text, high_impact boolean) on commit drop',
  );
  const reviews: string[] = [];
  const corrections: string[] = [];
  const counts = { matched: 0, unmatched: 0 };
  const place = reviewPlacer(written);
  function* outcomes(): Generator<string> {
    for (const [i, record] of kept.entries()) {
      const found = run.matchOf(i);
      const { person } = found;
      const outcome = outcomeOf(found, matchFrom);
      if (outcome === 'unmatched' || person === undefined) {
        counts.unmatched += 1;
        yield copyLine([record.id, record.version, 'unmatched', null, null, 0]);
      } else if (outcome === 'review') {
        const rule = {
          highImpact: isHighImpact(campaign.sector, record, person),
          blind: isBlind(record.recordKey, campaign),
        };
        reviews.push(
          bulkReviewLine({
            ...{
              id: newId(now.getTime()),
              campaignId: campaign.id,
              recordId: record.id,
              match: found,
              steps: run.stepsOf(i),
              rule,
            },
            ...{ place: place(record, found), state: 'open', chosenId: null, closedAt: null },
          }),
        );
        yield copyLine([record.id, record.version, 'review', null, found.score, 0]);
      } else {
        counts.matched += 1;
        const differs = differencesOf(record, person);
        for (const d of differs) corrections.push(correctionLine(record.id, d, now));
        yield copyLine([record.id, record.version, 'matched', person.id, found.score, differs.length]);
      }
    }
  }
  await tx.copyIn('copy outcome from stdin', outcomes());
  await tx.copyIn('copy wanted from stdin', corrections);
  await tx.run(sql`delete from cleaning.review v using outcome o where v.record_id = o.record_id and v.state in ('open', 'dropped')
    and not exists (select from cleaning.decision d where d.review_id = v.id) and not exists (select from cleaning.question q where q.review_id = v.id)`);
  await tx.run(sql`create temporary table found (like cleaning.review including defaults) on commit drop`);
  await tx.copyIn(`copy found (${bulkReviewColumns}) from stdin`, reviews);
  // What was decided of a person whom the sector has described anew since: the answers were about somebody else.
  await tx.run(sql`delete from cleaning.decision d using cleaning.review v, found f
    where d.review_id = v.id and v.campaign_id = f.campaign_id and v.record_id = f.record_id and v.state = 'dropped'`);
  await takeOver(tx, { campaign, now, today });
  await tx.run(sql`update cleaning.campaign set state = 'reviewing', step = 'done', share = 1, fault = null, records = ${kept.length},
    matched = ${counts.matched}, unmatched = ${counts.unmatched}, match_from = ${matchFrom}, matched_at = ${now} where id = ${campaign.id}`);
}

/** Takes over what was found for records that still are what they were when the match began. */
async function takeOver(
  tx: Tx,
  { campaign, now, today }: { campaign: Campaign; now: Date; today: string },
): Promise<void> {
  await tx.run(sql`delete from outcome o where not exists (select from cleaning.record r
    where r.id = o.record_id and r.version_number = o.version and r.state in ('waiting', 'unmatched', 'review'))`);
  await tx.run(sql`update cleaning.record r set state = o.state, person_id = o.person_id, score = o.score, differs = o.differs,
      cleaned_on = case when o.state = 'matched' then ${today}::date end
    from outcome o where r.id = o.record_id`);
  await tx.run(sql`insert into cleaning.record_fact (record_id, sector, fact, agency_code, commune_code, happened_on, recorded_at, weight)
    select r.id, ${factSectorOf(campaign.sector)}, 'cleaned', r.agency_code, r.commune_code, ${today}::date, ${now}::timestamptz, 1
      from outcome o join cleaning.record r on r.id = o.record_id where o.state = 'matched'`);
  await tx.run(sql`insert into cleaning.review select f.* from found f join outcome o on o.record_id = f.record_id and o.state = 'review'
    on conflict on constraint review_record_key do update set state = 'open', closed_at = null, chosen_id = null, person_id = excluded.person_id,
      other_id = excluded.other_id, score = excluded.score, pattern = excluded.pattern, doubt = excluded.doubt, evidence = excluded.evidence,
      high_impact = excluded.high_impact where review.state in ('open', 'dropped')`);
  await tx.run(sql`update cleaning.record r set reviewer_code = v.agency_code from cleaning.review v
    where v.record_id = r.id and v.campaign_id = ${campaign.id} and v.state = 'open' and r.reviewer_code is distinct from v.agency_code`);
  await tx.run(sql`insert into cleaning.correction (id, campaign_id, record_id, field, was, shall, high_impact, made_at)
    select w.id, ${campaign.id}, w.record_id, w.field, w.was, w.shall, w.high_impact, ${now}
      from wanted w join outcome o on o.record_id = w.record_id on conflict do nothing`);
}

function outcomeOf(found: Match, matchFrom: number | null): Match['outcome'] {
  // A person has asked for more certainty than the engine does by itself.
  if (found.outcome === 'matched' && matchFrom !== null && found.score < matchFrom) return 'review';
  return found.outcome;
}

const correctionLine = (recordId: string, d: FieldDifference, now: Date) =>
  copyLine([newId(now.getTime()), recordId, d.field, d.was, d.shall, d.highImpact]);

/** Every so-manieth record by its key, so that a match anew draws the same. */
function isBlind(key: string, { blindShare }: Campaign): boolean {
  let hash = 7;
  for (const letter of key) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003;
  return hash % 100 < blindShare;
}

function reviewPlacer({ campaign, places }: Written) {
  return (record: RecordToMatch, found: Match) => {
    const communeCode = record.communeCode ?? (found.person?.communeCode || null);
    return {
      agencyCode: places.reviewerOf(campaign.level, campaign.sector, communeCode),
      ownerCode: campaign.agencyCode,
      communeCode,
    };
  };
}
