import { emptySql, joinSql, type Sql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Area } from './domain/area.ts';
import type { DirectiveKind, DirectiveState } from './domain/directive.ts';
import { registerStore } from './register-store.ts';

export interface DirectiveRow {
  id: string;
  number: string;
  issuedOn: IsoDate;
  kind: DirectiveKind;
  /** The agency when it is one of the province; central bodies have a name only. */
  issuerCode: string | null;
  issuerName: string;
  area: Area;
  subject: string;
  state: DirectiveState;
  endedOn: IsoDate | null;
  replacedBy: string | null;
  recordedBy: string;
  recordedAt: Date;
  version: number;
}

export const directiveStore = registerStore<DirectiveRow>('directive', {
  id: 'id',
  number: 'number',
  issuedOn: 'issued_on',
  kind: 'kind',
  issuerCode: 'issuer_code',
  issuerName: 'issuer_name',
  area: 'area',
  subject: 'subject',
  state: 'state',
  endedOn: 'ended_on',
  replacedBy: 'replaced_by',
  recordedBy: 'recorded_by',
  recordedAt: 'recorded_at',
  version: 'version',
});

/** The document of this number, day and issuer, if it is on record. */
export function findDirective(
  tx: Tx,
  key: { number: string; issuedOn: IsoDate; issuerName: string },
): Promise<DirectiveRow | undefined> {
  return tx.maybe<DirectiveRow>(sql`select ${directiveStore.columns} from steering.directive
    where number = ${key.number} and issued_on = ${key.issuedOn}::date and issuer_name = ${key.issuerName}`);
}

/** The documents of a number, the newest first: years repeat numbers. */
export function directivesOfNumber(tx: Tx, number: string): Promise<DirectiveRow[]> {
  return tx.rows<DirectiveRow>(sql`select ${directiveStore.columns} from steering.directive
    where number = ${number} order by issued_on desc limit 5`);
}

export interface DirectiveFilter {
  text?: string | undefined;
  kind?: DirectiveKind | undefined;
  area?: Area | undefined;
  year?: number | undefined;
  offset: number;
  limit: number;
}

export interface DirectiveListRow extends DirectiveRow {
  tasks: number;
  tasksDone: number;
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function matching({ text, kind, area, year }: DirectiveFilter): Sql {
  const wishes = [
    text === undefined
      ? undefined
      : sql`(d.number ilike ${like(text)} or d.subject ilike ${like(text)} or d.issuer_name ilike ${like(text)})`,
    kind === undefined ? undefined : sql`d.kind = ${kind}`,
    area === undefined ? undefined : sql`d.area = ${area}`,
    year === undefined ? undefined : sql`extract(year from d.issued_on) = ${year}`,
  ].filter((w) => w !== undefined);
  return wishes.length === 0 ? emptySql : sql`where ${joinSql(wishes, ' and ')}`;
}

/** Documents, the newest first, with how many of their tasks are done; and how many there are in all. */
export async function listOfDirectives(
  tx: Tx,
  filter: DirectiveFilter,
): Promise<{ rows: DirectiveListRow[]; total: number }> {
  const where = matching(filter);
  const rows = await tx.rows<DirectiveListRow>(sql`select ${directiveStore.columns},
      (select count(*) from steering.task t where t.directive_id = d.id and t.state <> 'cancelled') as tasks,
      (select count(*) from steering.task t where t.directive_id = d.id and t.state = 'done') as "tasksDone"
    from steering.directive d ${where} order by issued_on desc, id desc limit ${filter.limit} offset ${filter.offset}`);
  const { total } = await tx.one<{ total: number }>(sql`select count(*) as total from steering.directive d ${where}`);
  return { rows, total };
}
