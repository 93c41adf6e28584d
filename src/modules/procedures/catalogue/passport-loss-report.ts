import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const passportLossReport = procedure({
  code: 'passport-loss-report',
  nationalCode: '2.000539',
  validFrom: '2020-07-01',
  field: 'immigration',
  branch: 'police',
  level: 'province',
  name: { vi: 'Trình báo mất hộ chiếu phổ thông', en: 'Report of a lost ordinary passport' },
  description: {
    vi: 'Báo mất trong 2 ngày làm việc kể từ khi phát hiện, để hộ chiếu bị mất không còn dùng được.',
    en: 'Tell of the loss within 2 working days, so that nobody can use the lost passport.',
  },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: noFee(law.exitEntry),
  deadline: { workingDays: 1, basis: article(law.exitEntry, '28') },
  legalBasis: [article(law.exitEntry, '28')],
  papers: [],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'loss',
        title: { vi: 'Hộ chiếu bị mất khi nào, ở đâu?', en: 'When and where was the passport lost?' },
        fields: [
          {
            kind: 'text',
            key: 'passportNumber',
            label: { vi: 'Số hộ chiếu (nếu nhớ)', en: 'Passport number (if known)' },
            required: false,
            maxLength: 20,
          },
          {
            kind: 'date',
            key: 'lostOn',
            label: { vi: 'Ngày mất hoặc phát hiện mất', en: 'Day of the loss' },
            latest: 'today',
          },
          { kind: 'text', key: 'lostPlace', label: { vi: 'Nơi mất', en: 'Place' } },
          {
            kind: 'longtext',
            key: 'lostHow',
            label: { vi: 'Mất trong hoàn cảnh nào?', en: 'How was it lost?' },
            maxLength: 500,
          },
        ],
      },
      contactPage(),
    ],
  },
  result: {
    name: { vi: 'Thông báo về việc hủy giá trị sử dụng hộ chiếu bị mất', en: 'Notice that the lost passport is void' },
  },
});
