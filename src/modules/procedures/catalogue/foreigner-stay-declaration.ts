import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const foreignerStayDeclaration = procedure({
  code: 'foreigner-stay-declaration',
  validFrom: '2015-01-01',
  field: 'immigration',
  branch: 'police',
  level: 'commune',
  name: {
    vi: 'Khai báo tạm trú cho người nước ngoài tại Việt Nam',
    en: 'Declaration of a foreigner who stays in Viet Nam',
  },
  description: {
    vi: 'Chủ cơ sở lưu trú khai báo cho khách nước ngoài trong 12 giờ (vùng sâu, vùng xa: 24 giờ) kể từ khi khách đến.',
    en: 'Whoever houses a foreigner declares it within 12 hours of arrival (24 hours in remote areas).',
  },
  online: { level: 'full' },
  channels: ['online', 'counter'],
  fee: noFee(law.foreigners),
  deadline: { workingDays: 0, basis: article(law.foreigners, '33') },
  legalBasis: [article(law.foreigners, '33')],
  papers: [],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Người nước ngoài tạm trú ở đâu?', en: 'Where does the foreigner stay?' },
        address: { vi: 'Địa chỉ cơ sở lưu trú', en: 'Address' },
      }),
      {
        id: 'foreigner',
        title: { vi: 'Người nước ngoài là ai?', en: 'Who is the foreigner?' },
        fields: [
          {
            kind: 'text',
            key: 'foreignerName',
            label: { vi: 'Họ tên như trong hộ chiếu', en: 'Name as in the passport' },
            maxLength: 120,
          },
          {
            kind: 'text',
            key: 'foreignerPassport',
            label: { vi: 'Số hộ chiếu', en: 'Passport number' },
            maxLength: 20,
          },
          { kind: 'text', key: 'foreignerNationality', label: { vi: 'Quốc tịch', en: 'Nationality' }, maxLength: 60 },
          {
            kind: 'date',
            key: 'foreignerUntil',
            label: { vi: 'Dự kiến ở đến ngày', en: 'Stays until' },
            earliest: 'today',
            latest: { daysFromToday: 730 },
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Xác nhận đã tiếp nhận khai báo', en: 'Acknowledgement of the declaration' } },
});
