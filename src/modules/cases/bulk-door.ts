import { systemActor, writeAudit } from '#platform/command';
import { copyLine, type Database, sql, type Tx, withoutIndexes } from '#platform/db';
import { refuse } from '#platform/errors';
import { newSpokenCode, type SeededRandom, seededRandom } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { caseCode, regimeAt } from '#procedures';
import type { BulkCase } from './bulk-case.ts';
import { historyLines } from './bulk-history.ts';
import { bulkSteps, decidedAt, stepIn } from './bulk-steps.ts';
import { trackingCodeLength } from './case-store.ts';
import { ownerOf, waitOf } from './domain/case-state.ts';
import { workingMinutesBetween } from './domain/working-hours.ts';

const chunkSize = 10_000;

/**
 * Takes cases in by the hundred thousand, in one transaction: either all are there or none. Gives each its id, codes and
 * history. Runs as the owner, past row-level security.
 * @param progress called with the number of cases written so far.
 * @returns how many cases went in.
 */
export async function importCases(
  database: Database,
  cases: Iterable<BulkCase> | AsyncIterable<BulkCase>,
  options: { seed: number; now: Date; progress?: (written: number) => void },
): Promise<number> {
  return database.asOwner(async (tx) => {
    const written = await withoutIndexes(tx, 'cases', () => writeAll(tx, cases, options));
    const concern = { purpose: 'simulation', detail: { cases: written, seed: options.seed } };
    await writeAudit(tx, 'cases.import-cases', { actor: systemActor, now: options.now, concerns: [concern] });
    await tx.script('analyze cases.case; analyze cases.case_event');
    return written;
  });
}

async function writeAll(
  tx: Tx,
  cases: Iterable<BulkCase> | AsyncIterable<BulkCase>,
  options: { seed: number; progress?: (written: number) => void },
): Promise<number> {
  const writer = bulkWriter(tx, seededRandom(options.seed));
  let written = 0;
  let chunk: BulkCase[] = [];
  const flush = async () => {
    await writer.write(chunk);
    written += chunk.length;
    chunk = [];
    options.progress?.(written);
  };
  for await (const one of cases) {
    chunk.push(one);
    if (chunk.length === chunkSize) await flush();
  }
  await flush();
  await writer.keepCounters();
  return written;
}

function bulkWriter(tx: Tx, random: SeededRandom) {
  const counters = new Map<string, number>();
  // Among a million codes two alike are no rarity any more (47 bits): a code that is taken is drawn again.
  const codesTaken = new Set<string>();
  const nextTrackingCode = (): string => {
    const code = newSpokenCode(trackingCodeLength, random.int);
    if (codesTaken.has(code)) return nextTrackingCode();
    codesTaken.add(code);
    return code;
  };
  const nextOf = (agencyCode: string, on: string) => {
    const key = `${agencyCode}|${on}`;
    const next = (counters.get(key) ?? 0) + 1;
    counters.set(key, next);
    return next;
  };
  return {
    async write(chunk: readonly BulkCase[]): Promise<void> {
      const ids = chunk.map((c) => random.id(c.submittedAt.getTime()));
      const codes = chunk.map(nextTrackingCode);
      await tx.copyIn(
        `copy cases.case (id, province_code, procedure_code, procedure_version, regime, state, channel, agency_code, commune_code,
          applicant_id, tracking_code, official_code, submitted_at, received_at, received_on, due_on, finished_on, returned_at,
          owner_role, origin, return_by, wait, step, step_began_at, step_minutes, held_since, our_minutes, clock_from, period_days,
          first_due_on) from stdin`,
        chunk.map((c, i) => {
          const on = c.receivedAt === null ? null : vietnamDate(c.receivedAt);
          const code =
            on === null ? null : caseCode({ agencyCode: c.agencyCode, date: on, counter: nextOf(c.agencyCode, on) });
          const regime = regimeAt(on ?? vietnamDate(c.submittedAt)).code;
          return copyLine([
            ids[i],
            c.provinceCode,
            c.procedureCode,
            c.procedureVersion,
            regime,
            c.state,
            c.channel,
            c.agencyCode,
            c.communeCode,
            c.applicantId,
            codes[i],
            code,
            c.submittedAt,
            c.receivedAt,
            on,
            c.dueOn,
            c.finishedOn,
            c.returnedAt,
            ownerOf[c.state],
            'simulated',
            c.channel,
            ...courseColumns(c),
          ]);
        }),
      );
      await tx.copyIn(
        `copy cases.case_event (id, case_id, act, from_state, to_state, at, actor_kind, agency_code, step, began_at, minutes, side,
          allotted) from stdin`,
        historyLines(chunk, ids, random),
      );
    },
    async keepCounters(): Promise<void> {
      await tx.script(
        'create temporary table bulk_counter (agency_code text, counted_on date, last integer) on commit drop',
      );
      await tx.copyIn(
        'copy bulk_counter from stdin',
        [...counters].map(([key, last]) => copyLine([...key.split('|'), last])),
      );
      await tx.run(sql`insert into cases.code_counter (agency_code, series, counted_on, last) select agency_code, 'case', counted_on, last from bulk_counter
        on conflict on constraint code_counter_pk do update set last = greatest(code_counter.last, excluded.last)`);
    },
  };
}

