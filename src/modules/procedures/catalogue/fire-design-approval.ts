import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { introductionLetter } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { law } from '../catalogue-parts/laws.ts';
import { organisationPage } from '../catalogue-parts/organisation-page.ts';
import { seatPage } from '../catalogue-parts/seat-page.ts';
import { decidingStep, receivingStep, returningStep } from '../catalogue-parts/steps.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const fireDesignApproval = procedure({
  code: 'fire-design-approval',
  validFrom: '2021-01-10',
  field: 'fire',
  branch: 'police',
  level: 'province',
  name: { vi: 'Thẩm duyệt thiết kế về phòng cháy và chữa cháy', en: 'Appraisal of a fire-safety design' },
  description: {
    vi: 'Dành cho dự án, công trình thuộc diện phải thẩm duyệt trước khi xây dựng, cải tạo.',
    en: 'For projects that must be appraised before they are built or altered.',
  },
  searchWords: { vi: 'PCCC thẩm duyệt bản vẽ', en: 'fire safety drawing' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: {
    counter: null,
    online: null,
    basis: law.fireFees,
    note: { vi: 'Theo tổng mức đầu tư của dự án.', en: 'By the cost of the project.' },
  },
  deadline: {
    workingDays: 10,
    extended: {
      workingDays: 15,
      when: { vi: 'Dự án quan trọng quốc gia, dự án nhóm A', en: 'National and group A projects' },
    },
    basis: article(law.fireDecree, '13'),
  },
  // The split of the hours is ours: Circular 01/2018/TT-VPCP leaves it to the province.
  steps: [
    receivingStep,
    {
      code: 'check',
      name: { vi: 'Kiểm tra thành phần, tính hợp lệ của hồ sơ', en: 'Checking that the papers are complete and sound' },
      role: 'specialist',
      workingHours: 16,
    },
    {
      code: 'appraise',
      name: { vi: 'Thẩm duyệt bản vẽ thiết kế', en: 'Appraising the drawings' },
      role: 'specialist',
      workingHours: 40,
    },
    decidingStep(16),
    returningStep,
  ],
  legalBasis: [article(law.fire, '15'), article(law.fireDecree, '13')],
  papers: [
    introductionLetter,
    {
      code: 'design',
      name: { vi: 'Bản vẽ và bản thuyết minh thiết kế', en: 'Drawings and explanation' },
      kind: 'original',
      required: true,
    },
  ],
  form: {
    pages: [
      organisationPage(),
      seatPage(),
      {
        id: 'project',
        title: { vi: 'Công trình nào cần thẩm duyệt?', en: 'Which building is it?' },
        fields: [
          { kind: 'text', key: 'projectName', label: { vi: 'Tên công trình', en: 'Name of the project' } },
          { kind: 'number', key: 'floors', label: { vi: 'Số tầng', en: 'Floors' }, min: 1, max: 200 },
          {
            kind: 'number',
            key: 'area',
            label: { vi: 'Diện tích sàn', en: 'Floor area' },
            min: 1,
            max: 10_000_000,
            unit: { vi: 'm²', en: 'm²' },
          },
          { kind: 'money', key: 'investment', label: { vi: 'Tổng mức đầu tư (đồng)', en: 'Cost (đồng)' }, min: 1 },
        ],
      },
      applicantPage(),
      contactPage(),
    ],
  },
  result: {
    name: {
      vi: 'Giấy chứng nhận thẩm duyệt thiết kế về phòng cháy và chữa cháy',
      en: 'Certificate of the appraised design',
    },
  },
});
