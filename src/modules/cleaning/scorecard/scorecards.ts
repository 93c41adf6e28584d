import Type from 'typebox';
import { officer, query, type Runtime, type Task } from '#platform/command';
import { sql, type Tx } from '#platform/db';
import { addDays, type IsoDate, vietnamDate } from '#platform/time';
import { type DayCount, type Forecast, forecast } from '../domain/forecast.ts';
import { type SectorCode, sectorCodes, sectorOf, sectors } from '../domain/sectors.ts';
import { factSectorOf } from '../register/facts.ts';
import { SectorInput } from '../register/open-version.ts';
import {
  listCondition,
  listRecords,
  type RecordList,
  type RegisterRecord,
  recordLists,
} from '../register/record-store.ts';

/** The numbers of a scorecard; README.md says what each one means. */
export interface Score {
  listed: number;
  entered: number;
  correct: number;
  complete: number;
  clean: number;
  live: number;
}

const counts = (sector: SectorCode, today: IsoDate) => {
  const about = { today, freshDays: sectorOf(sector).freshDays };
  const one = (list: 'listed' | 'entered' | 'correct' | 'complete' | 'clean' | 'live') =>
    sql`count(*) filter (where ${listCondition(list, about)})`;
  return sql`${one('listed')} as listed, ${one('entered')} as entered, ${one('correct')} as correct, ${one('complete')} as complete,
    ${one('clean')} as clean, ${one('live')} as live`;
};

/** Counts from the records themselves, as far as the asker may see them. */
async function scoreOf(tx: Tx, sector: SectorCode, today: IsoDate): Promise<Score> {
  return tx.one<Score>(sql`select ${counts(sector, today)} from cleaning.record where sector = ${sector}`);
}

export interface SectorScore extends Score {
  sector: SectorCode;
}

/** Every sector that has records, counted now. */
export const scorecards = query({
  name: 'cleaning.scorecards',
  summary: 'Correct, complete, clean and live records of every sector, as far as I may see them.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx): Promise<SectorScore[]> {
    const today = vietnamDate(ctx.now);
    const all: SectorScore[] = [];
    for (const { code } of sectors) {
      const score = await scoreOf(ctx.tx, code, today);
      if (score.listed > 0) all.push({ sector: code, ...score });
    }
    return all;
  },
});

export interface SectorView {
  score: Score;
  communes: (Score & { communeCode: string })[];
  /** Clean records of the whole province at the end of days; the forecast goes by them. */
  trend: DayCount[];
  forecast: Forecast;
}

/** Points of a trend: enough to see its form, few enough to read. */
const trendPoints = 12;

/** One sector by commune, how it came to this, and what stays until when. */
export const showSector = query({
  name: 'cleaning.show-sector',
  summary: 'One sector by commune, its course over time, what is left and until when at this pace.',
  allow: officer(),
  input: Type.Object({ sector: SectorInput }),
  async run(ctx, { sector }): Promise<SectorView> {
    const today = vietnamDate(ctx.now);
    const communes = await ctx.tx.rows<
      Score & { communeCode: string }
    >(sql`select coalesce(commune_code, '') as "communeCode",
        ${counts(sector, today)} from cleaning.record where sector = ${sector} group by 1 order by 1`);
    const score = await scoreOf(ctx.tx, sector, today);
    const { trend, left } = await courseOf(ctx.tx, sector, today);
    return { score, communes, trend, forecast: forecast(left, trend.slice(-4)) };
  },
});

interface DaySum {
  day: IsoDate;
  cleaned: number;
  entered: number;
}

/** Clean records over the last year, summed from facts: what is past never changes, except by corrections of its own. */
async function courseOf(tx: Tx, sector: SectorCode, today: IsoDate): Promise<{ trend: DayCount[]; left: number }> {
  const from = addDays(today, -30 * (trendPoints - 1));
  const sums = await tx.rows<DaySum>(sql`select greatest(happened_on, ${from}::date) as day,
      coalesce(sum(weight) filter (where fact = 'cleaned'), 0)::int as cleaned,
      coalesce(sum(weight) filter (where fact = 'entered'), 0)::int as entered
    from cleaning.pub_record_fact where sector = ${factSectorOf(sector)} and happened_on <= ${today}::date group by 1 order by 1`);
  const until = (day: IsoDate, what: 'cleaned' | 'entered') =>
    sums.reduce((sum, one) => (one.day <= day ? sum + one[what] : sum), 0);
  const trend = Array.from({ length: trendPoints }, (_, i) => {
    const day = addDays(from, 30 * i);
    return { day, clean: until(day, 'cleaned') };
  });
  return { trend, left: until(today, 'entered') - until(today, 'cleaned') };
}

/** The records behind a number, by key; they name people, so the look is logged. */
export const recordsBehind = query({
  name: 'cleaning.records-behind',
  summary: 'The records that a number of a scorecard counts; logged.',
  allow: officer(),
  personal: true,
  input: Type.Object({
    sector: SectorInput,
    list: Type.Unsafe<RecordList>(Type.Union(recordLists.map((list) => Type.Literal(list)))),
    communeCode: Type.Optional(Type.String({ maxLength: 10 })),
    afterKey: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  async run(ctx, { sector, list, communeCode, afterKey = '' }): Promise<{ records: RegisterRecord[]; more: boolean }> {
    const { freshDays } = sectorOf(sector);
    const q = { sector, list, communeCode, afterKey, freshDays, today: vietnamDate(ctx.now), atMost: 51 };
    const found = await listRecords(ctx.tx, q);
    ctx.concerns({ detail: { sector, list, ...(communeCode === undefined ? {} : { communeCode }) } });
    return { records: found.slice(0, 50), more: found.length > 50 };
  },
});

/** Keeps the scorecards of a day, so that the course of all four numbers can be told later. Harmless to run again. */
export async function keepScorecards(runtime: Runtime): Promise<void> {
  const today = vietnamDate(runtime.clock.now());
  await runtime.database.asOwner(async (tx) => {
    await tx.run(sql`delete from cleaning.scorecard where on_day = ${today}`);
    for (const sector of sectorCodes)
      await tx.run(sql`insert into cleaning.scorecard (sector, commune_code, on_day, listed, entered, correct, complete, clean, live)
        select ${sector}, coalesce(commune_code, ''), ${today}::date, ${counts(sector, today)}
          from cleaning.record where sector = ${sector} group by 2`);
  });
}

export const keepScorecardsTask: Task = { name: 'cleaning.keep-scorecards', dailyAt: '23:30', run: keepScorecards };
