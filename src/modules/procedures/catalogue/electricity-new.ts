import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { electricityPlacePage } from '../catalogue-parts/electricity-parts.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { procedure } from '../domain/define-procedure.ts';

export const electricityNew = procedure({
  code: 'electricity-new',
  essentialNumber: 23,
  validFrom: '2013-12-10',
  field: 'electricity',
  branch: 'electricity',
  level: 'province',
  name: {
    vi: 'Cấp điện mới từ lưới điện hạ áp (220/380V)',
    en: 'New connection to the low-voltage grid (220/380 V)',
  },
  description: {
    vi: 'Lắp công tơ và ký hợp đồng mua bán điện cho nhà ở, cơ sở kinh doanh nhỏ.',
    en: 'A meter and a contract for a home or a small business.',
  },
  searchWords: { vi: 'lắp công tơ điện kế mắc điện EVN', en: 'meter power connection' },
  online: { level: 'full' },
  channels: ['online', 'counter'],
  fee: {
    ...noFee(law.electricityDecree),
    note: {
      vi: 'Không thu phí thủ tục; khách hàng trả chi phí dây dẫn sau công tơ nếu có.',
      en: 'No fee; the wiring behind the meter is paid by the customer.',
    },
  },
  deadline: {
    workingDays: 3,
    extended: {
      workingDays: 5,
      when: { vi: 'Khu vực nông thôn hoặc mục đích ngoài sinh hoạt', en: 'Rural areas, or other uses than living' },
    },
    basis: law.electricity,
    unverified: true,
  },
  legalBasis: [law.electricity, law.electricityDecree],
  papers: [
    identityCard,
    {
      code: 'place-right',
      acceptsResult: ['land-change', 'land-certificate-reissue'],
      name: { vi: 'Giấy tờ về quyền sở hữu hoặc sử dụng địa điểm dùng điện', en: 'Right to use the place' },
      kind: 'copy',
      required: true,
    },
  ],
  form: {
    pages: [
      applicantPage(),
      electricityPlacePage(),
      {
        id: 'use',
        title: { vi: 'Bạn dùng điện để làm gì?', en: 'What is the electricity for?' },
        fields: [
          {
            kind: 'choice',
            key: 'powerUse',
            label: { vi: 'Mục đích', en: 'Use' },
            options: [
              { value: 'living', label: { vi: 'Sinh hoạt', en: 'Living' } },
              { value: 'business', label: { vi: 'Kinh doanh, dịch vụ', en: 'Business, services' } },
              { value: 'production', label: { vi: 'Sản xuất', en: 'Production' } },
            ],
          },
          {
            kind: 'choice',
            key: 'phases',
            label: { vi: 'Loại điện', en: 'Supply' },
            options: [
              { value: 'one', label: { vi: 'Một pha 220 V', en: 'One phase, 220 V' } },
              { value: 'three', label: { vi: 'Ba pha 380 V', en: 'Three phases, 380 V' } },
            ],
          },
          {
            kind: 'number',
            key: 'power',
            label: { vi: 'Công suất dự kiến', en: 'Expected power' },
            min: 1,
            max: 160,
            unit: { vi: 'kW', en: 'kW' },
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Hợp đồng mua bán điện và công tơ được lắp', en: 'Contract and installed meter' } },
});
