import { type CaseView, showCase } from '#cases';
import type { QueryContext } from '#platform/command';
import { formatNumber } from '#platform/i18n';
import { type IsoDate, vietnamDate } from '#platform/time';
import { findPerson } from '#population';
import type { CaseFacts, Issue } from '../forms/case-facts.ts';
import { word } from '../forms/form-words.ts';
import { type HandedPaper, receiptForm } from '../forms/receipt-form.ts';
import type { Sheet } from '../forms/sheet.ts';
import { apologyForm, refusalForm, stopForm, supplementForm } from '../forms/slip-forms.ts';
import { deskFactsOf, officeAt, partyFactsOf } from './case-names.ts';
import type { SlipKind } from './slip-store.ts';

/** The acts after which a form is handed out. */
export const actsOfSlip: Readonly<Record<SlipKind, readonly string[]>> = {
  '01': ['receive'],
  '02': ['request-supplement'],
  '03': ['decline', 'refuse'],
  '04': ['extend'],
  stop: ['stop'],
};

export type HistoryLine = CaseView['history'][number];

/** The latest act of a case after which this form is handed out. */
export const actOfSlip = (view: CaseView, kind: SlipKind): HistoryLine | undefined =>
  view.history.findLast((line) => actsOfSlip[kind].includes(line.act));

/** A case as its forms need it, past the look of a page: the asker's own sight still counts. */
export const viewCase = (ctx: QueryContext, caseId: string): Promise<CaseView> => showCase.run(ctx, { caseId });

/** What all forms say of a case. */
export async function caseFactsOf(ctx: QueryContext, view: CaseView, on: IsoDate): Promise<CaseFacts> {
  const { case: found, procedure } = view;
  const submitter =
    found.submitterId === null || found.submitterId === found.applicantId
      ? undefined
      : await findPerson(ctx.tx, found.submitterId);
  return {
    desk: await deskFactsOf(ctx, found.agencyCode, on),
    party: await partyFactsOf(ctx, found.applicantId, found.form),
    submitter: submitter?.fullName ?? '',
    service: procedure.name.vi,
    officialCode: found.officialCode ?? '',
    trackingCode: found.trackingCode,
  };
}

/** The words of a form for a case: `line` is the act that it follows. */
export async function slipSheet(
  ctx: QueryContext,
  slip: { view: CaseView; kind: SlipKind; line: HistoryLine; issue: Issue; place?: { year: number; ordinal: number } },
): Promise<Sheet> {
  const { view, kind, line, issue } = slip;
  const facts = await caseFactsOf(ctx, view, vietnamDate(line.at));
  const text = (key: string) => (typeof line.detail[key] === 'string' ? line.detail[key] : '');
  const note = line.note ?? '';
  switch (kind) {
    case '01':
      return receiptForm({ ...facts, ...receiptFactsOf(view, slip.place) }, issue);
    case '02':
      return supplementForm({ ...facts, needs: note, reason: '' }, issue);
    case '03':
      return refusalForm({ ...facts, reason: [note, text('legalGround')].filter((x) => x !== '').join('\n') }, issue);
    case '04':
      return apologyForm(
        {
          ...facts,
          receivedOn: view.case.receivedOn ?? vietnamDate(line.at),
          dueOn: text('dueOn') || (view.case.firstDueOn ?? ''),
          newDueOn: text('newDueOn') || (view.case.dueOn ?? ''),
          reason: note,
        },
        issue,
      );
    case 'stop':
      return stopForm({ ...facts, stoppedOn: vietnamDate(line.at), reason: note }, issue);
  }
}

function receiptFactsOf({ case: found, procedure, papers }: CaseView, place?: { year: number; ordinal: number }) {
  const receivedAt = found.receivedAt ?? found.submittedAt;
  const receivedOn = vietnamDate(receivedAt);
  const office = officeAt(receivedOn);
  const nameOf = (code: string) => procedure.papers.find((p) => p.code === code)?.name.vi ?? code;
  const checked = found.checkedPapers.map((p): HandedPaper => ({ name: nameOf(p.code), kind: p.kind, count: p.count }));
  const sent = [...Map.groupBy(papers, (p) => p.paperCode)]
    .filter(([code]) => !found.checkedPapers.some((p) => p.code === code))
    .map(([code, files]): HandedPaper => ({ name: nameOf(code), kind: 'electronic', count: files.length }));
  const notAsked = procedure.papers
    .filter((p) => p.replacedBy !== undefined)
    .map((p): HandedPaper => ({ name: p.name.vi, kind: 'not-asked', count: 0 }));
  return {
    papers: [...checked, ...sent, ...notAsked],
    sets: 1,
    workingDays: found.periodDays ?? procedure.deadline.workingDays,
    receivedAt,
    dueOn: found.firstDueOn ?? found.dueOn ?? receivedOn,
    returnAt: word(`return.${found.returnBy}`, { office }),
    fee:
      found.feeAmount === null || found.feeAmount === 0
        ? ''
        : word('fee-value', { amount: formatNumber('vi', found.feeAmount) }),
    ...(place === undefined ? {} : { register: place }),
  };
}
