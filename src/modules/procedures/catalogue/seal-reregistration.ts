import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { introductionLetter } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { organisationPage } from '../catalogue-parts/organisation-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { sealDeadline, sealFee, sealLegalBasis } from '../catalogue-parts/seal-rules.ts';
import { seatPage } from '../catalogue-parts/seat-page.ts';
import { procedure } from '../domain/define-procedure.ts';

export const sealReregistration = procedure({
  code: 'seal-reregistration',
  validFrom: '2016-07-01',
  field: 'seal',
  branch: 'police',
  level: 'province',
  name: { vi: 'Đăng ký lại mẫu con dấu', en: 'Re-registration of a seal specimen' },
  description: {
    vi: 'Dành cho cơ quan, tổ chức đổi tên, tổ chức lại, hoặc con dấu bị biến dạng, mòn, hỏng.',
    en: 'For organisations that changed their name or form, or whose seal is worn or damaged.',
  },
  online: { level: 'full' },
  channels: ['online', 'counter'],
  fee: sealFee,
  deadline: sealDeadline,
  legalBasis: sealLegalBasis,
  papers: [introductionLetter],
  form: {
    pages: [
      organisationPage(),
      seatPage(),
      {
        id: 'reason',
        title: { vi: 'Vì sao cần đăng ký lại?', en: 'Why is it registered again?' },
        fields: [
          {
            kind: 'choice',
            key: 'sealReason',
            label: { vi: 'Lý do', en: 'Reason' },
            options: [
              { value: 'renamed', label: { vi: 'Đổi tên hoặc tổ chức lại', en: 'New name or form' } },
              { value: 'worn', label: { vi: 'Con dấu biến dạng, mòn, hỏng', en: 'The seal is worn or damaged' } },
              { value: 'lost', label: { vi: 'Con dấu bị mất', en: 'The seal was lost' } },
            ],
          },
        ],
      },
      applicantPage(),
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Giấy chứng nhận đăng ký mẫu con dấu', en: 'Certificate of the seal specimen' } },
});
