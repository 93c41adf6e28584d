import type { WrittenPage } from '../domain/define-procedure.ts';

/** What a confirmation is needed for, and how many copies. */
export function purposePage(): WrittenPage {
  return {
    id: 'purpose',
    title: { vi: 'Bạn cần giấy xác nhận để làm gì?', en: 'What do you need the confirmation for?' },
    fields: [
      {
        kind: 'choice',
        key: 'purpose',
        label: { vi: 'Mục đích', en: 'Purpose' },
        options: [
          { value: 'bank', label: { vi: 'Giao dịch với ngân hàng', en: 'Business with a bank' } },
          { value: 'land', label: { vi: 'Nhà, đất, công chứng', en: 'House, land, notary' } },
          { value: 'insurance', label: { vi: 'Bảo hiểm, hưu trí, trợ cấp', en: 'Insurance, pension, benefits' } },
          { value: 'travel', label: { vi: 'Hộ chiếu, thị thực, xuất cảnh', en: 'Passport, visa, travel' } },
          { value: 'other', label: { vi: 'Việc khác', en: 'Something else' } },
        ],
      },
      {
        kind: 'text',
        key: 'purposeOther',
        label: { vi: 'Việc gì?', en: 'What is it?' },
        maxLength: 150,
        showWhen: { field: 'purpose', equals: 'other' },
      },
      {
        kind: 'number',
        key: 'copies',
        label: { vi: 'Số bản cần cấp', en: 'Number of copies' },
        hint: { vi: 'Từ 1 đến 5 bản.', en: '1 to 5.' },
        min: 1,
        max: 5,
        unit: { vi: 'bản', en: 'copies' },
      },
    ],
  };
}
