import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const healthCardReissue = procedure({
  code: 'health-card-reissue',
  validFrom: '2018-12-01',
  field: 'insurance',
  branch: 'insurance',
  level: 'province',
  name: { vi: 'Cấp lại thẻ bảo hiểm y tế do hỏng, mất', en: 'Re-issue of a damaged or lost health-insurance card' },
  description: {
    vi: 'Cấp lại thẻ khi bị hỏng hoặc mất mà thông tin không thay đổi.',
    en: 'A new card when the old one is damaged or lost and the data are the same.',
  },
  searchWords: { vi: 'BHYT mất thẻ', en: 'health insurance card lost' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: noFee(law.healthInsurance),
  deadline: { workingDays: 2, basis: article(law.healthInsurance, '18'), unverified: true },
  legalBasis: [article(law.healthInsurance, '18'), article(law.healthInsurance, '19')],
  papers: [],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'card',
        title: { vi: 'Vì sao cần cấp lại thẻ?', en: 'Why do you need a new card?' },
        fields: [
          {
            kind: 'choice',
            key: 'healthCardReason',
            label: { vi: 'Lý do', en: 'Reason' },
            options: [
              { value: 'lost', label: { vi: 'Thẻ bị mất', en: 'It was lost' } },
              { value: 'damaged', label: { vi: 'Thẻ bị rách, hỏng', en: 'It is damaged' } },
            ],
          },
          {
            kind: 'text',
            key: 'insuranceNumber',
            label: { vi: 'Mã số bảo hiểm (nếu nhớ)', en: 'Insurance number (if known)' },
            required: false,
            maxLength: 15,
          },
        ],
      },
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Thẻ bảo hiểm y tế', en: 'Health-insurance card' } },
});
