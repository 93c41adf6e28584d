import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { introductionLetter } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { law } from '../catalogue-parts/laws.ts';
import { organisationPage } from '../catalogue-parts/organisation-page.ts';
import { seatPage } from '../catalogue-parts/seat-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const explosivesTransportPermit = procedure({
  code: 'explosives-transport-permit',
  validFrom: '2018-07-01',
  field: 'weapons',
  branch: 'police',
  level: 'province',
  name: { vi: 'Cấp giấy phép vận chuyển vật liệu nổ công nghiệp', en: 'Permit to transport industrial explosives' },
  description: {
    vi: 'Mỗi chuyến vận chuyển vật liệu nổ công nghiệp phải có giấy phép của công an.',
    en: 'Each transport of industrial explosives needs a permit of the police.',
  },
  searchWords: { vi: 'thuốc nổ nổ mìn', en: 'blasting' },
  online: { level: 'full' },
  channels: ['online', 'counter'],
  fee: {
    counter: null,
    online: null,
    basis: law.securityFees,
    note: { vi: 'Theo khối lượng vận chuyển.', en: 'By the quantity.' },
    unverified: true,
  },
  deadline: { workingDays: 3, basis: article(law.weapons, '43'), unverified: true },
  legalBasis: [article(law.weapons, '43')],
  papers: [
    introductionLetter,
    {
      code: 'use-permit',
      name: {
        vi: 'Giấy phép sử dụng hoặc hợp đồng mua bán vật liệu nổ công nghiệp',
        en: 'Permit or contract for the explosives',
      },
      kind: 'certified-copy',
      required: true,
    },
  ],
  form: {
    pages: [
      organisationPage(),
      seatPage(),
      {
        id: 'transport',
        title: { vi: 'Vận chuyển gì, từ đâu đến đâu, ngày nào?', en: 'What, from where to where, and when?' },
        fields: [
          {
            kind: 'longtext',
            key: 'explosives',
            label: { vi: 'Loại và khối lượng', en: 'Kind and quantity' },
            maxLength: 500,
          },
          { kind: 'text', key: 'route', label: { vi: 'Tuyến đường', en: 'Route' } },
          {
            kind: 'date',
            key: 'transportOn',
            label: { vi: 'Ngày vận chuyển', en: 'Day' },
            earliest: 'today',
            latest: { daysFromToday: 60 },
          },
          { kind: 'text', key: 'plate', label: { vi: 'Biển số xe', en: 'Plate' }, maxLength: 15 },
        ],
      },
      applicantPage(),
      contactPage(),
    ],
  },
  result: { name: { vi: 'Giấy phép vận chuyển vật liệu nổ công nghiệp', en: 'Transport permit' } },
});
