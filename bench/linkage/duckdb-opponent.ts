/**
 * The opponent: the tuned Splink model of the literature as a pipeline of SQL on DuckDB, over the files of a folder; one
 * process, two threads, its result goes to stdout as JSON. Splink itself is Python and cannot be had here.
 *
 * Like Splink 5 (tuned): columns cleaned in SQL; ten blocking rules, each without the pairs of those before it; comparison
 * levels by CASE with `levenshtein` and `jaro_winkler_similarity`; u from one million random pairs, m by expectation and
 * maximisation within blocking rules; match weights with term frequencies of name and birth date; best candidate of each
 * record. Unlike Splink: names are stripped of marks with Đ mended (Splink's own functions leave it, and score it worse);
 * m is learnt over counts of patterns in memory, not pair by pair in SQL, and pairs are scored in one statement without
 * being written down first (both make this pipeline faster than Splink); old numbers and telephones are blocked on and the
 * old number is compared; the prior is fixed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { judge, type Link } from './judge.ts';
import type { RunResult } from './run-engine.ts';

const folder = process.argv[2] as string;
const judged = process.argv[3] === 'judge';
const threads = '2';

const clean = (table: string, file: string, key: string) => `
  create table ${table} as
  with raw as (select * from read_csv('${join(folder, file)}', all_varchar = true)),
  shaped as (
    select ${key} as key, row_number() over () as row,
      case when length(personal_id) between 9 and 12 then lpad(personal_id, 12, '0') end as id,
      nullif(old_id, '') as old_id,
      lower(nfc_normalize(trim(full_name))) as name,
      trim(replace(replace(strip_accents(lower(nfc_normalize(full_name))), 'đ', 'd'), 'ð', 'd')) as plain,
      case when birth_date like '__/__/____' then substr(birth_date, 7, 4) || '-' || substr(birth_date, 4, 2) || '-' || substr(birth_date, 1, 2)
           when length(birth_date) = 4 then birth_date || '-01-01'
           else nullif(birth_date, '') end as dob,
      nullif(sex, '') as sex, nullif(commune_code, '') as commune, nullif(phone, '') as phone
    from raw)
  select *, substr(dob, 1, 4) as year, split_part(plain, ' ', 1) as surname, split_part(plain, ' ', -1) as given,
    array_to_string(list_sort(string_split(plain, ' ')), ' ') as words
  from shaped`;

const rules = [
  'l.id = r.id',
  'l.old_id = r.old_id',
  'l.plain = r.plain and l.dob = r.dob',
  'l.words = r.words and l.year = r.year',
  'l.dob = r.dob and l.commune = r.commune',
  'l.given = r.given and l.dob = r.dob',
  'l.surname = r.surname and l.dob = r.dob and l.sex = r.sex',
  'l.plain = r.plain and l.commune = r.commune',
  'l.given = r.given and l.year = r.year and l.commune = r.commune',
  'l.phone = r.phone',
];

/** Levels from the best (1) to "else"; 0 where one side is not known. The number of levels follows. */
const levels = [
  {
    sql: `case when l.id is null or r.id is null then 0 when l.id = r.id then 1 when levenshtein(l.id, r.id) <= 1 then 2 else 3 end`,
    count: 3,
  },
  { sql: `case when l.old_id is null or r.old_id is null then 0 when l.old_id = r.old_id then 1 else 2 end`, count: 2 },
  {
    sql: `case when l.name = r.name then 1 when l.plain = r.plain then 2 when l.words = r.words then 3
      when jaro_winkler_similarity(l.plain, r.plain) >= 0.95 then 4 when l.surname = r.surname and l.given = r.given then 5
      when jaro_winkler_similarity(l.plain, r.plain) >= 0.88 then 6 when l.given = r.given then 7 else 8 end`,
    count: 8,
  },
  {
    sql: `case when l.dob is null or r.dob is null then 0 when l.dob = r.dob then 1
      when l.year = r.year and (l.dob like '%-01-01' or r.dob like '%-01-01') then 2
      when l.year = r.year and substr(l.dob, 6, 2) = substr(r.dob, 9, 2) and substr(l.dob, 9, 2) = substr(r.dob, 6, 2) then 3
      when levenshtein(l.dob, r.dob) <= 1 then 4 when l.year = r.year then 5 else 6 end`,
    count: 6,
  },
  { sql: 'case when l.sex is null or r.sex is null then 0 when l.sex = r.sex then 1 else 2 end', count: 2 },
  {
    sql: 'case when l.commune is null or r.commune is null then 0 when l.commune = r.commune then 1 else 2 end',
    count: 2,
  },
];
const gammas = levels.map(({ sql }, i) => `${sql} as g${i}`).join(', ');
const names = levels.map((_, i) => `g${i}`).join(', ');

const steps: string[] = [];
const from = performance.now();
const since = () => ((performance.now() - from) / 1000).toFixed(2);
const instance = await DuckDBInstance.create(':memory:', { threads });
const db = await instance.connect();
const run = async (sql: string) => {
  await db.run(sql);
};
const rowsOf = async (sql: string) => (await db.runAndReadAll(sql)).getRows().map((row) => row.map(Number));

await run(clean('l', 'records.csv', 'record_id'));
await run(clean('r', 'registry.csv', 'personal_id'));
steps.push(`loaded ${since()}`);
const [[registryRows = 1] = []] = await rowsOf('select count(*) from r');

