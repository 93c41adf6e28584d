import type { WrittenSimpleField } from '../domain/define-procedure.ts';
import type { Words } from '../domain/words.ts';

/** What one person is to another. */
export function relationField(key: string, label: Words): WrittenSimpleField {
  return {
    kind: 'choice',
    key,
    label,
    options: [
      { value: 'spouse', label: { vi: 'Vợ hoặc chồng', en: 'Wife or husband' } },
      { value: 'child', label: { vi: 'Con', en: 'Child' } },
      { value: 'parent', label: { vi: 'Cha hoặc mẹ', en: 'Father or mother' } },
      { value: 'sibling', label: { vi: 'Anh, chị, em', en: 'Brother or sister' } },
      { value: 'grandparent-grandchild', label: { vi: 'Ông, bà hoặc cháu', en: 'Grandparent or grandchild' } },
      { value: 'other', label: { vi: 'Người thân khác hoặc người cùng ở', en: 'Another relative or a housemate' } },
    ],
  };
}
