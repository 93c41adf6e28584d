import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { beforeUnemploymentBenefit } from '../catalogue-parts/eligibility-of-residents.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const unemploymentBenefit = procedure({
  code: 'unemployment-benefit',
  essentialNumber: 22,
  validFrom: '2015-05-01',
  field: 'labour',
  branch: 'labour',
  level: 'province',
  name: { vi: 'Giải quyết hưởng trợ cấp thất nghiệp', en: 'Unemployment benefit' },
  description: {
    vi: 'Nộp trong 3 tháng kể từ ngày chấm dứt hợp đồng lao động, khi đã đóng bảo hiểm thất nghiệp từ 12 tháng.',
    en: 'To be asked for within 3 months of the end of the contract, after 12 months of contributions.',
  },
  searchWords: { vi: 'BHTN bảo hiểm thất nghiệp nghỉ việc mất việc', en: 'jobless lost job' },
  eligibility: beforeUnemploymentBenefit,
  online: {
    level: 'part',
    reason: {
      vi: 'Hằng tháng phải thông báo tìm kiếm việc làm với trung tâm dịch vụ việc làm.',
      en: 'Each month the search for work is reported to the employment centre.',
    },
  },
  channels: ['online', 'counter', 'post'],
  fee: noFee(law.employment),
  deadline: { workingDays: 20, basis: article(law.employment, '46'), unverified: true },
  legalBasis: [
    article(law.employment, '46'),
    article(law.employment, '49'),
    article(law.employment, '50'),
    law.unemploymentDecree,
  ],
  papers: [
    identityCard,
    {
      code: 'end-of-contract',
      name: { vi: 'Giấy tờ xác nhận chấm dứt hợp đồng lao động', en: 'Proof that the contract ended' },
      kind: 'certified-copy',
      required: true,
    },
    {
      code: 'insurance-book',
      name: { vi: 'Sổ bảo hiểm xã hội', en: 'Social-insurance book' },
      kind: 'original',
      required: true,
      replacedBy: 'insurance',
    },
  ],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'work',
        title: { vi: 'Bạn nghỉ việc ở đâu, từ ngày nào?', en: 'Where did you work, and when did it end?' },
        fields: [
          { kind: 'text', key: 'employer', label: { vi: 'Nơi làm việc cuối cùng', en: 'Last employer' } },
          {
            kind: 'date',
            key: 'endedOn',
            label: { vi: 'Ngày chấm dứt hợp đồng', en: 'Last day of the contract' },
            latest: 'today',
          },
          { kind: 'text', key: 'endReason', label: { vi: 'Lý do chấm dứt', en: 'Reason' } },
          {
            kind: 'number',
            key: 'contributionMonths',
            label: { vi: 'Số tháng đã đóng bảo hiểm thất nghiệp', en: 'Months of contribution' },
            min: 12,
            max: 600,
            unit: { vi: 'tháng', en: 'months' },
          },
        ],
      },
      {
        id: 'payment',
        title: { vi: 'Bạn nhận trợ cấp bằng cách nào?', en: 'How do you want to be paid?' },
        fields: [
          {
            kind: 'choice',
            key: 'payment',
            label: { vi: 'Cách nhận', en: 'Way of payment' },
            options: [
              { value: 'account', label: { vi: 'Qua tài khoản ngân hàng', en: 'To a bank account' } },
              { value: 'cash', label: { vi: 'Tiền mặt', en: 'In cash' } },
            ],
          },
          {
            kind: 'text',
            key: 'bankName',
            label: { vi: 'Ngân hàng', en: 'Bank' },
            maxLength: 80,
            showWhen: { field: 'payment', equals: 'account' },
          },
          {
            kind: 'text',
            key: 'bankAccount',
            label: { vi: 'Số tài khoản', en: 'Account number' },
            maxLength: 30,
            showWhen: { field: 'payment', equals: 'account' },
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Quyết định hưởng trợ cấp thất nghiệp', en: 'Decision on the benefit' } },
});