/** Where a simulated case stands in its course, in the order of the columns above. */
function courseColumns(c: BulkCase): unknown[] {
  const { steps, periodDays } = bulkSteps(c);
  const open = ownerOf[c.state] !== null;
  const step = open ? stepIn(steps, c.state) : undefined;
  const since = open ? (c.receivedAt ?? c.submittedAt) : null;
  return [
    waitOf(c.state, []),
    step?.code ?? null,
    since,
    step === undefined ? null : Math.round(step.workingHours * 60),
    since,
    c.receivedAt === null || c.finishedOn === null ? 0 : workingMinutesBetween(c.receivedAt, decidedAt(c)),
    c.receivedAt,
    c.receivedAt === null ? null : periodDays,
    c.dueOn,
  ];
}

/**
 * Removes what an earlier simulation made, and only that. Refuses when people have made cases of their own here:
 * a simulation is for an empty or a demonstration base.
 */
export async function clearSimulatedCases(tx: Tx): Promise<number> {
  // Nobody may submit between the count and the clearing.
  await tx.script('lock table cases.case in access exclusive mode');
  const { real } = await tx.one<{ real: number }>(
    sql`select count(*) as real from cases.case where origin <> 'simulated'`,
  );
  if (real > 0) refuse('conflict', 'cases.real-cases-here', { count: real });
  const { simulated } = await tx.one<{ simulated: number }>(sql`select count(*) as simulated from cases.case`);
  if (simulated > 0)
    // Papers and uploads of people's drafts come back: they hang on no case, but their tables can only be emptied as a whole.
    await tx.script(`create temporary table kept_paper on commit drop as select * from cases.paper where draft_id is not null;
      create temporary table kept_upload on commit drop as select * from cases.upload where draft_id is not null;
      create temporary table kept_chunk on commit drop as
        select k.* from cases.upload_chunk k join kept_upload u on u.id = k.upload_id;
      truncate cases.case, cases.case_event, cases.paper, cases.consultation, cases.warning, cases.upload, cases.upload_chunk,
        cases.code_counter;
      insert into cases.paper select * from kept_paper;
      insert into cases.upload select * from kept_upload;
      insert into cases.upload_chunk select * from kept_chunk`);
  return simulated;
}

/** Gives the open simulated cases a form, made by the caller for each; those that are finished keep none. */
export async function describeSimulatedCases(
  tx: Tx,
  formOf: (found: { procedureCode: string; applicantId: string }) => Promise<Readonly<Record<string, string>>>,
): Promise<void> {
  const open = await tx.rows<{ id: string; procedureCode: string; applicantId: string }>(sql`select id,
      procedure_code as "procedureCode", applicant_id as "applicantId"
    from cases.case where origin = 'simulated' and owner_role is not null and form = '{}'`);
  for (const one of open) {
    await tx.run(sql`update cases.case set form = ${JSON.stringify(await formOf(one))} where id = ${one.id}`);
  }
}
