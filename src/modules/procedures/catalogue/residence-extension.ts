import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { feeOfProvince } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const residenceExtension = procedure({
  code: 'residence-extension',
  nationalCode: '1.002755',
  validFrom: '2021-07-01',
  field: 'residence',
  branch: 'police',
  level: 'commune',
  name: { vi: 'Gia hạn tạm trú', en: 'Extension of temporary residence' },
  description: {
    vi: 'Nộp trong 15 ngày trước khi thời hạn tạm trú đã đăng ký kết thúc.',
    en: 'To be asked for within the 15 days before the registered stay ends.',
  },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: feeOfProvince,
  deadline: { workingDays: 3, basis: article(law.residence, '28') },
  legalBasis: [article(law.residence, '27'), article(law.residence, '28'), law.residenceCircular],
  papers: [identityCard],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Bạn đang tạm trú ở đâu?', en: 'Where do you stay?' },
        address: { vi: 'Địa chỉ tạm trú', en: 'Address' },
        from: 'current',
      }),
      {
        id: 'extension',
        title: { vi: 'Bạn gia hạn thêm bao lâu?', en: 'For how long?' },
        fields: [
          {
            kind: 'date',
            key: 'stayUntil',
            label: { vi: 'Thời hạn tạm trú hiện nay đến ngày', en: 'Registered until' },
            earliest: 'today',
            latest: { daysFromToday: 15 },
          },
          {
            kind: 'number',
            key: 'stayMonths',
            label: { vi: 'Gia hạn thêm', en: 'Extend by' },
            min: 1,
            max: 24,
            unit: { vi: 'tháng', en: 'months' },
          },
        ],
      },
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Thông báo kết quả gia hạn tạm trú', en: 'Notice of the extension' } },
  later: [{ validFrom: '2023-02-05', fee: { counter: 15_000, online: 7_000, basis: law.residenceFees } }],
});
