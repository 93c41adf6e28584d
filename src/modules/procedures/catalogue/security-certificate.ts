import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { law } from '../catalogue-parts/laws.ts';
import { organisationPage } from '../catalogue-parts/organisation-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { seatPage } from '../catalogue-parts/seat-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const securityCertificate = procedure({
  code: 'security-certificate',
  validFrom: '2016-07-01',
  field: 'conditional-business',
  branch: 'police',
  level: 'province',
  name: {
    vi: 'Cấp mới Giấy chứng nhận đủ điều kiện về an ninh, trật tự',
    en: 'Certificate that a business meets the security conditions',
  },
  description: {
    vi: 'Dành cho cơ sở kinh doanh cầm đồ, lưu trú, bảo vệ, karaoke, con dấu và các ngành nghề có điều kiện khác.',
    en: 'For pawnshops, hotels, guards, karaoke, seal makers and other such lines.',
  },
  searchWords: { vi: 'ANTT khách sạn karaoke cầm đồ bảo vệ', en: 'hotel karaoke pawnshop licence' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: { counter: 300_000, online: 300_000, basis: law.securityFees, unverified: true },
  deadline: { workingDays: 5, basis: article(law.securityConditions, '24') },
  legalBasis: [article(law.securityConditions, '19'), article(law.securityConditions, '24')],
  papers: [
    {
      code: 'business-registration',
      name: { vi: 'Giấy chứng nhận đăng ký kinh doanh', en: 'Business registration' },
      kind: 'copy',
      required: true,
      replacedBy: 'business',
    },
    {
      code: 'safety-documents',
      name: { vi: 'Tài liệu về an toàn phòng cháy và chữa cháy', en: 'Fire-safety documents' },
      acceptsResult: ['fire-design-approval'],
      kind: 'copy',
      required: true,
    },
    {
      code: 'manager-record',
      name: {
        vi: 'Bản khai lý lịch hoặc phiếu lý lịch tư pháp của người chịu trách nhiệm',
        en: "Manager's personal record",
      },
      acceptsResult: ['criminal-record'],
      kind: 'original',
      required: true,
    },
  ],
  form: {
    pages: [
      organisationPage(),
      seatPage(),
      {
        id: 'business',
        title: { vi: 'Cơ sở kinh doanh gì?', en: 'What is the business?' },
        fields: [
          {
            kind: 'choice',
            key: 'businessLine',
            label: { vi: 'Ngành, nghề', en: 'Line' },
            options: [
              { value: 'lodging', label: { vi: 'Dịch vụ lưu trú', en: 'Lodging' } },
              { value: 'pawn', label: { vi: 'Cầm đồ', en: 'Pawnshop' } },
              { value: 'karaoke', label: { vi: 'Karaoke, vũ trường', en: 'Karaoke, dance hall' } },
              { value: 'guard', label: { vi: 'Dịch vụ bảo vệ', en: 'Guards' } },
              { value: 'other', label: { vi: 'Ngành, nghề khác', en: 'Another line' } },
            ],
          },
          {
            kind: 'text',
            key: 'businessLineOther',
            label: { vi: 'Ngành, nghề gì?', en: 'Which line?' },
            showWhen: { field: 'businessLine', equals: 'other' },
          },
        ],
      },
      applicantPage(),
      contactPage(),
      resultPage(),
    ],
  },
  result: {
    name: { vi: 'Giấy chứng nhận đủ điều kiện về an ninh, trật tự', en: 'Certificate of security conditions' },
  },
});
