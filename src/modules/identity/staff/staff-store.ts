import { type Sql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { foldName } from '#population';
import type { PostRole } from '#territory';

export type StaffState = 'active' | 'waiting' | 'locked';

export interface StaffRow {
  id: string;
  loginName: string;
  displayName: string;
  /** `waiting`: nobody has set a password yet. */
  state: StaffState;
  homeAgencyCode: string | null;
  /** Held today or later. */
  posts: { agencyCode: string; role: PostRole; validFrom: IsoDate; validTo: IsoDate | null }[];
  factors: number;
}

export interface StaffFilter {
  agencyCode?: string | undefined;
  role?: PostRole | undefined;
  state?: StaffState | 'no-post' | undefined;
  /** Part of a name or user name. */
  text?: string | undefined;
  /** One account only. */
  accountId?: string | undefined;
}

export interface StaffWindow {
  /** Agencies whose officers the asker looks after; null for the whole province. */
  agencies: readonly string[] | null;
  date: IsoDate;
  limit: number;
  offset: number;
}

export async function insertStaffAccount(
  tx: Tx,
  s: {
    accountId: string;
    homeAgencyCode: string;
    origin: 'administrator' | 'import' | 'operator';
    openedBy: string | null;
    at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into identity.staff_account (account_id, home_agency_code, origin, opened_by, opened_at)
    values (${s.accountId}, ${s.homeAgencyCode}, ${s.origin}, ${s.openedBy}, ${s.at})`);
}

const held = (date: IsoDate): Sql => sql`(p.valid_to is null or p.valid_to >= ${date})`;

/** All that an account belongs to must lie within the asker's agencies: then and only then they look after it. */
const within = ({ agencies, date }: Pick<StaffWindow, 'agencies' | 'date'>): Sql =>
  agencies === null
    ? sql`true`
    : sql`(s.home_agency_code is null or s.home_agency_code = any (${agencies}))
        and not exists (select from territory.pub_post p where p.account_id = a.id and ${held(date)} and p.agency_code <> all (${agencies}))
        and (s.home_agency_code is not null or exists (select from territory.pub_post p where p.account_id = a.id and ${held(date)}))`;

const hasPassword = sql`exists (select from identity.credential c where c.account_id = a.id and c.kind = 'password')`;

const ofState = (state: StaffFilter['state'], date: IsoDate): Sql => {
  const hasPost = sql`exists (select from territory.pub_post p where p.account_id = a.id and ${held(date)})`;
  if (state === undefined) return sql`true`;
  if (state === 'no-post') return sql`not ${hasPost}`;
  if (state === 'locked') return sql`a.state = 'locked'`;
  if (state === 'waiting') return sql`a.state = 'active' and not a.demo and not ${hasPassword}`;
  return sql`a.state = 'active' and (a.demo or ${hasPassword})`;
};

/** Folds as people search: without marks, in lower case. */
const folded = (text: string): string => foldName(text).toLowerCase().trim();

function matching(filter: StaffFilter, window: StaffWindow): Sql {
  const { agencyCode, role, state, text, accountId } = filter;
  const { date } = window;
  const oneOnly = accountId === undefined ? sql`true` : sql`a.id = ${accountId}`;
  const atAgency =
    agencyCode === undefined
      ? sql`true`
      : sql`(s.home_agency_code = ${agencyCode} or exists (select from territory.pub_post p
          where p.account_id = a.id and ${held(date)} and p.agency_code = ${agencyCode}))`;
  const inRole =
    role === undefined
      ? sql`true`
      : sql`exists (select from territory.pub_post p where p.account_id = a.id and ${held(date)} and p.role = ${role})`;
  // chr(273) is the small letter D with stroke. An officer's name is searched whole or in part, with marks or without: few thousand rows, read through.
  const named =
    text === undefined || text.trim() === ''
      ? sql`true`
      : sql`(a.login_name like ${`%${folded(text)}%`} or
          replace(regexp_replace(normalize(lower(a.display_name), nfd), '[\u0300-\u036f]', '', 'g'), chr(273), 'd') like ${`%${folded(text)}%`})`;
  return sql`a.kind = 'staff' and ${oneOnly} and ${within(window)} and ${atAgency} and ${inRole} and ${ofState(state, date)} and ${named}`;
}

const from = sql`identity.account a left join identity.staff_account s on s.account_id = a.id`;

/** Officers in alphabetical order of their given name's place in writing. Run as the system. */
export async function selectStaff(
  tx: Tx,
  filter: StaffFilter,
  window: StaffWindow,
): Promise<{ rows: StaffRow[]; total: number }> {
  const where = matching(filter, window);
  const rows = await tx.rows<StaffRow>(sql`select a.id, a.login_name as "loginName", a.display_name as "displayName",
      case when a.state = 'locked' then 'locked' when a.demo or ${hasPassword} then 'active' else 'waiting' end as state,
      s.home_agency_code as "homeAgencyCode",
      (select coalesce(jsonb_agg(jsonb_build_object('agencyCode', p.agency_code, 'role', p.role, 'validFrom', p.valid_from, 'validTo', p.valid_to)
          order by p.valid_from, p.post_id), '[]') from territory.pub_post p where p.account_id = a.id and ${held(window.date)}) as posts,
      (select count(*)::int from identity.factor f where f.account_id = a.id and f.confirmed_at is not null) as factors
    from ${from} where ${where} order by a.display_name, a.id limit ${window.limit} offset ${window.offset}`);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from ${from} where ${where}`);
  return { rows, total };
}

/** One officer's account, if the asker looks after it. Run as the system. */
export function selectStaffMember(
  tx: Tx,
  accountId: string,
  window: Pick<StaffWindow, 'agencies' | 'date'>,
): Promise<{ id: string; personId: string | null; homeAgencyCode: string | null } | undefined> {
  return tx.maybe(sql`select a.id, a.person_id as "personId", s.home_agency_code as "homeAgencyCode" from ${from}
    where a.kind = 'staff' and a.id = ${accountId} and ${within(window)}`);
}

export interface StaffPost {
  id: string;
  agencyCode: string;
  role: PostRole;
  title: { vi: string; en: string };
  validFrom: IsoDate;
  validTo: IsoDate | null;
}

/** Every post the account has had, the latest first. */
export function selectStaffPosts(tx: Tx, accountId: string): Promise<StaffPost[]> {
  return tx.rows(sql`select post_id as id, agency_code as "agencyCode", role, jsonb_build_object('vi', title_vi, 'en', title_en) as title,
      valid_from as "validFrom", valid_to as "validTo" from territory.pub_post where account_id = ${accountId}
    order by valid_from desc, post_id limit 100`);
}

/** Real (not demonstration) accounts that hold an administrator's post on a date and are not locked. */
export async function countAdministrators(tx: Tx, date: IsoDate): Promise<number> {
  const { count } = await tx.one<{
    count: number;
  }>(sql`select count(distinct a.id)::int as count from identity.account a
    join territory.pub_post p on p.account_id = a.id and p.role = 'administrator' and p.valid_from <= ${date} and ${held(date)}
    where a.kind = 'staff' and not a.demo and a.state = 'active'`);
  return count;
}
