import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { citizenCardDeadline, visitForBiometrics } from '../catalogue-parts/identity-card-rules.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const firstIdCard = procedure({
  code: 'first-id-card',
  validFrom: '2021-07-01',
  field: 'id-card',
  branch: 'police',
  level: 'district',
  name: { vi: 'Cấp thẻ Căn cước công dân lần đầu', en: 'First citizen card' },
  description: {
    vi: 'Dành cho công dân từ đủ 14 tuổi chưa có thẻ, hoặc đang dùng chứng minh nhân dân.',
    en: 'For citizens of 14 years and more who have no card yet or still use the older identity card.',
  },
  searchWords: { vi: 'CCCD làm căn cước lần đầu 14 tuổi cấp mới', en: 'ID card new first' },
  online: visitForBiometrics,
  channels: ['online', 'counter'],
  fee: {
    counter: 0,
    online: 0,
    basis: article(law.citizenCardFees, '4'),
    note: {
      vi: 'Công dân từ đủ 14 tuổi cấp lần đầu: không thu. Chuyển từ chứng minh nhân dân sang thẻ căn cước: 30.000 đồng.',
      en: 'The first card from 14 years on is free. Changing from the older identity card: 30,000 đồng.',
    },
  },
  deadline: citizenCardDeadline,
  legalBasis: [article(law.citizenCard, '19'), article(law.citizenCard, '22'), law.citizenCardCircular],
  papers: [],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'appointment',
        title: { vi: 'Bạn muốn đến làm thẻ ngày nào?', en: 'On which day do you want to come?' },
        fields: [
          {
            kind: 'date',
            key: 'visitOn',
            label: { vi: 'Ngày hẹn', en: 'Day of the visit' },
            earliest: 'today',
            latest: { daysFromToday: 60 },
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Thẻ Căn cước công dân', en: 'Citizen card' } },
  later: [
    {
      validFrom: '2024-07-01',
      name: { vi: 'Cấp thẻ căn cước lần đầu', en: 'First identity card' },
      deadline: { workingDays: 7, basis: article(law.identity, '26') },
      legalBasis: [article(law.identity, '19'), article(law.identity, '23'), law.identityDecree],
      result: { name: { vi: 'Thẻ căn cước', en: 'Identity card' } },
    },
    { validFrom: '2025-03-01', level: 'province' },
  ],
});