const random = await rowsOf(
  `select ${names}, count(*) from (select ${gammas} from (select * from l using sample reservoir(1000 rows) repeatable (1)) l
   cross join (select * from r using sample reservoir(1000 rows) repeatable (2)) r) group by all`,
);
const chance = shares(random.map((row) => ({ row, weight: row.at(-1) as number })));
steps.push(`u ${since()}`);

const sessions = ['l.plain = r.plain and l.year = r.year', 'l.dob = r.dob and l.given = r.given'];
const agree = await learn();
steps.push(`m ${since()}`);

const weight = levels
  .map(({ count }, i) => {
    const cases = Array.from({ length: count }, (_, k) => {
      const m = agree[i]?.[k + 1] as number;
      if (i === 2 && k === 0) return `when 1 then ${Math.log2(m)} - log2(tf_name)`;
      if (i === 3 && k === 0) return `when 1 then ${Math.log2(m)} - log2(tf_dob)`;
      return `when ${k + 1} then ${Math.log2(m / (chance[i]?.[k + 1] as number))}`;
    });
    return `case g${i} ${cases.join(' ')} else 0 end`;
  })
  .join(' + ');
const blocked = rules
  .map((rule, i) => {
    const before = rules.slice(0, i).map((other) => ` and not coalesce(${other}, false)`);
    return `select l.row as a, r.row as b from l join r on ${rule}${before.join('')}`;
  })
  .join(' union all ');
await run(`create table name_share as select name, count(*) / ${registryRows} as share from r group by name`);
await run(
  `create table dob_share as select dob, count(*) / ${registryRows} as share from r where dob is not null group by dob`,
);
await run(`
  copy (
    select any_value(record_key) as record_id, arg_max(person_key, weight) as personal_id, max(weight) as score from (
      select l.row as record, l.key as record_key, r.key as person_key,
        coalesce(n.share, 1e-6) as tf_name, coalesce(d.share, 1e-6) as tf_dob, ${gammas},
        ${-Math.log2(registryRows)} + ${weight} as weight
      from (${blocked}) p join l on l.row = p.a join r on r.row = p.b
        left join name_share n on n.name = r.name left join dob_share d on d.dob = r.dob)
    group by record)
  to '${join(folder, 'duckdb.csv')}' (header)`);
const seconds = (performance.now() - from) / 1000;
steps.push(`predicted ${since()}`);
const { user, system } = process.cpuUsage();
const result: RunResult = {
  seconds,
  cpuSeconds: (user + system) / 1e6,
  megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  steps,
  quality: judged ? judge(links(), readFileSync(join(folder, 'truth.txt'), 'utf8').split('\n')) : [],
};
process.stdout.write(JSON.stringify(result));

/** Shares of levels among weighed patterns, a comparison each; every level counts half a pair more. */
function shares(weighed: readonly { row: readonly number[]; weight: number }[]): Float64Array[] {
  return levels.map(({ count }, i) => {
    const sums = new Float64Array(count + 1).fill(0.5);
    sums[0] = 0;
    for (const { row, weight: w } of weighed) {
      const level = row[i] as number;
      if (level > 0) sums[level] = (sums[level] as number) + w;
    }
    const all = sums.reduce((sum, n) => sum + n, 0);
    return sums.map((n) => n / all);
  });
}

/** m by EM within each session's pairs; a level that a session blocks on is learnt in the other one. */
async function learn(): Promise<Float64Array[]> {
  const learnt: Float64Array[][] = [];
  for (const session of sessions) {
    const patterns = await rowsOf(
      `select ${names}, count(*) from (select ${gammas} from l join r on ${session}) group by all`,
    );
    let m: Float64Array[] = levels.map(({ count }) =>
      Float64Array.from({ length: count + 1 }, (_, k) => (k === 1 ? 0.9 : 0.1 / count)),
    );
    let prior = 0.3;
    for (let round = 0; round < 15; round += 1) {
      let found = 0;
      let all = 0;
      const weighed = patterns.map((row) => {
        const count = row.at(-1) as number;
        let odds = prior / (1 - prior);
        levels.forEach((_, i) => {
          const level = row[i] as number;
          if (level > 0) odds *= (m[i]?.[level] as number) / (chance[i]?.[level] as number);
        });
        const share = count * (odds / (1 + odds));
        found += share;
        all += count;
        return { row, weight: share };
      });
      m = shares(weighed);
      prior = Math.min(0.999, found / all);
    }
    learnt.push(m);
  }
  const [one, two] = learnt as [Float64Array[], Float64Array[]];
  // The first session blocks on the name, the second on the birth date: each teaches what the other cannot.
  return levels.map((_, i) => {
    if (i === 2) return two[i] as Float64Array;
    if (i === 3) return one[i] as Float64Array;
    return (one[i] as Float64Array).map((share, k) => (share + (two[i]?.[k] as number)) / 2);
  });
}

function links(): Link[] {
  const found = new Map(
    readFileSync(join(folder, 'duckdb.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([record = '', id = '', score = '']) => [record, { id, score: Number(score) }]),
  );
  return readFileSync(join(folder, 'records.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => found.get(line.slice(0, line.indexOf(','))) ?? { id: '', score: Number.NEGATIVE_INFINITY })
    .map(({ id, score }) => ({ id, score, matched: score >= 8, review: false }));
}
