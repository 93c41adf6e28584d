import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { introductionLetter } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { organisationPage } from '../catalogue-parts/organisation-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { foundingDecision, sealDeadline, sealFee, sealLegalBasis } from '../catalogue-parts/seal-rules.ts';
import { seatPage } from '../catalogue-parts/seat-page.ts';
import { procedure } from '../domain/define-procedure.ts';

export const sealNew = procedure({
  code: 'seal-new',
  essentialNumber: 10,
  validFrom: '2016-07-01',
  field: 'seal',
  branch: 'police',
  level: 'province',
  name: {
    vi: 'Làm con dấu mới và cấp giấy chứng nhận đăng ký mẫu con dấu',
    en: 'A new seal and the registration of its specimen',
  },
  description: {
    vi: 'Dành cho cơ quan, tổ chức được thành lập mới và được dùng con dấu.',
    en: 'For newly founded bodies and organisations that are entitled to a seal.',
  },
  searchWords: { vi: 'khắc dấu mẫu dấu dấu tròn', en: 'stamp' },
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
              { value: 'national-emblem', label: { vi: 'Có hình Quốc huy', en: 'With the national emblem' } },
              { value: 'symbol', label: { vi: 'Có hình biểu tượng', en: 'With a symbol' } },
              { value: 'plain', label: { vi: 'Không có biểu tượng', en: 'Plain' } },
            ],
          },
          {
            kind: 'text',
            key: 'sealText',
            label: { vi: 'Nội dung chữ trên con dấu', en: 'Words on the seal' },
            maxLength: 200,
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
