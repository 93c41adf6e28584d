import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { organisationPage } from '../catalogue-parts/organisation-page.ts';
import { seatPage } from '../catalogue-parts/seat-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const transportBadge = procedure({
  code: 'transport-badge',
  validFrom: '2020-04-01',
  field: 'transport',
  branch: 'transport',
  level: 'province',
  name: { vi: 'Cấp phù hiệu xe ô tô kinh doanh vận tải', en: 'Badge of a car in commercial transport' },
  description: {
    vi: 'Phù hiệu cho xe chạy tuyến cố định, xe buýt, xe hợp đồng, taxi, xe tải, xe đầu kéo.',
    en: 'For coaches, buses, contract cars, taxis, lorries and tractors.',
  },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: noFee(law.roadTransport),
  deadline: { workingDays: 2, basis: article(law.roadTransport, '22') },
  legalBasis: [article(law.roadTransport, '22')],
  papers: [
    {
      code: 'vehicle-registration',
      name: { vi: 'Giấy đăng ký xe', en: 'Vehicle registration' },
      kind: 'copy',
      required: true,
      replacedBy: 'vehicle',
    },
  ],
  form: {
    pages: [
      organisationPage(),
      seatPage(),
      {
        id: 'badge',
        title: { vi: 'Xe nào cần phù hiệu?', en: 'Which vehicle needs a badge?' },
        fields: [
          { kind: 'text', key: 'plate', label: { vi: 'Biển số xe', en: 'Plate' }, maxLength: 15 },
          {
            kind: 'number',
            key: 'capacity',
            label: { vi: 'Số chỗ hoặc tải trọng (kg)', en: 'Seats, or load in kg' },
            min: 1,
            max: 60_000,
          },
          {
            kind: 'choice',
            key: 'transportKind',
            label: { vi: 'Loại hình', en: 'Kind of transport' },
            options: [
              { value: 'route', label: { vi: 'Tuyến cố định', en: 'Fixed route' } },
              { value: 'bus', label: { vi: 'Xe buýt', en: 'Bus' } },
              { value: 'taxi', label: { vi: 'Taxi', en: 'Taxi' } },
              { value: 'contract', label: { vi: 'Hợp đồng, du lịch', en: 'Contract or tourism' } },
              { value: 'goods', label: { vi: 'Hàng hóa', en: 'Goods' } },
            ],
          },
        ],
      },
      applicantPage(),
      contactPage(),
    ],
  },
  result: { name: { vi: 'Phù hiệu xe', en: 'Vehicle badge' } },
});
