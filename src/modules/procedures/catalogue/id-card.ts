import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { beforeIdCard } from '../catalogue-parts/eligibility-of-residents.ts';
import { citizenCardDeadline, visitForBiometrics } from '../catalogue-parts/identity-card-rules.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

const lostFee = {
  vi: 'Mức ghi là đổi thẻ. Cấp lại thẻ bị mất hoặc hỏng: 70.000 đồng. Đổi khi đủ 25, 40, 60 tuổi: miễn.',
  en: 'The sum is for a change. Re-issue of a lost or damaged card: 70,000 đồng. Change at 25, 40 and 60: free.',
};

export const idCard = procedure({
  code: 'id-card',
  essentialNumber: 2,
  validFrom: '2021-07-01',
  field: 'id-card',
  branch: 'police',
  level: 'district',
  name: { vi: 'Cấp lại, đổi thẻ Căn cước công dân', en: 'Change or re-issue of the citizen card' },
  description: {
    vi: 'Đổi thẻ khi đến tuổi, thẻ hỏng hoặc thông tin thay đổi; cấp lại khi thẻ bị mất.',
    en: 'A new card when the age, the card or the data on it change, or when it was lost.',
  },
  searchWords: { vi: 'CCCD thẻ căn cước gắn chip mất thẻ làm lại', en: 'ID card chip lost renew' },
  eligibility: beforeIdCard,
  online: visitForBiometrics,
  channels: ['online', 'counter'],
  fee: { counter: 50_000, online: 50_000, basis: article(law.citizenCardFees, '4'), note: lostFee },
  deadline: citizenCardDeadline,
  legalBasis: [article(law.citizenCard, '23'), article(law.citizenCard, '24'), law.citizenCardCircular],
  papers: [
    {
      code: 'changed-data',
      name: { vi: 'Giấy tờ về thông tin thay đổi', en: 'Paper about the changed data' },
      kind: 'certified-copy',
      required: false,
      requiredWhen: { field: 'cardReason', equals: 'data-changed' },
    },
  ],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'reason',
        title: { vi: 'Vì sao bạn cần thẻ mới?', en: 'Why do you need a new card?' },
        fields: [
          {
            kind: 'choice',
            key: 'cardReason',
            label: { vi: 'Lý do', en: 'Reason' },
            options: [
              { value: 'age', label: { vi: 'Đến tuổi đổi thẻ (25, 40, 60)', en: 'I reached 25, 40 or 60' } },
              { value: 'damaged', label: { vi: 'Thẻ hỏng, không dùng được', en: 'The card is damaged' } },
              { value: 'lost', label: { vi: 'Thẻ bị mất', en: 'The card was lost' } },
              {
                value: 'data-changed',
                label: { vi: 'Thông tin trên thẻ thay đổi hoặc sai', en: 'Data on the card changed or are wrong' },
              },
            ],
          },
          {
            kind: 'longtext',
            key: 'cardChange',
            label: { vi: 'Thông tin nào thay đổi?', en: 'Which data?' },
            maxLength: 500,
            showWhen: { field: 'cardReason', equals: 'data-changed' },
          },
        ],
      },
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Thẻ Căn cước công dân', en: 'Citizen card' } },
  later: [
    { validFrom: '2023-12-01', fee: { counter: 50_000, online: 25_000, basis: law.onlineFees2023, note: lostFee } },
    {
      validFrom: '2024-07-01',
      name: { vi: 'Cấp đổi, cấp lại thẻ căn cước', en: 'Change or re-issue of the identity card' },
      deadline: { workingDays: 7, basis: article(law.identity, '26') },
      legalBasis: [article(law.identity, '24'), article(law.identity, '26'), law.identityDecree],
      result: { name: { vi: 'Thẻ căn cước', en: 'Identity card' } },
    },
    // The district police ended on 01/03/2025.
    { validFrom: '2025-03-01', level: 'province' },
  ],
});
