import type { WrittenPage } from '../domain/define-procedure.ts';

/** Which identity card the person had before: nine digits, twelve digits, or the number is forgotten. */
export function oldNumberPage(): WrittenPage {
  return {
    id: 'old-number',
    title: { vi: 'Số chứng minh nhân dân cũ của bạn là số nào?', en: 'What was your old identity number?' },
    fields: [
      {
        kind: 'choice',
        key: 'oldCardKind',
        label: { vi: 'Loại giấy tờ cũ', en: 'Kind of old card' },
        options: [
          { value: 'nine-digits', label: { vi: 'Chứng minh nhân dân 9 số', en: 'Identity card with 9 digits' } },
          { value: 'twelve-digits', label: { vi: 'Chứng minh nhân dân 12 số', en: 'Identity card with 12 digits' } },
          {
            value: 'forgotten',
            label: { vi: 'Không nhớ số', en: 'I do not remember' },
            hint: {
              vi: 'Công an sẽ tra tàng thư; có thể lâu hơn.',
              en: 'The police search the archive; this may take longer.',
            },
          },
        ],
      },
      {
        kind: 'old-number',
        key: 'oldNumber',
        label: { vi: 'Số chứng minh nhân dân 9 số', en: 'Number with 9 digits' },
        prefill: 'oldNumber',
        showWhen: { field: 'oldCardKind', equals: 'nine-digits' },
      },
      {
        kind: 'personal-number',
        key: 'oldTwelveDigits',
        label: { vi: 'Số chứng minh nhân dân 12 số', en: 'Number with 12 digits' },
        showWhen: { field: 'oldCardKind', equals: 'twelve-digits' },
      },
      {
        kind: 'date',
        key: 'oldCardIssuedOn',
        label: { vi: 'Ngày cấp (nếu nhớ)', en: 'Date of issue (if you remember)' },
        hint: { vi: 'Ví dụ 20/11/2009.', en: 'For example 20/11/2009.' },
        required: false,
        earliest: '1957-01-01',
        latest: 'today',
        showWhen: { field: 'oldCardKind', equals: ['nine-digits', 'twelve-digits'] },
      },
    ],
  };
}
