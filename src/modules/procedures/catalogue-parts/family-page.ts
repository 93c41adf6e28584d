import type { WrittenPage } from '../domain/define-procedure.ts';

/** Father, mother and spouse as the declaration asks for them; whoever is unknown stays empty. */
export function familyPage(): WrittenPage {
  return {
    id: 'family',
    title: { vi: 'Cha, mẹ, vợ hoặc chồng của bạn là ai?', en: 'Who are your parents and spouse?' },
    fields: [
      {
        kind: 'name',
        key: 'fatherName',
        label: { vi: 'Họ tên cha (nếu có)', en: 'Father (if known)' },
        required: false,
        prefill: 'fatherName',
      },
      {
        kind: 'name',
        key: 'motherName',
        label: { vi: 'Họ tên mẹ (nếu có)', en: 'Mother (if known)' },
        required: false,
        prefill: 'motherName',
      },
      {
        kind: 'name',
        key: 'spouseName',
        label: { vi: 'Họ tên vợ hoặc chồng (nếu có)', en: 'Wife or husband (if any)' },
        required: false,
      },
    ],
  };
}
