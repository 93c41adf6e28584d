import { sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { type IsoDate, vietnamInstant } from '#platform/time';

/** Since when, and perhaps until when, a procedure can be submitted online; both days included. */
export interface Deployment {
  procedureCode: string;
  onlineFrom: IsoDate;
  onlineTo?: IsoDate | null;
}

/** A statement made by a bulk door. */
export interface LearnedDeployment extends Deployment {
  /** The day on which the province learned of it; now when absent. What is known as of an earlier day rests on it. */
  learnedOn?: IsoDate;
}

/**
 * States which procedures of the catalogue are online in a province: the list is the whole truth for that province.
 * Earlier statements that it does not repeat are withdrawn, and stay readable as history. Runs as the owner.
 * @throws Error for a procedure that the catalogue lacks.
 */
export async function setDeployments(
  tx: Tx,
  deployments: readonly LearnedDeployment[],
  provinceCode: string,
): Promise<void> {
  const rows = JSON.stringify(
    deployments.map((d) => ({
      ...d,
      id: newId(),
      learnedAt: d.learnedOn === undefined ? null : vietnamInstant(d.learnedOn),
    })),
  );
  const stated = sql`jsonb_to_recordset(${rows}::jsonb) as s (id uuid, "procedureCode" text, "onlineFrom" date, "onlineTo" date, "learnedAt" timestamptz)`;
  await tx.run(sql`
    update procedures.deployment d set withdrawn_at = now()
     where d.province_code = ${provinceCode} and d.withdrawn_at is null and not exists (
       select from ${stated} where s."procedureCode" = d.procedure_code and s."onlineFrom" = d.online_from
          and s."onlineTo" is not distinct from d.online_to)`);
  await tx.run(sql`
    insert into procedures.deployment (id, province_code, procedure_code, online_from, online_to, recorded_at)
    select s.id, ${provinceCode}, s."procedureCode", s."onlineFrom", s."onlineTo", coalesce(s."learnedAt", now()) from ${stated}
    on conflict (province_code, procedure_code, online_from) where withdrawn_at is null do nothing`);
}

/** What could be submitted online on a date, by province and procedure. */
export async function deployedAt(tx: Tx, date: IsoDate): Promise<(Deployment & { provinceCode: string })[]> {
  return tx.rows(sql`
    select province_code as "provinceCode", procedure_code as "procedureCode", online_from as "onlineFrom", online_to as "onlineTo"
      from procedures.deployment
     where withdrawn_at is null and online_from <= ${date}::date and (online_to is null or online_to >= ${date}::date)
     order by province_code, procedure_code`);
}

/** States some procedures anew; what was stated for them before is withdrawn, other procedures keep theirs. */
export async function restateDeployments(
  tx: Tx,
  statements: readonly Deployment[],
  { provinceCode, at }: { provinceCode: string; at: Date },
): Promise<void> {
  const rows = JSON.stringify(statements.map((d) => ({ ...d, id: newId(at.getTime()) })));
  await tx.run(sql`update procedures.deployment set withdrawn_at = ${at} where province_code = ${provinceCode}
    and withdrawn_at is null and procedure_code = any (${statements.map((s) => s.procedureCode)})`);
  await tx.run(sql`insert into procedures.deployment (id, province_code, procedure_code, online_from, online_to, recorded_at)
    select s.id, ${provinceCode}, s."procedureCode", s."onlineFrom", s."onlineTo", ${at}
      from jsonb_to_recordset(${rows}::jsonb) as s (id uuid, "procedureCode" text, "onlineFrom" date, "onlineTo" date)`);
}

/** Everything that is stated and was not withdrawn, whatever the day. */
export async function statedDeployments(tx: Tx): Promise<Deployment[]> {
  return tx.rows(sql`select procedure_code as "procedureCode", online_from as "onlineFrom", online_to as "onlineTo"
    from procedures.deployment where withdrawn_at is null order by procedure_code, online_from`);
}
