import type { Package } from '../domain/package.ts';

/** Linked group A: birth first, then residence and insurance side by side (Decision 296/QĐ-VPCP, procedure of the group). */
export const birthPackage: Package = {
  parts: [
    {
      code: 'birth',
      name: { vi: 'Đăng ký khai sinh', en: 'Registration of the birth' },
      branch: 'justice',
      level: 'commune',
      workingDays: 0,
      procedure: 'birth-registration',
      resultCode: 'birth-registration',
      result: { vi: 'Giấy khai sinh', en: 'Birth certificate' },
    },
    {
      code: 'residence',
      name: { vi: 'Đăng ký thường trú cho trẻ', en: "Registration of the child's permanent residence" },
      branch: 'police',
      level: 'commune',
      workingDays: 2,
      after: ['birth'],
      procedure: 'permanent-residence',
      resultCode: 'permanent-residence',
      result: { vi: 'Thông báo kết quả đăng ký thường trú', en: 'Notice of permanent residence' },
    },
    {
      code: 'insurance',
      name: { vi: 'Cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi', en: 'Health-insurance card of a child under 6' },
      branch: 'insurance',
      level: 'province',
      workingDays: 2,
      after: ['birth'],
      resultCode: 'child-health-card',
      result: { vi: 'Thẻ bảo hiểm y tế', en: 'Health-insurance card' },
    },
  ],
};

/** Linked group B: death, end of residence, then the one benefit that was asked for (Decision 296/QĐ-VPCP). */
export const deathPackage: Package = {
  parts: [
    {
      code: 'death',
      name: { vi: 'Đăng ký khai tử', en: 'Registration of the death' },
      branch: 'justice',
      level: 'commune',
      workingDays: 0,
      procedure: 'death-registration',
      resultCode: 'death-registration',
      result: { vi: 'Trích lục khai tử', en: 'Death extract' },
    },
    {
      code: 'residence',
      name: { vi: 'Xóa đăng ký thường trú', en: 'End of the permanent residence' },
      branch: 'police',
      level: 'commune',
      workingDays: 0,
      after: ['death'],
      procedure: 'permanent-residence-removal',
      resultCode: 'permanent-residence-removal',
      result: { vi: 'Thông báo xóa đăng ký thường trú', en: 'Notice of the end of residence' },
    },
    {
      code: 'benefit-insurance',
      name: { vi: 'Trợ cấp mai táng của bảo hiểm xã hội', en: 'Funeral benefit of social insurance' },
      branch: 'insurance',
      level: 'province',
      workingDays: 8,
      after: ['death'],
      when: { field: 'benefit', equals: 'social-insurance' },
      result: { vi: 'Quyết định trợ cấp mai táng', en: 'Decision on the benefit' },
    },
    {
      code: 'benefit-assistance',
      name: { vi: 'Hỗ trợ chi phí mai táng bảo trợ xã hội', en: 'Funeral support of social assistance' },
      branch: 'labour',
      level: 'commune',
      workingDays: 5,
      after: ['death'],
      when: { field: 'benefit', equals: 'social-assistance' },
      result: { vi: 'Quyết định hỗ trợ chi phí mai táng', en: 'Decision on the support' },
    },
    {
      code: 'benefit-merit',
      name: { vi: 'Mai táng phí của người có công', en: 'Funeral allowance of meritorious people' },
      branch: 'labour',
      level: 'province',
      workingDays: 17,
      after: ['death'],
      when: { field: 'benefit', equals: 'merit' },
      result: { vi: 'Quyết định mai táng phí', en: 'Decision on the allowance' },
    },
  ],
};
