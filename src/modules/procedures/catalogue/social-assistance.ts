import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { decidingStep, receivingStep, returningStep } from '../catalogue-parts/steps.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';
import type { ProcessingStep } from '../domain/processing-step.ts';

/**
 * The commune's council reviews and posts the list, then the case is appraised (Decree 20/2021/NĐ-CP art. 8). How the hours
 * are split is ours: Circular 01/2018/TT-VPCP leaves it to the province.
 */
const steps = (hours: { review: number; appraise: number; decide: number }): readonly ProcessingStep[] => [
  receivingStep,
  {
    code: 'review',
    name: { vi: 'Rà soát, xét duyệt và niêm yết', en: 'Review, council and posting' },
    role: 'specialist',
    workingHours: hours.review,
  },
  {
    code: 'appraise',
    name: { vi: 'Thẩm định điều kiện, mức hưởng', en: 'Appraisal of ground and amount' },
    role: 'specialist',
    workingHours: hours.appraise,
  },
  decidingStep(hours.decide),
  returningStep,
];

export const socialAssistance = procedure({
  code: 'social-assistance',
  validFrom: '2021-07-01',
  field: 'labour',
  branch: 'labour',
  level: 'district',
  name: {
    vi: 'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc hằng tháng',
    en: 'Monthly social assistance and care allowance',
  },
  description: {
    vi: 'Dành cho trẻ mồ côi, người cao tuổi, người khuyết tật, người đơn thân nghèo và các đối tượng khác.',
    en: 'For orphans, elders, disabled people, poor single parents and others.',
  },
  searchWords: { vi: 'trợ cấp bảo trợ xã hội người già khuyết tật', en: 'allowance elderly disabled' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: noFee(law.socialAssistance),
  deadline: {
    workingDays: 22,
    note: {
      vi: 'Gồm thời gian rà soát, niêm yết ở xã và thẩm định, quyết định ở huyện.',
      en: 'With the review and posting in the commune, and the decision of the district.',
    },
    basis: article(law.socialAssistance, '8'),
    unverified: true,
  },
  steps: steps({ review: 92, appraise: 56, decide: 20 }),
  legalBasis: [
    article(law.socialAssistance, '5'),
    article(law.socialAssistance, '6'),
    article(law.socialAssistance, '8'),
  ],
  papers: [identityCard],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'assistance',
        title: { vi: 'Bạn đề nghị cho ai, thuộc diện nào?', en: 'For whom, and on which ground?' },
        fields: [
          { kind: 'name', key: 'beneficiaryName', label: { vi: 'Họ tên người hưởng', en: 'Name of the beneficiary' } },
          {
            kind: 'personal-number',
            key: 'beneficiaryNumber',
            label: { vi: 'Số định danh của người hưởng', en: 'Personal number' },
          },
          {
            kind: 'choice',
            key: 'assistanceGround',
            label: { vi: 'Diện', en: 'Ground' },
            options: [
              { value: 'child', label: { vi: 'Trẻ em không có nguồn nuôi dưỡng', en: 'Child without support' } },
              { value: 'elder', label: { vi: 'Người cao tuổi', en: 'Elder' } },
              {
                value: 'disabled',
                label: { vi: 'Người khuyết tật nặng, đặc biệt nặng', en: 'Severely disabled person' },
              },
              { value: 'single-parent', label: { vi: 'Người đơn thân nghèo nuôi con', en: 'Poor single parent' } },
              { value: 'other', label: { vi: 'Diện khác', en: 'Other' } },
            ],
          },
          { kind: 'longtext', key: 'situation', label: { vi: 'Hoàn cảnh', en: 'Situation' }, maxLength: 1000 },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Quyết định trợ cấp xã hội hằng tháng', en: 'Decision on the assistance' } },
  // Districts ended: the commune decides.
  later: [
    {
      validFrom: '2025-07-01',
      level: 'commune',
      deadline: { workingDays: 10, basis: law.socialAssistance, unverified: true },
      steps: steps({ review: 32, appraise: 24, decide: 16 }),
    },
  ],
});
