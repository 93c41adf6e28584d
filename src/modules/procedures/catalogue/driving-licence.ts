import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const drivingLicence = procedure({
  code: 'driving-licence',
  essentialNumber: 20,
  validFrom: '2017-06-01',
  field: 'transport',
  branch: 'transport',
  level: 'province',
  name: { vi: 'Đổi, cấp lại giấy phép lái xe', en: 'Exchange or re-issue of a driving licence' },
  description: {
    vi: 'Đổi giấy phép sắp hết hạn hoặc bị hỏng; cấp lại giấy phép bị mất.',
    en: 'Exchanges a licence that expires or is damaged, re-issues one that was lost.',
  },
  searchWords: { vi: 'GPLX bằng lái đổi bằng lái xe mất bằng', en: 'driver license renew lost' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: { counter: 135_000, online: 135_000, basis: law.drivingLicenceFees2016 },
  deadline: {
    workingDays: 5,
    extended: {
      workingDays: 10,
      when: {
        vi: 'Cấp lại giấy phép bị mất, sau thời gian xác minh',
        en: 'Re-issue of a lost licence, after the time of verification',
      },
    },
    basis: law.drivingLicence,
  },
  legalBasis: [article(law.drivingLicence, '36'), article(law.drivingLicence, '37'), article(law.drivingLicence, '38')],
  papers: [
    identityCard,
    {
      code: 'health-certificate',
      name: { vi: 'Giấy khám sức khỏe của người lái xe', en: "Driver's health certificate" },
      kind: 'original',
      required: false,
      requiredWhen: { field: 'licenceClass', equals: ['B', 'C', 'D', 'E', 'F'] },
    },
    {
      code: 'former-licence',
      name: { vi: 'Giấy phép lái xe đã cấp', en: 'Former licence' },
      kind: 'copy',
      required: false,
      replacedBy: 'driving-licence',
    },
  ],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'licence',
        title: { vi: 'Bạn đổi hay cấp lại giấy phép nào?', en: 'Which licence, and why?' },
        fields: [
          {
            kind: 'choice',
            key: 'licenceReason',
            label: { vi: 'Lý do', en: 'Reason' },
            options: [
              { value: 'expires', label: { vi: 'Sắp hết hạn hoặc đã hết hạn', en: 'It expires' } },
              { value: 'damaged', label: { vi: 'Bị hỏng, mờ', en: 'It is damaged' } },
              { value: 'lost', label: { vi: 'Bị mất', en: 'It was lost' } },
              {
                value: 'data',
                label: { vi: 'Thông tin thay đổi hoặc đổi sang thẻ nhựa', en: 'Data changed, or paper to plastic' },
              },
            ],
          },
          {
            kind: 'choice',
            key: 'licenceClass',
            label: { vi: 'Hạng', en: 'Class' },
            options: ['A1', 'A2', 'B', 'C', 'D', 'E', 'F'].map((value) => ({
              value,
              label: { vi: `Hạng ${value}`, en: `Class ${value}` },
            })),
          },
          {
            kind: 'text',
            key: 'licenceNumber',
            label: { vi: 'Số giấy phép (nếu nhớ)', en: 'Number (if known)' },
            required: false,
            maxLength: 20,
          },
        ],
      },
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Giấy phép lái xe', en: 'Driving licence' } },
  later: [
    {
      validFrom: '2023-12-01',
      fee: {
        counter: 135_000,
        online: 115_000,
        basis: law.onlineFees2023,
        note: { vi: 'Mức trực tuyến áp dụng đến hết ngày 31/12/2025.', en: 'The online fee holds until 31/12/2025.' },
      },
    },
    // The police took over driver testing and licences from the departments of transport on 01/03/2025.
    { validFrom: '2025-03-01', branch: 'police', legalBasis: [law.roadSafety] },
    {
      validFrom: '2026-01-01',
      fee: { counter: 135_000, online: 135_000, basis: law.drivingLicenceFees, unverified: true },
    },
  ],
});
