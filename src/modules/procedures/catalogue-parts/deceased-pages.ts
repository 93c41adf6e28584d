import type { WrittenPage } from '../domain/define-procedure.ts';
import { relationField } from './relation-field.ts';

/** The person who died. */
export function deceasedPage(): WrittenPage {
  return {
    id: 'deceased',
    title: { vi: 'Người mất là ai?', en: 'Who died?' },
    fields: [
      { kind: 'name', key: 'deceasedName', label: { vi: 'Họ tên người mất', en: 'Full name' } },
      {
        kind: 'personal-number',
        key: 'deceasedNumber',
        label: { vi: 'Số định danh (nếu có)', en: 'Personal number (if any)' },
        required: false,
      },
      { kind: 'birth-date', key: 'deceasedBirthDate', label: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' } },
      relationField('deceasedRelation', { vi: 'Bạn là gì của người mất?', en: 'What are you to the deceased?' }),
    ],
  };
}

/** When, where and why, as the death notice says. */
export function deathPage(): WrittenPage {
  return {
    id: 'death',
    title: { vi: 'Người ấy mất khi nào, ở đâu?', en: 'When and where did the person die?' },
    fields: [
      { kind: 'date', key: 'diedOn', label: { vi: 'Ngày mất', en: 'Date of death' }, latest: 'today' },
      { kind: 'text', key: 'deathPlace', label: { vi: 'Nơi mất', en: 'Place of death' } },
      { kind: 'text', key: 'deathCause', label: { vi: 'Nguyên nhân', en: 'Cause' }, maxLength: 200 },
      {
        kind: 'text',
        key: 'deathNotice',
        label: { vi: 'Số giấy báo tử (nếu có)', en: 'Number of the death notice (if any)' },
        required: false,
        maxLength: 40,
      },
    ],
  };
}
