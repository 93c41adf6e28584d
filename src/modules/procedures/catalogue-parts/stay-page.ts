import type { WrittenPage } from '../domain/define-procedure.ts';

/** From when, for how long and why: at most two years at a time, to be extended (Law 68/2020, art. 27.2). */
export function stayPage(): WrittenPage {
  return {
    id: 'stay',
    title: { vi: 'Bạn tạm trú từ ngày nào, trong bao lâu?', en: 'From when and for how long do you stay?' },
    fields: [
      {
        kind: 'date',
        key: 'stayFrom',
        label: { vi: 'Ngày bắt đầu ở', en: 'First day' },
        hint: { vi: 'Ví dụ 05/12/2023.', en: 'For example 05/12/2023.' },
        earliest: { daysFromToday: -730 },
        latest: { daysFromToday: 60 },
      },
      {
        kind: 'number',
        key: 'stayMonths',
        label: { vi: 'Thời gian tạm trú', en: 'Length of stay' },
        hint: { vi: 'Từ 1 đến 24 tháng; sau đó có thể gia hạn.', en: '1 to 24 months; it can be extended later.' },
        min: 1,
        max: 24,
        unit: { vi: 'tháng', en: 'months' },
      },
      {
        kind: 'choice',
        key: 'stayReason',
        label: { vi: 'Lý do', en: 'Reason' },
        options: [
          { value: 'work', label: { vi: 'Làm việc', en: 'Work' } },
          { value: 'study', label: { vi: 'Học tập', en: 'Study' } },
          { value: 'family', label: { vi: 'Ở cùng người thân', en: 'Living with family' } },
          { value: 'other', label: { vi: 'Lý do khác', en: 'Another reason' } },
        ],
      },
      {
        kind: 'text',
        key: 'stayReasonOther',
        label: { vi: 'Lý do gì?', en: 'Which reason?' },
        maxLength: 150,
        showWhen: { field: 'stayReason', equals: 'other' },
      },
    ],
  };
}
