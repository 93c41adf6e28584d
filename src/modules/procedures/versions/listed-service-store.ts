import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';

/** A service as a decision lists it; the decision's number and its date together name the list. */
export interface ListedService {
  decision: string;
  decisionDate: IsoDate;
  number: number;
  name: string;
  agency: string;
  nationalCode: string | null;
  procedureCode: string | null;
}

/** Puts a whole list in the place of what was imported for this decision before. */
export async function replaceListed(
  tx: Tx,
  list: Pick<ListedService, 'decision' | 'decisionDate'>,
  { services, by, at }: { services: readonly ListedService[]; by: string; at: Date },
): Promise<void> {
  await tx.run(sql`delete from procedures.listed_service
    where decision = ${list.decision} and decision_date = ${list.decisionDate}`);
  await tx.run(sql`insert into procedures.listed_service
      (decision, decision_date, number, name, agency, national_code, procedure_code, imported_at, imported_by)
    select ${list.decision}, ${list.decisionDate}::date, s.number, s.name, s.agency, s."nationalCode", s."procedureCode", ${at}, ${by}
      from jsonb_to_recordset(${JSON.stringify(services)}::jsonb)
        as s (number smallint, name text, agency text, "nationalCode" text, "procedureCode" text)`);
}

export async function selectListed(tx: Tx): Promise<ListedService[]> {
  return tx.rows(sql`select decision, decision_date as "decisionDate", number, name, agency,
      national_code as "nationalCode", procedure_code as "procedureCode"
    from procedures.listed_service order by decision_date, decision, number`);
}
