import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard, residenceProof } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const criminalRecord = procedure({
  code: 'criminal-record',
  essentialNumber: 15,
  validFrom: '2010-07-01',
  field: 'justice',
  branch: 'justice',
  level: 'province',
  name: { vi: 'Cấp Phiếu lý lịch tư pháp', en: 'Certificate of criminal record' },
  description: {
    vi: 'Phiếu ghi có hay không có án tích, dùng khi xin việc, học tập, xuất cảnh.',
    en: 'Says whether one has a criminal record; asked for by employers, schools and consulates.',
  },
  searchWords: { vi: 'lý lịch án tích xin việc phiếu số 1 phiếu số 2', en: 'police clearance' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: {
    counter: 200_000,
    online: 200_000,
    basis: law.criminalRecordFees,
    note: {
      vi: 'Học sinh, sinh viên, người có công và thân nhân: 100.000 đồng. Trẻ em, người cao tuổi, người khuyết tật, hộ nghèo: miễn.',
      en: 'Students, meritorious people and their relatives: 100,000 đồng. Children, elders, disabled and poor people: free.',
    },
  },
  deadline: {
    workingDays: 10,
    extended: {
      workingDays: 15,
      when: {
        vi: 'Từng cư trú ở nhiều nơi, ở nước ngoài, hoặc phải xác minh điều kiện xóa án tích',
        en: 'Lived in several places or abroad, or the deletion of a record must be verified',
      },
    },
    basis: article(law.criminalRecords, '48'),
    unverified: true,
  },
  legalBasis: [
    article(law.criminalRecords, '45'),
    article(law.criminalRecords, '46'),
    article(law.criminalRecords, '48'),
  ],
  papers: [identityCard, residenceProof],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'certificate',
        title: { vi: 'Bạn cần phiếu nào, để làm gì?', en: 'Which certificate do you need, and why?' },
        fields: [
          {
            kind: 'choice',
            key: 'certificateKind',
            label: { vi: 'Loại phiếu', en: 'Kind' },
            options: [
              {
                value: 'number-1',
                label: { vi: 'Phiếu số 1', en: 'Number 1' },
                hint: {
                  vi: 'Cho cơ quan, tổ chức; không ghi án tích đã xóa.',
                  en: 'For organisations; deleted records are left out.',
                },
              },
              {
                value: 'number-2',
                label: { vi: 'Phiếu số 2', en: 'Number 2' },
                hint: { vi: 'Cho chính mình biết; ghi đầy đủ.', en: 'For yourself; complete.' },
              },
            ],
          },
          { kind: 'text', key: 'certificatePurpose', label: { vi: 'Mục đích', en: 'Purpose' } },
          { kind: 'number', key: 'copies', label: { vi: 'Số phiếu', en: 'Number of copies' }, min: 1, max: 10 },
        ],
      },
      {
        id: 'residences',
        title: { vi: 'Từ năm 14 tuổi, bạn đã sống ở đâu?', en: 'Where have you lived since you were 14?' },
        fields: [
          {
            kind: 'longtext',
            key: 'residences',
            label: { vi: 'Nơi cư trú và nghề nghiệp', en: 'Residences and occupations' },
            hint: {
              vi: 'Mỗi thời gian một dòng: từ tháng, năm đến tháng, năm; nơi ở; nghề nghiệp.',
              en: 'A line for each time: from, until, place, occupation.',
            },
          },
        ],
      },
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Phiếu lý lịch tư pháp', en: 'Certificate of criminal record' } },
  // The police took over criminal records from the departments of justice on 01/03/2025.
  later: [{ validFrom: '2025-03-01', branch: 'police' }],
});
