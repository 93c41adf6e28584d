import {
  drawSheet,
  type FormKind,
  formKinds,
  issueForm,
  type Sheet,
  showControlSheet,
  showMyForm,
  showSlip,
} from '#desk';
import { citizen, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import type { PageRoute, View } from '../../shell/view.ts';

const works = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** The printed forms of a case as PDF: `/office/cases/…/forms/01.pdf`, and for the person `/my/…/forms/01.pdf`. */
export const formPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cases/:caseId/forms/:file', permission: works, handler: officeForm },
  {
    method: 'GET',
    url: '/my/:caseId/forms/:file',
    permission: citizen(),
    async handler(view) {
      const kind = kindOf(view);
      if (kind === '05') refuse('not-found', 'platform.not-found');
      const slip = await view.ask(showMyForm, { caseId: view.params['caseId'] ?? '', kind });
      return sendSheet(view, slip.sheet, fileName(kind, slip.number));
    },
  },
  {
    method: 'GET',
    url: '/office/slips/:slipId',
    permission: works,
    async handler(view) {
      const slip = await view.ask(showSlip, { slipId: view.params['slipId'] ?? '' }, view.t('office-desk.purpose'));
      return sendSheet(view, slip.sheet, fileName(slip.kind, slip.number));
    },
  },
];

function kindOf(view: View): FormKind {
  const name = (view.params['file'] ?? '').replace(/\.pdf$/, '');
  return formKinds.find((kind) => kind === name) ?? refuse('not-found', 'platform.not-found');
}

const fileName = (kind: FormKind, number: number | string) => `${stemOf(kind)}-${number}.pdf`;
const stemOf = (kind: FormKind) => (kind === 'stop' ? 'thong-bao-dung' : `mau-${kind}`);

async function officeForm(view: View) {
  const caseId = view.params['caseId'] ?? '';
  const kind = kindOf(view);
  if (kind === '05') {
    const { sheet, officialCode } = await view.ask(showControlSheet, { caseId }, view.t('office-desk.purpose'));
    return sendSheet(view, sheet, fileName(kind, officialCode));
  }
  // Handing out a form is an act that can be repeated: the second time it is the same paper.
  const { sheet, number } = await view.act(issueForm, { caseId, kind }, '');
  return sendSheet(view, sheet, fileName(kind, number));
}

/** Shown in the browser, where one click prints it. */
async function sendSheet(view: View, sheet: Sheet, name: string) {
  const pdf = await drawSheet(sheet, view.site.publicUrl());
  return view.reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name.replace(/[^\w.-]/g, '_')}"`)
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(pdf));
}
