import { emptySql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';

/** What a unit has stated for a figure and its approver has confirmed. */
export interface Declared {
  code: string;
  /** Exact decimals; null where the form does not ask for it or the unit had none. */
  numerator: number | null;
  denominator: number | null;
  /** Only where the form asks for a percentage alone; otherwise it follows from the two numbers. */
  percent: number | null;
  statementId: string;
  agencyCode: string;
  periodCode: string;
  /** The last day that the numbers count: the end of the period. */
  endsOn: IsoDate;
  statedOn: IsoDate;
  /** Name of the officer as it was on that day. */
  statedBy: string;
  approvedOn: IsoDate;
  approvedBy: string;
  evidence: { fileHash: string; name: string }[];
  remark: string | null;
}

export interface DeclaredAsked {
  asOf: IsoDate;
  /** As it was known at the end of this day; as known now when absent. */
  knownAt?: IsoDate;
  /** Only these figures; all when absent. */
  codes?: readonly string[];
}

type Row = Omit<Declared, 'numerator' | 'denominator' | 'percent'> &
  Record<'numerator' | 'denominator' | 'percent', string | null>;

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

/**
 * The declared figures in force on a date: of each figure the last approved number whose period had ended by then. Of a
 * form that was amended the last approved version counts, wholly: a figure that the new version leaves out is withdrawn.
 */
export async function declaredAt(tx: Tx, { asOf, knownAt, codes }: DeclaredAsked): Promise<Map<string, Declared>> {
  const known = knownAt === undefined ? emptySql : sql`and s.approved_on <= ${knownAt}::date`;
  const wanted = codes === undefined ? emptySql : sql`and v.code = any(${[...codes]}::text[])`;
  const rows = await tx.rows<Row>(sql`with valid as (
      select distinct on (s.period_id, s.agency_code) s.*, p.code as period_code, p.ends_on
        from indicators.statement s join indicators.period p on p.id = s.period_id
       where s.state = 'approved' and p.ends_on <= ${asOf}::date ${known}
       order by s.period_id, s.agency_code, s.number desc)
    select distinct on (v.code) v.code, v.numerator, v.denominator, v.percent, v.remark, s.id as "statementId",
        s.agency_code as "agencyCode", s.period_code as "periodCode", s.ends_on as "endsOn", s.stated_on as "statedOn",
        coalesce(s.stated_name, '') as "statedBy", s.approved_on as "approvedOn", coalesce(s.approved_name, '') as "approvedBy",
        coalesce((select jsonb_agg(jsonb_build_object('fileHash', f.file_hash, 'name', f.file_name) order by f.added_at, f.id)
                    from indicators.statement_file f where f.statement_id = s.id), '[]') as evidence
      from valid s join indicators.statement_value v on v.statement_id = s.id
     where coalesce(v.numerator, v.denominator, v.percent) is not null ${wanted}
     order by v.code, s.ends_on desc, s.approved_at desc, s.number desc`);
  return new Map(
    rows.map((row) => [
      row.code,
      {
        ...row,
        numerator: numberOf(row.numerator),
        denominator: numberOf(row.denominator),
        percent: numberOf(row.percent),
      },
    ]),
  );
}
