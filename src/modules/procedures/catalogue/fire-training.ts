import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { organisationPage } from '../catalogue-parts/organisation-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { seatPage } from '../catalogue-parts/seat-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const fireTraining = procedure({
  code: 'fire-training',
  validFrom: '2021-01-10',
  field: 'fire',
  branch: 'police',
  level: 'province',
  name: {
    vi: 'Cấp Chứng nhận huấn luyện nghiệp vụ phòng cháy và chữa cháy',
    en: 'Certificate of fire-safety training',
  },
  description: {
    vi: 'Huấn luyện, kiểm tra và cấp chứng nhận cho đội chữa cháy cơ sở, người làm việc ở nơi có nguy hiểm cháy, nổ.',
    en: 'Training and certificates for fire teams and for people in places with a danger of fire.',
  },
  searchWords: { vi: 'PCCC tập huấn', en: 'fire training' },
  online: {
    level: 'part',
    reason: { vi: 'Học viên phải dự huấn luyện và kiểm tra.', en: 'Trainees attend the training and the test.' },
  },
  channels: ['online', 'counter', 'post'],
  fee: noFee(law.fireDecree),
  deadline: { workingDays: 5, basis: article(law.fireDecree, '33'), unverified: true },
  legalBasis: [article(law.fireDecree, '33')],
  papers: [
    {
      code: 'trainees',
      name: { vi: 'Danh sách người đề nghị cấp chứng nhận', en: 'List of trainees' },
      kind: 'original',
      required: true,
    },
  ],
  form: {
    pages: [
      organisationPage(),
      seatPage(),
      {
        id: 'training',
        title: { vi: 'Bao nhiêu người cần chứng nhận?', en: 'How many people need it?' },
        fields: [
          {
            kind: 'number',
            key: 'trainees',
            label: { vi: 'Số người', en: 'People' },
            min: 1,
            max: 1000,
            unit: { vi: 'người', en: 'people' },
          },
          {
            kind: 'date',
            key: 'trainingOn',
            label: { vi: 'Ngày muốn huấn luyện', en: 'Preferred day' },
            earliest: 'today',
            latest: { daysFromToday: 180 },
          },
        ],
      },
      applicantPage(),
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Chứng nhận huấn luyện nghiệp vụ', en: 'Training certificate' } },
});
