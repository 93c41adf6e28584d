import type { WrittenPage } from '../domain/define-procedure.ts';

/** The child whose birth is registered. */
export function childPage(): WrittenPage {
  return {
    id: 'child',
    title: { vi: 'Đứa trẻ tên là gì, sinh ngày nào?', en: "What is the child's name, and when was it born?" },
    fields: [
      {
        kind: 'name',
        key: 'childName',
        label: { vi: 'Họ, chữ đệm, tên của trẻ', en: "Child's full name" },
        hint: {
          vi: 'Viết đúng dấu theo tiếng Việt hoặc tiếng dân tộc của gia đình.',
          en: "With all marks, in Vietnamese or the family's own language.",
        },
      },
      {
        kind: 'date',
        key: 'childBirthDate',
        label: { vi: 'Ngày sinh', en: 'Date of birth' },
        hint: { vi: 'Ví dụ 02/11/2023.', en: 'For example 02/11/2023.' },
        latest: 'today',
      },
      {
        kind: 'choice',
        key: 'childSex',
        label: { vi: 'Giới tính', en: 'Sex' },
        options: [
          { value: 'male', label: { vi: 'Nam', en: 'Boy' } },
          { value: 'female', label: { vi: 'Nữ', en: 'Girl' } },
        ],
      },
      { kind: 'text', key: 'childEthnicity', label: { vi: 'Dân tộc', en: 'Ethnic group' }, maxLength: 40 },
    ],
  };
}

/** Where the child was born and the paper that says so. */
export function birthplacePage(): WrittenPage {
  return {
    id: 'birthplace',
    title: { vi: 'Trẻ sinh ở đâu?', en: 'Where was the child born?' },
    fields: [
      {
        kind: 'text',
        key: 'birthPlace',
        label: { vi: 'Nơi sinh', en: 'Place of birth' },
        hint: {
          vi: 'Tên bệnh viện, trạm y tế, hoặc địa chỉ nếu sinh ở nhà.',
          en: 'Hospital or health station, or the address.',
        },
      },
      {
        kind: 'text',
        key: 'birthCertificate',
        label: { vi: 'Số giấy chứng sinh (nếu có)', en: 'Number of the certificate of live birth (if any)' },
        required: false,
        maxLength: 40,
      },
    ],
  };
}

/** Mother and father; either may be unknown, but one is named. */
export function parentsPage(): WrittenPage {
  return {
    id: 'parents',
    title: { vi: 'Cha, mẹ của trẻ là ai?', en: "Who are the child's parents?" },
    hint: { vi: 'Nếu chưa xác định được cha thì để trống.', en: 'Leave the father empty if he is not determined.' },
    fields: [
      { kind: 'name', key: 'motherName', label: { vi: 'Họ tên mẹ', en: 'Mother' } },
      {
        kind: 'personal-number',
        key: 'motherNumber',
        label: { vi: 'Số định danh của mẹ', en: "Mother's personal number" },
      },
      { kind: 'name', key: 'fatherName', label: { vi: 'Họ tên cha', en: 'Father' }, required: false },
      {
        kind: 'personal-number',
        key: 'fatherNumber',
        label: { vi: 'Số định danh của cha', en: "Father's personal number" },
        required: false,
      },
    ],
  };
}
