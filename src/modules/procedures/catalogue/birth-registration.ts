import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { birthplacePage, childPage, parentsPage } from '../catalogue-parts/child-pages.ts';
import { birthCertificatePaper, marriagePaper } from '../catalogue-parts/civil-status-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { beforeBirth } from '../catalogue-parts/eligibility-civil-status.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const birthRegistration = procedure({
  code: 'birth-registration',
  essentialNumber: 12,
  validFrom: '2016-01-01',
  field: 'justice',
  branch: 'justice',
  level: 'commune',
  name: { vi: 'Đăng ký khai sinh', en: 'Registration of a birth' },
  description: {
    vi: 'Khai sinh cho trẻ trong 60 ngày kể từ ngày sinh, tại xã, phường nơi cha hoặc mẹ cư trú.',
    en: 'Within 60 days of the birth, in the commune where the mother or father lives.',
  },
  searchWords: { vi: 'giấy khai sinh làm khai sinh cho con', en: 'birth certificate newborn' },
  eligibility: beforeBirth,
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
  deadline: { workingDays: 0, basis: article(law.civilStatus, '16') },
  legalBasis: [
    article(law.civilStatus, '13'),
    article(law.civilStatus, '15'),
    article(law.civilStatus, '16'),
    law.civilStatusDecree,
    law.civilStatusOnline,
  ],
  papers: [birthCertificatePaper, marriagePaper],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Bạn đăng ký khai sinh ở đâu?', en: 'Where do you register the birth?' },
        hint: { vi: 'Xã, phường nơi cha hoặc mẹ của trẻ cư trú.', en: 'The commune where the mother or father lives.' },
        from: 'current',
      }),
      childPage(),
      birthplacePage(),
      parentsPage(),
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Giấy khai sinh', en: 'Birth certificate' } },
});
