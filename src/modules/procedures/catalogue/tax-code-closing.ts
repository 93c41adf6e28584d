import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const taxCodeClosing = procedure({
  code: 'tax-code-closing',
  validFrom: '2021-01-17',
  field: 'tax',
  branch: 'tax',
  level: 'province',
  name: {
    vi: 'Chấm dứt hiệu lực mã số thuế đối với hộ kinh doanh, cá nhân',
    en: 'Closing the tax code of a household business or a person',
  },
  description: {
    vi: 'Dành cho hộ, cá nhân ngừng kinh doanh và đã nộp đủ thuế.',
    en: 'For those who ended their business and paid all taxes.',
  },
  searchWords: { vi: 'đóng mã số thuế MST ngừng kinh doanh', en: 'close tax code' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: noFee(law.taxAdministration),
  deadline: { workingDays: 3, basis: article(law.taxRegistration, '16'), unverified: true },
  legalBasis: [article(law.taxAdministration, '39'), law.taxRegistration],
  papers: [],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'closing',
        title: { vi: 'Mã số thuế nào, vì sao chấm dứt?', en: 'Which tax code, and why?' },
        fields: [
          { kind: 'text', key: 'taxCode', label: { vi: 'Mã số thuế', en: 'Tax code' }, maxLength: 14 },
          {
            kind: 'date',
            key: 'closedOn',
            label: { vi: 'Ngày ngừng kinh doanh', en: 'Last day of business' },
            latest: { daysFromToday: 30 },
          },
          { kind: 'text', key: 'closingReason', label: { vi: 'Lý do', en: 'Reason' } },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Thông báo chấm dứt hiệu lực mã số thuế', en: 'Notice that the tax code is closed' } },
});
