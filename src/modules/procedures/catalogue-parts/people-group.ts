import type { WrittenField } from '../domain/define-procedure.ts';
import type { Words } from '../domain/words.ts';
import { relationField } from './relation-field.ts';

interface PeopleQuestion {
  readonly key: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly maxRows: number;
  /** What each of them is to the applicant. */
  readonly relation?: Words;
  /** The number under which social insurance knows each of them. */
  readonly insuranceNumber?: boolean;
}

/** Several people, one row each: who they are and, if asked, what they are to the applicant. */
export function peopleGroup({ key, label, hint, maxRows, relation, insuranceNumber }: PeopleQuestion): WrittenField {
  return {
    kind: 'group',
    key,
    label,
    ...(hint === undefined ? {} : { hint }),
    rowName: { vi: 'Người', en: 'Person' },
    maxRows,
    fields: [
      { kind: 'name', key: 'name', label: { vi: 'Họ, chữ đệm và tên', en: 'Full name' } },
      { kind: 'personal-number', key: 'number', label: { vi: 'Số định danh cá nhân', en: 'Personal number' } },
      { kind: 'birth-date', key: 'birthDate', label: { vi: 'Ngày sinh', en: 'Date of birth' } },
      ...(relation === undefined ? [] : [relationField('relation', relation)]),
      ...(insuranceNumber === true
        ? [
            {
              kind: 'text',
              key: 'insuranceNumber',
              label: { vi: 'Mã số bảo hiểm xã hội', en: 'Social-insurance number' },
              hint: { vi: '10 chữ số cuối trên thẻ bảo hiểm y tế.', en: 'The last 10 digits on the card.' },
              required: false,
              maxLength: 15,
            } as const,
          ]
        : []),
    ],
  };
}
