import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const certifiedCopy = procedure({
  code: 'certified-copy',
  validFrom: '2015-04-10',
  field: 'justice',
  branch: 'justice',
  level: 'commune',
  name: { vi: 'Chứng thực bản sao từ bản chính', en: 'Certified copy of an original' },
  description: {
    vi: 'Chứng thực bản sao giấy tờ, văn bản do cơ quan, tổ chức Việt Nam cấp.',
    en: 'Certifies a copy of a paper issued by a Vietnamese authority or organisation.',
  },
  searchWords: { vi: 'sao y công chứng photo bản sao điện tử', en: 'notarised copy' },
  online: {
    level: 'part',
    reason: { vi: 'Phải xuất trình bản chính để đối chiếu.', en: 'The original must be shown for comparison.' },
  },
  channels: ['online', 'counter'],
  fee: {
    counter: 2_000,
    online: 2_000,
    paidOnReturn: true,
    basis: article(law.authenticationFees, '4'),
    note: {
      vi: 'Mỗi trang; từ trang thứ ba 1.000 đồng, tối đa 200.000 đồng một bản.',
      en: 'A page; from the third page on 1,000 đồng, at most 200,000 đồng a copy.',
    },
  },
  deadline: {
    workingDays: 0,
    extended: {
      workingDays: 2,
      when: { vi: 'Nhiều bản sao hoặc nội dung phức tạp', en: 'Many copies or a difficult text' },
    },
    basis: article(law.authentication, '21'),
  },
  legalBasis: [article(law.authentication, '18'), article(law.authentication, '20'), article(law.authentication, '21')],
  papers: [
    { code: 'original', name: { vi: 'Bản chính cần sao', en: 'The original' }, kind: 'original', required: true },
  ],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'document',
        title: { vi: 'Bạn cần sao giấy tờ nào?', en: 'Which paper is copied?' },
        fields: [
          { kind: 'text', key: 'documentName', label: { vi: 'Tên giấy tờ', en: 'Name of the paper' } },
          { kind: 'number', key: 'documentPages', label: { vi: 'Số trang', en: 'Pages' }, min: 1, max: 500 },
          { kind: 'number', key: 'copies', label: { vi: 'Số bản sao', en: 'Copies' }, min: 1, max: 50 },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Bản sao được chứng thực', en: 'Certified copy' } },
});
