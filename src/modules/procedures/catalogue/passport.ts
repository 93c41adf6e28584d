import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { beforePassport } from '../catalogue-parts/eligibility-of-residents.ts';
import { familyPage } from '../catalogue-parts/family-page.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const passport = procedure({
  code: 'passport',
  nationalCode: '1.001456',
  essentialNumber: 9,
  validFrom: '2020-07-01',
  field: 'immigration',
  branch: 'police',
  level: 'province',
  name: { vi: 'Cấp hộ chiếu phổ thông ở trong nước', en: 'Ordinary passport, issued in the country' },
  description: {
    vi: 'Cấp hộ chiếu lần đầu, cấp lại khi hết hạn, hỏng hoặc mất.',
    en: 'A first passport, or a new one when the old one expired, is damaged or lost.',
  },
  searchWords: { vi: 'passport xuất cảnh đi nước ngoài gắn chip', en: 'travel abroad chip' },
  eligibility: beforePassport,
  online: {
    level: 'part',
    reason: {
      vi: 'Cấp hộ chiếu có gắn chíp lần đầu phải thu nhận vân tay.',
      en: 'Fingerprints are taken for a first passport with a chip.',
    },
  },
  channels: ['online', 'counter'],
  fee: {
    counter: 200_000,
    online: 160_000,
    basis: law.exitEntryFees,
    note: {
      vi: 'Cấp lại do hỏng hoặc mất: 400.000 đồng.',
      en: 'Re-issue of a damaged or lost passport: 400,000 đồng.',
    },
    unverified: true,
  },
  deadline: { workingDays: 8, basis: article(law.exitEntry, '15.7') },
  legalBasis: [article(law.exitEntry, '15'), law.exitEntryFees],
  papers: [
    identityCard,
    {
      code: 'portrait',
      name: { vi: 'Ảnh chân dung 4 × 6 cm, phông nền trắng', en: 'Portrait 4 × 6 cm on white' },
      kind: 'original',
      required: true,
    },
    {
      code: 'former-passport',
      name: { vi: 'Hộ chiếu cũ còn giá trị sử dụng', en: 'Former passport, if still valid' },
      kind: 'original',
      required: false,
      requiredWhen: { field: 'passportKind', equals: ['expired', 'damaged'] },
    },
  ],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'passport',
        title: { vi: 'Bạn đề nghị cấp hộ chiếu trong trường hợp nào?', en: 'Why do you need a passport?' },
        fields: [
          {
            kind: 'choice',
            key: 'passportKind',
            label: { vi: 'Trường hợp', en: 'Case' },
            options: [
              { value: 'first', label: { vi: 'Lần đầu', en: 'My first one' } },
              { value: 'expired', label: { vi: 'Hộ chiếu hết hạn hoặc sắp hết hạn', en: 'The old one expires' } },
              { value: 'damaged', label: { vi: 'Hộ chiếu bị hỏng', en: 'The old one is damaged' } },
              { value: 'lost', label: { vi: 'Hộ chiếu bị mất', en: 'The old one was lost' } },
            ],
          },
          {
            kind: 'text',
            key: 'formerPassport',
            label: { vi: 'Số hộ chiếu cũ (nếu nhớ)', en: 'Number of the old passport (if known)' },
            required: false,
            maxLength: 20,
            showWhen: { field: 'passportKind', equals: ['expired', 'damaged', 'lost'] },
          },
          {
            kind: 'choice',
            key: 'chip',
            label: { vi: 'Loại hộ chiếu', en: 'Kind of passport' },
            options: [
              { value: 'with-chip', label: { vi: 'Có gắn chíp điện tử', en: 'With a chip' } },
              { value: 'without-chip', label: { vi: 'Không gắn chíp', en: 'Without a chip' } },
            ],
          },
        ],
      },
      familyPage(),
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Hộ chiếu phổ thông', en: 'Ordinary passport' } },
});
