import type { WrittenPage } from '../domain/define-procedure.ts';

/** How to reach the applicant about this case. */
export function contactPage(): WrittenPage {
  return {
    id: 'contact',
    title: { vi: 'Cơ quan liên hệ với bạn bằng cách nào?', en: 'How can the office reach you?' },
    hint: {
      vi: 'Chỉ dùng để báo tin về hồ sơ này.',
      en: 'Used only for news about this application.',
    },
    fields: [
      {
        kind: 'phone',
        key: 'phone',
        label: { vi: 'Số điện thoại', en: 'Telephone number' },
        prefill: 'phone',
      },
      {
        kind: 'email',
        key: 'email',
        label: { vi: 'Thư điện tử (không bắt buộc)', en: 'Email (optional)' },
        required: false,
        prefill: 'email',
      },
    ],
  };
}
