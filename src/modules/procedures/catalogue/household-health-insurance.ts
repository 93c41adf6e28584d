import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { law } from '../catalogue-parts/laws.ts';
import { peopleGroup } from '../catalogue-parts/people-group.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const householdHealthInsurance = procedure({
  code: 'household-health-insurance',
  essentialNumber: 18,
  validFrom: '2018-12-01',
  field: 'insurance',
  branch: 'insurance',
  level: 'province',
  name: {
    vi: 'Tích hợp tính giảm trừ mức đóng trong gia hạn thẻ bảo hiểm y tế theo hộ gia đình',
    en: "Renewal of a household's health-insurance cards with the reduction for several members",
  },
  description: {
    vi: 'Gia hạn thẻ bảo hiểm y tế hộ gia đình; từ người thứ hai được giảm mức đóng.',
    en: "Renews a household's health insurance; from the second member on the contribution is lower.",
  },
  searchWords: { vi: 'BHYT hộ gia đình gia hạn thẻ bảo hiểm', en: 'health insurance renew family' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: {
    counter: 0,
    online: 0,
    basis: article(law.healthInsuranceDecree, '7'),
    note: {
      vi: 'Không thu lệ phí. Mức đóng: người thứ nhất 4,5% lương cơ sở; người thứ hai, ba, tư bằng 70%, 60%, 50% của người thứ nhất; từ người thứ năm 40%.',
      en: 'No fee. Contribution: the first member 4.5% of the base salary; the second, third, fourth 70%, 60%, 50% of that; from the fifth on 40%.',
    },
  },
  deadline: { workingDays: 5, basis: article(law.healthInsurance, '17'), unverified: true },
  legalBasis: [
    article(law.healthInsurance, '13'),
    article(law.healthInsurance, '17'),
    article(law.healthInsuranceDecree, '7'),
  ],
  papers: [
    {
      code: 'household-members',
      name: { vi: 'Danh sách thành viên hộ gia đình', en: "List of the household's members" },
      kind: 'original',
      required: true,
      replacedBy: 'population',
    },
  ],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'insurance',
        title: { vi: 'Bạn gia hạn cho ai, trong bao lâu?', en: 'For whom and for how long?' },
        fields: [
          {
            kind: 'text',
            key: 'insuranceNumber',
            label: { vi: 'Mã số bảo hiểm xã hội của bạn', en: 'Your social-insurance number' },
            hint: { vi: '10 chữ số cuối trên thẻ bảo hiểm y tế.', en: 'The last 10 digits on the card.' },
            maxLength: 15,
          },
          {
            kind: 'number',
            key: 'members',
            label: { vi: 'Số người trong hộ cùng tham gia', en: 'Members who are insured' },
            min: 1,
            max: 30,
            unit: { vi: 'người', en: 'people' },
          },
          {
            kind: 'choice',
            key: 'months',
            label: { vi: 'Thời gian đóng', en: 'Period' },
            options: [
              { value: '3', label: { vi: '3 tháng', en: '3 months' } },
              { value: '6', label: { vi: '6 tháng', en: '6 months' } },
              { value: '12', label: { vi: '12 tháng', en: '12 months' } },
            ],
          },
        ],
      },
      {
        id: 'members',
        title: { vi: 'Những ai trong hộ cùng tham gia?', en: 'Which members are insured?' },
        fields: [
          peopleGroup({
            key: 'memberList',
            label: { vi: 'Các thành viên', en: 'Members' },
            hint: {
              vi: 'Kể cả bạn, nếu bạn cũng tham gia.',
              en: 'Yourself too, if you are insured with them.',
            },
            maxRows: 30,
            insuranceNumber: true,
          }),
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Thẻ bảo hiểm y tế được gia hạn', en: 'Renewed health-insurance card' } },
});
