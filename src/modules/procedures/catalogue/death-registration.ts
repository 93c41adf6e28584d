import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { deathNoticePaper } from '../catalogue-parts/civil-status-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { deathPage, deceasedPage } from '../catalogue-parts/deceased-pages.ts';
import { beforeDeath } from '../catalogue-parts/eligibility-civil-status.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const deathRegistration = procedure({
  code: 'death-registration',
  essentialNumber: 13,
  validFrom: '2016-01-01',
  field: 'justice',
  branch: 'justice',
  level: 'commune',
  name: { vi: 'Đăng ký khai tử', en: 'Registration of a death' },
  description: {
    vi: 'Khai tử trong 15 ngày kể từ ngày có người mất, tại xã, phường nơi cư trú cuối cùng của người đó.',
    en: 'Within 15 days of the death, in the commune where the person last lived.',
  },
  searchWords: { vi: 'chứng tử trích lục khai tử người mất', en: 'death certificate' },
  eligibility: beforeDeath,
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: {
    counter: 0,
    online: 0,
    basis: article(law.civilStatus, '11'),
    note: {
      vi: 'Đúng hạn: không thu. Quá hạn: theo nghị quyết của Hội đồng nhân dân tỉnh.',
      en: "In time: free. Late: as the province's people's council decides.",
    },
  },
  deadline: {
    workingDays: 0,
    extended: { workingDays: 3, when: { vi: 'Cần xác minh', en: 'When something must be verified' } },
    basis: article(law.civilStatus, '34'),
  },
  legalBasis: [
    article(law.civilStatus, '32'),
    article(law.civilStatus, '33'),
    article(law.civilStatus, '34'),
    law.civilStatusDecree,
  ],
  papers: [deathNoticePaper],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Bạn đăng ký khai tử ở đâu?', en: 'Where do you register the death?' },
        hint: { vi: 'Xã, phường nơi cư trú cuối cùng của người mất.', en: 'The commune where the person last lived.' },
        address: { vi: 'Nơi cư trú cuối cùng', en: 'Last address' },
      }),
      deceasedPage(),
      deathPage(),
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Trích lục khai tử', en: 'Extract of the death register' } },
});
