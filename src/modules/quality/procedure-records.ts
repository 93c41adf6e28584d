import { onlinePaymentOffered } from '#payments';
import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { catalogueAt, type Procedure, workingCalendar } from '#procedures';
import { type Agency, agenciesAt } from '#territory';
import type { Span } from './record-sql.ts';

export interface QualityRecord {
  recordId: string;
  agencyCode: string;
  label: string;
  counted: boolean;
}

/** Working days before it takes effect by which a procedure must have been announced (Decision 766, component 1.1). */
const announcedBefore = 5;

/** Components whose records are procedures: few enough to be judged one by one, by the catalogue itself. */
export const procedureComponents = ['1.1', '1.3', '3.1', '3.5a'] as const;
type ProcedureComponent = (typeof procedureComponents)[number];

/** The records of one such component for all agencies at the end of the span. */
export async function procedureRecords(tx: Tx, code: ProcedureComponent, span: Span): Promise<QualityRecord[]> {
  const agencies = (await agenciesAt(tx, span.to)).filter((a) => a.kind !== 'one-stop');
  if (code === '1.1') return announcements(tx, agencies, span);
  const judged = catalogueAt(span.to).flatMap((procedure) => {
    const counted = judges[code](procedure);
    return counted === undefined ? [] : [{ procedure, counted }];
  });
  return judged.flatMap(({ procedure, counted }) =>
    handling(procedure, agencies).map((agencyCode) => record(procedure, { agencyCode, counted })),
  );
}

const record = (p: Procedure, more: { agencyCode: string; counted: boolean }): QualityRecord => ({
  recordId: p.code,
  label: p.nationalCode ?? p.code,
  ...more,
});

/** The agencies whose work a procedure is. */
const handling = (p: Procedure, agencies: readonly Agency[]): string[] =>
  agencies.filter((a) => a.branch === p.branch && a.level === p.level).map((a) => a.code);

/** undefined: the procedure does not belong to the denominator. */
const judges: Record<Exclude<ProcedureComponent, '1.1'>, (p: Procedure) => boolean | undefined> = {
  '1.3': isComplete,
  '3.1': (p) => p.online.level === 'full',
  '3.5a': (p) => (hasFee(p) ? onlinePaymentOffered() && (p.fee.online ?? 0) > 0 : undefined),
};

const hasFee = ({ fee }: Procedure): boolean => (fee.counter ?? 0) > 0 || (fee.online ?? 0) > 0;

/** All that must be published of a procedure (Decree 63/2010/NĐ-CP art. 8): nothing that a person needs is left blank. */
function isComplete(p: Procedure): boolean {
  const feeTold = (p.fee.counter !== null && p.fee.online !== null) || p.fee.note !== undefined;
  const told = [p.name.vi, p.description.vi, p.result.name.vi].every((text) => text.trim() !== '');
  return told && feeTold && p.legalBasis.length > 0 && p.channels.length > 0 && p.form.pages.length > 0;
}

/** Versions that take effect in the span: announced at least five working days before. */
async function announcements(tx: Tx, agencies: readonly Agency[], span: Span): Promise<QualityRecord[]> {
  const rows = await tx.rows<{ code: string; validFrom: IsoDate; publishedOn: IsoDate }>(
    sql`select procedure_code as code, valid_from as "validFrom", published_on as "publishedOn"
      from procedures.pub_published_version where valid_from between ${span.from}::date and ${span.to}::date`,
  );
  return rows.flatMap(({ code, validFrom, publishedOn }) => {
    const procedure = catalogueAt(validFrom).find((p) => p.code === code);
    if (procedure === undefined) return [];
    const counted = workingCalendar.addWorkingDays(publishedOn, announcedBefore) <= validFrom;
    return handling(procedure, agencies).map((agencyCode) => ({
      ...record(procedure, { agencyCode, counted }),
      label: `${procedure.code} ${validFrom}`,
    }));
  });
}
