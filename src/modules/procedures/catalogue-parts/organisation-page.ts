import type { WrittenPage } from '../domain/define-procedure.ts';

/** The organisation or business in whose name the applicant acts. */
export function organisationPage(): WrittenPage {
  return {
    id: 'organisation',
    title: { vi: 'Bạn làm thủ tục cho cơ quan, tổ chức nào?', en: 'For which organisation do you apply?' },
    fields: [
      {
        kind: 'text',
        key: 'organisationName',
        label: { vi: 'Tên cơ quan, tổ chức, cơ sở', en: 'Name of the organisation' },
        hint: {
          vi: 'Viết đủ như trong quyết định thành lập hoặc giấy đăng ký.',
          en: 'In full, as in its founding document.',
        },
      },
      {
        kind: 'text',
        key: 'organisationNumber',
        label: {
          vi: 'Số quyết định thành lập hoặc mã số doanh nghiệp',
          en: 'Number of its founding decision or business code',
        },
        maxLength: 50,
      },
      {
        kind: 'text',
        key: 'position',
        label: { vi: 'Chức vụ của bạn', en: 'Your position' },
        hint: { vi: 'Ví dụ: giám đốc, văn thư được giới thiệu.', en: 'For example: director, authorised clerk.' },
        maxLength: 100,
      },
    ],
  };
}
