import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { birthplacePage, childPage, parentsPage } from '../catalogue-parts/child-pages.ts';
import { birthCertificatePaper } from '../catalogue-parts/civil-status-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { beforeLinkedBirth } from '../catalogue-parts/eligibility-civil-status.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { birthPackage } from '../catalogue-parts/linked-packages.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const linkedBirth = procedure({
  code: 'linked-birth',
  essentialNumber: 16,
  validFrom: '2023-07-10',
  field: 'linked',
  branch: 'justice',
  level: 'commune',
  name: {
    vi: 'Liên thông đăng ký khai sinh – đăng ký thường trú – cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
    en: 'Linked: birth, permanent residence and health-insurance card of a child under 6',
  },
  description: {
    vi: 'Khai một lần, ba cơ quan cùng giải quyết: hộ tịch, công an và bảo hiểm xã hội.',
    en: 'Declared once, handled by three offices: civil status, police and social insurance.',
  },
  searchWords: { vi: 'làm khai sinh cho con thẻ BHYT trẻ em nhập khẩu', en: 'newborn insurance card' },
  eligibility: beforeLinkedBirth,
  online: { level: 'full' },
  channels: ['online'],
  package: birthPackage,
  fee: noFee(article(law.civilStatus, '11')),
  deadline: {
    workingDays: 4,
    extended: { workingDays: 6, when: { vi: 'Cần xác minh', en: 'When something must be verified' } },
    basis: law.linkedPilot,
  },
  legalBasis: [law.linkedPilot, law.civilStatus, law.residence, law.healthInsurance],
  papers: [birthCertificatePaper],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Trẻ đăng ký khai sinh và thường trú ở đâu?', en: 'Where is the child registered?' },
        address: { vi: 'Địa chỉ thường trú của trẻ', en: "Child's permanent address" },
        from: 'permanent',
      }),
      childPage(),
      birthplacePage(),
      parentsPage(),
      contactPage(),
    ],
  },
  result: {
    name: {
      vi: 'Giấy khai sinh, thông báo đăng ký thường trú và thẻ bảo hiểm y tế',
      en: 'Birth certificate, notice of residence and health-insurance card',
    },
  },
  later: [
    {
      validFrom: '2024-07-01',
      deadline: {
        workingDays: 3,
        extended: { workingDays: 5, when: { vi: 'Cần xác minh', en: 'When something must be verified' } },
        basis: law.linked,
        unverified: true, // the day on which Decree 63/2024 took effect
      },
      legalBasis: [law.linked, law.civilStatus, law.residence, law.healthInsurance],
    },
  ],
});
