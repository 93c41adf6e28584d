import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';

export interface Campaign {
  code: string;
  provinceCode: string;
  name: string;
  agencyCode: string;
  fromOn: string;
  toOn: string;
  target: number | null;
}

const columns = sql`code, province_code as "provinceCode", name, agency_code as "agencyCode", from_on as "fromOn", to_on as "toOn", target`;

export function findCampaign(tx: Tx, code: string): Promise<Campaign | undefined> {
  return tx.maybe<Campaign>(sql`select ${columns} from cards.campaign where code = ${code}`);
}

/** All campaigns with how many applications they have brought, the newest first. */
export function listCampaigns(tx: Tx): Promise<(Campaign & { received: number })[]> {
  return tx.rows(sql`select ${columns}, (select coalesce(sum(weight), 0)::int from cards.pub_application_fact f
      where f.campaign_code = campaign.code and fact = 'received') as received
    from cards.campaign order by to_on desc, code limit 100`);
}

export async function insertCampaign(tx: Tx, c: Campaign, at: Date): Promise<boolean> {
  const rows =
    await tx.run(sql`insert into cards.campaign (code, province_code, name, agency_code, from_on, to_on, target, created_at)
    values (${c.code}, ${c.provinceCode}, ${c.name}, ${c.agencyCode}, ${c.fromOn}, ${c.toOn}, ${c.target}, ${at}) on conflict do nothing`);
  return rows === 1;
}

export interface CommuneCount {
  communeCode: string;
  received: number;
  issued: number;
  /** Received on the day asked for. */
  thatDay: number;
}

/** What a campaign (or everything, without one) brought commune by commune up to a day, as of this moment. */
export function countsByCommune(tx: Tx, wish: { campaignCode: string | null; day: IsoDate }): Promise<CommuneCount[]> {
  return tx.rows<CommuneCount>(sql`select commune_code as "communeCode",
      coalesce(sum(weight) filter (where fact = 'received'), 0)::int as received,
      coalesce(sum(weight) filter (where fact = 'issued'), 0)::int as issued,
      coalesce(sum(weight) filter (where fact = 'received' and happened_on = ${wish.day}), 0)::int as "thatDay"
    from cards.pub_application_fact where happened_on <= ${wish.day} and (${wish.campaignCode}::text is null or campaign_code = ${wish.campaignCode})
    group by 1 order by 1`);
}

export interface DayCount {
  day: IsoDate;
  received: number;
  issued: number;
  handedOver: number;
}

/** Day by day, the newest first. */
export function countsByDay(
  tx: Tx,
  wish: { campaignCode: string | null; from: IsoDate; to: IsoDate },
): Promise<DayCount[]> {
  const only = (fact: string) => sql`coalesce(sum(weight) filter (where fact = ${fact}), 0)::int`;
  return tx.rows<DayCount>(sql`select happened_on as day, ${only('received')} as received, ${only('issued')} as issued,
      ${only('handed-over')} as "handedOver"
    from cards.pub_application_fact where happened_on between ${wish.from} and ${wish.to} and recorded_at >= ${wish.from}::date - interval '1 day'
      and (${wish.campaignCode}::text is null or campaign_code = ${wish.campaignCode}) group by 1 order by 1 desc`);
}
