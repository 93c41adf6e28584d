import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';

export interface EidTotals {
  level: '1' | '2';
  registered: number;
  activated: number;
  locked: number;
  revoked: number;
}

const counted = sql`coalesce(sum(weight) filter (where fact = 'registered'), 0)::int as registered,
  coalesce(sum(weight) filter (where fact = 'activated'), 0)::int as activated,
  coalesce(sum(weight) filter (where fact = 'locked'), 0)::int as locked,
  coalesce(sum(weight) filter (where fact = 'revoked'), 0)::int as revoked`;

/** All that was counted up to a day, by level. */
export function eidTotals(tx: Tx, upTo: IsoDate): Promise<EidTotals[]> {
  return tx.rows<EidTotals>(
    sql`select level, ${counted} from identity.pub_account_fact where happened_on <= ${upTo} group by level order by level`,
  );
}

export interface EidDay {
  day: IsoDate;
  registered1: number;
  registered2: number;
  activated1: number;
  activated2: number;
}

/** Day by day, the newest first; days on which nothing was counted are left out. */
export function eidDays(
  tx: Tx,
  span: { from: IsoDate; to: IsoDate; communeCode?: string | undefined },
): Promise<EidDay[]> {
  const only = (fact: string, level: string) =>
    sql`coalesce(sum(weight) filter (where fact = ${fact} and level = ${level}), 0)::int`;
  const commune = span.communeCode ?? '';
  return tx.rows<EidDay>(sql`select happened_on as day, ${only('registered', '1')} as registered1, ${only('registered', '2')} as registered2,
      ${only('activated', '1')} as activated1, ${only('activated', '2')} as activated2
    from identity.pub_account_fact where recorded_at >= ${span.from}::date - interval '1 day' and happened_on between ${span.from} and ${span.to}
      and fact in ('registered', 'activated') and (${commune} = '' or commune_code = ${commune})
    group by 1 order by 1 desc`);
}

export interface EidCommuneRow {
  communeCode: string;
  level1: number;
  level2: number;
  activated: number;
  /** Registered in the span asked for. */
  lately: number;
}

/** Commune by commune up to a day, with what came in since another. */
export function eidCommunes(tx: Tx, span: { since: IsoDate; upTo: IsoDate }): Promise<EidCommuneRow[]> {
  return tx.rows<EidCommuneRow>(sql`select commune_code as "communeCode",
      coalesce(sum(weight) filter (where fact = 'registered' and level = '1'), 0)::int as level1,
      coalesce(sum(weight) filter (where fact = 'registered' and level = '2'), 0)::int as level2,
      coalesce(sum(weight) filter (where fact = 'activated'), 0)::int as activated,
      coalesce(sum(weight) filter (where fact = 'registered' and happened_on >= ${span.since}), 0)::int as lately
    from identity.pub_account_fact where happened_on <= ${span.upTo} group by 1 order by 1`);
}
