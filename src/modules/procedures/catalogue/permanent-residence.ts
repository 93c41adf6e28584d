import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { companionsPage, householdPage } from '../catalogue-parts/dwelling-pages.ts';
import { beforePermanentResidence } from '../catalogue-parts/eligibility-of-residents.ts';
import { feeOfProvince } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const permanentResidence = procedure({
  code: 'permanent-residence',
  nationalCode: '1.004222',
  essentialNumber: 3,
  validFrom: '2021-07-01',
  field: 'residence',
  branch: 'police',
  level: 'commune',
  name: { vi: 'Đăng ký thường trú', en: 'Registration of permanent residence' },
  description: {
    vi: 'Dành cho người chuyển đến chỗ ở ổn định, lâu dài, hoặc về ở cùng hộ với người thân.',
    en: 'For those who move to a lasting home of their own or join the household of a relative.',
  },
  searchWords: { vi: 'nhập hộ khẩu chuyển khẩu sổ hộ khẩu', en: 'household book move in' },
  eligibility: beforePermanentResidence,
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: feeOfProvince,
  deadline: { workingDays: 7, basis: article(law.residence, '22.3') },
  legalBasis: [
    article(law.residence, '20'),
    article(law.residence, '21'),
    article(law.residence, '22'),
    law.residenceDecree,
  ],
  papers: [
    identityCard,
    {
      code: 'lawful-dwelling',
      acceptsResult: ['land-change', 'land-certificate-reissue'],
      name: { vi: 'Giấy tờ chứng minh chỗ ở hợp pháp', en: 'Proof of a lawful dwelling' },
      kind: 'copy',
      required: false,
      requiredWhen: { field: 'ground', equals: ['own', 'rented'] },
    },
    {
      code: 'kinship',
      name: { vi: 'Giấy tờ chứng minh quan hệ với chủ hộ', en: 'Proof of kinship with the head of the household' },
      kind: 'copy',
      required: false,
      replacedBy: 'civil-status',
    },
  ],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Bạn đăng ký thường trú ở đâu?', en: 'Where do you register permanent residence?' },
        address: { vi: 'Địa chỉ chỗ ở', en: 'Address of the dwelling' },
      }),
      {
        id: 'ground',
        title: { vi: 'Bạn đăng ký thuộc trường hợp nào?', en: 'On which ground do you register?' },
        fields: [
          {
            kind: 'choice',
            key: 'ground',
            label: { vi: 'Trường hợp', en: 'Ground' },
            options: [
              { value: 'own', label: { vi: 'Chỗ ở thuộc sở hữu của tôi', en: 'I own the dwelling' } },
              {
                value: 'relatives',
                label: { vi: 'Về ở cùng hộ với người thân', en: 'I join the household of relatives' },
                hint: {
                  vi: 'Vợ, chồng, cha, mẹ, con, anh chị em, ông bà…',
                  en: 'Spouse, parents, children, siblings, grandparents…',
                },
              },
              {
                value: 'rented',
                label: { vi: 'Chỗ ở thuê, mượn, ở nhờ', en: 'A rented or lent dwelling' },
                hint: {
                  vi: 'Chủ sở hữu phải đồng ý cho đăng ký thường trú.',
                  en: 'The owner must agree to the registration.',
                },
              },
              {
                value: 'institution',
                label: { vi: 'Cơ sở tôn giáo, trợ giúp xã hội', en: 'A religious or social institution' },
              },
            ],
          },
        ],
      },
      householdPage(),
      companionsPage(),
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Thông báo kết quả đăng ký thường trú', en: 'Notice of permanent residence registration' } },
  later: [
    {
      validFrom: '2023-02-05',
      fee: {
        counter: 20_000,
        online: 10_000,
        basis: law.residenceFees,
        note: {
          vi: 'Trẻ em, người cao tuổi, người khuyết tật, người có công, hộ nghèo vùng dân tộc thiểu số và một số đối tượng khác được miễn.',
          en: 'Children, elders, disabled and meritorious people and some others pay nothing.',
        },
      },
    },
  ],
});
