import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { introductionLetter } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { organisationPage } from '../catalogue-parts/organisation-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { foundingDecision, sealDeadline, sealFee, sealLegalBasis } from '../catalogue-parts/seal-rules.ts';
import { seatPage } from '../catalogue-parts/seat-page.ts';
import { procedure } from '../domain/define-procedure.ts';

export const sealSmall = procedure({
  code: 'seal-small',
  essentialNumber: 11,
  validFrom: '2016-07-01',
  field: 'seal',
  branch: 'police',
  level: 'province',
  name: {
    vi: 'Làm con dấu thu nhỏ, dấu nổi, dấu xi và cấp giấy chứng nhận đăng ký mẫu con dấu',
    en: 'A reduced, embossed or wax seal and the registration of its specimen',
  },
  description: {
    vi: 'Dành cho cơ quan, tổ chức đã có con dấu ướt và cần thêm dấu thu nhỏ, dấu nổi hoặc dấu xi.',
    en: 'For organisations that have an ink seal and also need a reduced, embossed or wax one.',
  },
  searchWords: { vi: 'khắc dấu dấu giáp lai', en: 'stamp embossing' },
  online: { level: 'full' },
  channels: ['online', 'counter'],
  fee: sealFee,
  deadline: sealDeadline,
  legalBasis: sealLegalBasis,
  papers: [foundingDecision, introductionLetter],
  form: {
    pages: [
      organisationPage(),
      seatPage(),
      {
        id: 'seal',
        title: { vi: 'Bạn cần con dấu nào?', en: 'Which seal do you need?' },
        fields: [
          {
            kind: 'choice',
            key: 'sealKind',
            label: { vi: 'Loại con dấu', en: 'Kind of seal' },
            options: [
              { value: 'reduced', label: { vi: 'Dấu thu nhỏ', en: 'Reduced seal' } },
              { value: 'embossed', label: { vi: 'Dấu nổi', en: 'Embossed seal' } },
              { value: 'wax', label: { vi: 'Dấu xi', en: 'Wax seal' } },
            ],
          },
          {
            kind: 'longtext',
            key: 'sealNeed',
            label: { vi: 'Vì sao cần con dấu này?', en: 'Why is it needed?' },
            maxLength: 500,
          },
        ],
      },
      applicantPage(),
      contactPage(),
      resultPage(),
    ],
  },
  result: {
    name: { vi: 'Con dấu và Giấy chứng nhận đăng ký mẫu con dấu', en: 'Seal and certificate of its specimen' },
  },
});
