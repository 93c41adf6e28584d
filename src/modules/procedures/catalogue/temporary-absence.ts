import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const temporaryAbsence = procedure({
  code: 'temporary-absence',
  nationalCode: '1.003677',
  essentialNumber: 5,
  validFrom: '2021-07-01',
  field: 'residence',
  branch: 'police',
  level: 'commune',
  name: { vi: 'Khai báo tạm vắng', en: 'Declaration of temporary absence' },
  description: {
    vi: 'Báo công an nơi cư trú trước khi đi khỏi nơi đó, trong những trường hợp luật quy định phải khai báo.',
    en: 'Tells the police of the home commune that one goes away, where the law asks for it.',
  },
  searchWords: { vi: 'đi vắng đi xa đi làm ăn xa', en: 'away leave' },
  online: { level: 'full' },
  channels: ['online', 'counter'],
  fee: noFee(article(law.residence, '31')),
  deadline: {
    workingDays: 1,
    extended: { workingDays: 2, when: { vi: 'Trường hợp phức tạp', en: 'In difficult cases' } },
    basis: article(law.residence, '31'),
  },
  legalBasis: [article(law.residence, '31'), law.residenceCircular],
  papers: [identityCard],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Bạn đang cư trú ở đâu?', en: 'Where do you reside?' },
        address: { vi: 'Nơi thường trú hoặc tạm trú', en: 'Permanent or temporary residence' },
        from: 'permanent',
      }),
      {
        id: 'absence',
        title: { vi: 'Bạn vắng mặt từ ngày nào đến ngày nào?', en: 'From when until when are you away?' },
        fields: [
          {
            kind: 'date',
            key: 'absentFrom',
            label: { vi: 'Từ ngày', en: 'From' },
            earliest: { daysFromToday: -30 },
            latest: { daysFromToday: 365 },
          },
          {
            kind: 'date',
            key: 'absentUntil',
            label: { vi: 'Đến ngày', en: 'Until' },
            earliest: 'today',
            latest: { daysFromToday: 730 },
            notBefore: 'absentFrom',
          },
          { kind: 'text', key: 'absentPlace', label: { vi: 'Nơi đến', en: 'Where to' } },
          { kind: 'text', key: 'absentReason', label: { vi: 'Lý do', en: 'Reason' } },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Phiếu khai báo tạm vắng', en: 'Slip of temporary absence' } },
});
