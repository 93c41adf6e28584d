import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { feeOfProvince } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const maritalStatusConfirmation = procedure({
  code: 'marital-status-confirmation',
  validFrom: '2016-01-01',
  field: 'justice',
  branch: 'justice',
  level: 'commune',
  name: { vi: 'Cấp Giấy xác nhận tình trạng hôn nhân', en: 'Confirmation of the marital status' },
  description: {
    vi: 'Giấy xác nhận đang độc thân hoặc đang có vợ, chồng; có giá trị 6 tháng.',
    en: 'Says whether one is single or married; valid for 6 months.',
  },
  searchWords: { vi: 'giấy độc thân', en: 'single certificate' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: feeOfProvince,
  deadline: { workingDays: 3, basis: article(law.civilStatusDecree, '22') },
  legalBasis: [
    article(law.civilStatusDecree, '21'),
    article(law.civilStatusDecree, '22'),
    article(law.civilStatusDecree, '23'),
  ],
  papers: [],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'status',
        title: { vi: 'Bạn xác nhận để làm gì?', en: 'What is it for?' },
        fields: [
          {
            kind: 'choice',
            key: 'statusPurpose',
            label: { vi: 'Mục đích', en: 'Purpose' },
            options: [
              { value: 'marriage', label: { vi: 'Kết hôn', en: 'Marriage' } },
              { value: 'other', label: { vi: 'Việc khác', en: 'Something else' } },
            ],
          },
          {
            kind: 'name',
            key: 'partnerName',
            label: { vi: 'Dự định kết hôn với ai?', en: 'Whom do you intend to marry?' },
            showWhen: { field: 'statusPurpose', equals: 'marriage' },
          },
          {
            kind: 'text',
            key: 'purposeOther',
            label: { vi: 'Việc gì?', en: 'What is it?' },
            maxLength: 150,
            showWhen: { field: 'statusPurpose', equals: 'other' },
          },
        ],
      },
      contactPage(),
      resultPage(),
    ],
  },
  // Six months: Decree 123/2015 art. 23.1.
  result: {
    validMonths: 6,
    name: { vi: 'Giấy xác nhận tình trạng hôn nhân', en: 'Confirmation of the marital status' },
  },
});
