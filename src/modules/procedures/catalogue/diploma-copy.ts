import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { feeOfProvince } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';

export const diplomaCopy = procedure({
  code: 'diploma-copy',
  validFrom: '2020-01-15',
  field: 'education',
  branch: 'education',
  level: 'province',
  name: { vi: 'Cấp bản sao văn bằng, chứng chỉ từ sổ gốc', en: 'Copy of a diploma from the register' },
  description: {
    vi: 'Bản sao bằng tốt nghiệp, chứng chỉ do sở giáo dục và đào tạo đã cấp.',
    en: 'A copy of a diploma that the department of education issued.',
  },
  searchWords: { vi: 'mất bằng cấp 3 bằng tốt nghiệp', en: 'lost school certificate' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: feeOfProvince,
  deadline: {
    workingDays: 0,
    extended: {
      workingDays: 2,
      when: { vi: 'Nhiều bản sao hoặc khó tra cứu', en: 'Many copies or a difficult search' },
    },
    basis: law.diplomas,
  },
  legalBasis: [law.diplomas, law.authentication],
  papers: [identityCard],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'diploma',
        title: { vi: 'Bạn cần bản sao văn bằng nào?', en: 'Which diploma?' },
        fields: [
          { kind: 'text', key: 'diplomaName', label: { vi: 'Tên văn bằng, chứng chỉ', en: 'Name of the diploma' } },
          { kind: 'number', key: 'diplomaYear', label: { vi: 'Năm tốt nghiệp', en: 'Year' }, min: 1955, max: 2100 },
          { kind: 'text', key: 'school', label: { vi: 'Trường đã học', en: 'School' } },
          { kind: 'number', key: 'copies', label: { vi: 'Số bản sao', en: 'Copies' }, min: 1, max: 10 },
        ],
      },
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Bản sao văn bằng, chứng chỉ', en: 'Copy of the diploma' } },
});
