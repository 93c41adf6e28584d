import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { vehiclePage } from '../catalogue-parts/vehicle-page.ts';
import { plateFee2016, plateFee2023, vehicleIsInspected, vehiclePapers } from '../catalogue-parts/vehicle-rules.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const motorbikePlate = procedure({
  code: 'motorbike-plate',
  essentialNumber: 7,
  validFrom: '2020-08-01',
  field: 'traffic',
  branch: 'police',
  level: 'district',
  name: { vi: 'Đăng ký, cấp biển số mô tô, xe gắn máy', en: 'Registration and plate of a motorbike' },
  description: {
    vi: 'Đăng ký xe mới mua hoặc sang tên xe đã qua sử dụng.',
    en: 'Registers a new motorbike or one bought from somebody else.',
  },
  searchWords: { vi: 'xe máy biển số xe cà vẹt đăng ký xe sang tên', en: 'motorcycle licence plate' },
  online: vehicleIsInspected,
  channels: ['online', 'counter'],
  fee: plateFee2016,
  deadline: {
    workingDays: 2,
    note: {
      vi: 'Biển số cấp ngay khi hồ sơ hợp lệ; giấy chứng nhận đăng ký xe trong 2 ngày làm việc.',
      en: 'The plate is given at once; the registration certificate within 2 working days.',
    },
    basis: law.vehicles2020,
  },
  legalBasis: [law.roadTraffic, law.vehicles2020],
  papers: [identityCard, ...vehiclePapers],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'kind',
        title: { vi: 'Đây là xe mới hay xe đã đăng ký?', en: 'Is it new or registered already?' },
        fields: [
          {
            kind: 'choice',
            key: 'registrationKind',
            label: { vi: 'Trường hợp', en: 'Case' },
            options: [
              { value: 'new', label: { vi: 'Xe mới, đăng ký lần đầu', en: 'New, first registration' } },
              { value: 'transfer', label: { vi: 'Sang tên xe đã đăng ký', en: 'Bought from another owner' } },
            ],
          },
          {
            kind: 'text',
            key: 'currentPlate',
            label: { vi: 'Biển số hiện tại', en: 'Present plate' },
            hint: { vi: 'Ví dụ 48B1-123.45.', en: 'For example 48B1-123.45.' },
            maxLength: 15,
            showWhen: { field: 'registrationKind', equals: 'transfer' },
          },
        ],
      },
      vehiclePage(),
      contactPage(),
    ],
  },
  result: { name: { vi: 'Biển số xe và giấy chứng nhận đăng ký xe', en: 'Plate and registration certificate' } },
  later: [
    {
      validFrom: '2023-08-15',
      legalBasis: [law.roadTraffic, law.vehicles2023],
      deadline: {
        workingDays: 2,
        note: {
          vi: 'Biển số cấp ngay khi hồ sơ hợp lệ; giấy chứng nhận đăng ký xe trong 2 ngày làm việc.',
          en: 'The plate is given at once; the registration certificate within 2 working days.',
        },
        basis: article(law.vehicles2023, '7'),
      },
    },
    { validFrom: '2023-10-22', fee: plateFee2023 },
    { validFrom: '2025-01-01', legalBasis: [law.roadSafety, law.vehicles2024] },
    // The district police ended on 01/03/2025; motorbikes are registered by the commune police.
    { validFrom: '2025-03-01', level: 'commune' },
  ],
});
