import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';

export const nationalExam = procedure({
  code: 'national-exam',
  essentialNumber: 21,
  validFrom: '2020-07-11',
  field: 'education',
  branch: 'education',
  level: 'province',
  name: {
    vi: 'Đăng ký dự thi tốt nghiệp trung học phổ thông quốc gia và xét tuyển đại học, cao đẳng',
    en: 'Registration for the national graduation exam and for university admission',
  },
  description: {
    vi: 'Học sinh lớp 12 và thí sinh tự do đăng ký dự thi và xét tuyển theo lịch của Bộ Giáo dục và Đào tạo.',
    en: "Pupils of grade 12 and free candidates register by the ministry's calendar.",
  },
  searchWords: { vi: 'thi tốt nghiệp THPT lớp 12 xét tuyển đại học', en: 'high school exam university' },
  online: { level: 'full' },
  channels: ['online', 'counter'],
  fee: noFee(law.graduationExam),
  deadline: { workingDays: 5, basis: law.graduationExam, unverified: true },
  legalBasis: [law.education, law.graduationExam],
  papers: [
    {
      code: 'portrait',
      name: { vi: 'Ảnh chân dung 4 × 6 cm', en: 'Portrait 4 × 6 cm' },
      kind: 'original',
      required: true,
    },
    {
      code: 'priority',
      name: { vi: 'Giấy tờ về diện ưu tiên (nếu có)', en: 'Proof of priority (if any)' },
      kind: 'copy',
      required: false,
    },
  ],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'school',
        title: { vi: 'Bạn học ở đâu?', en: 'Which is your school?' },
        fields: [
          {
            kind: 'choice',
            key: 'candidate',
            label: { vi: 'Bạn là', en: 'You are' },
            options: [
              { value: 'pupil', label: { vi: 'Học sinh lớp 12', en: 'A pupil of grade 12' } },
              { value: 'free', label: { vi: 'Thí sinh tự do', en: 'A free candidate' } },
            ],
          },
          { kind: 'text', key: 'school', label: { vi: 'Trường trung học phổ thông', en: 'School' } },
          {
            kind: 'text',
            key: 'schoolClass',
            label: { vi: 'Lớp', en: 'Class' },
            maxLength: 20,
            showWhen: { field: 'candidate', equals: 'pupil' },
          },
        ],
      },
      {
        id: 'exam',
        title: { vi: 'Bạn đăng ký bài thi nào?', en: 'Which papers do you sit?' },
        fields: [
          {
            kind: 'choice',
            key: 'examGoal',
            label: { vi: 'Mục đích dự thi', en: 'Purpose' },
            options: [
              { value: 'both', label: { vi: 'Xét tốt nghiệp và tuyển sinh', en: 'Graduation and admission' } },
              { value: 'graduation', label: { vi: 'Chỉ xét tốt nghiệp', en: 'Graduation only' } },
              { value: 'admission', label: { vi: 'Chỉ tuyển sinh', en: 'Admission only' } },
            ],
          },
          { kind: 'text', key: 'examSubjects', label: { vi: 'Bài thi, môn thi', en: 'Papers and subjects' } },
          {
            kind: 'text',
            key: 'foreignLanguage',
            label: { vi: 'Ngoại ngữ', en: 'Foreign language' },
            required: false,
            maxLength: 40,
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Xác nhận đăng ký dự thi', en: 'Confirmation of the registration' } },
});
