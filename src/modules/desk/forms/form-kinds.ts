import { t } from '#platform/i18n';
import type { IsoDate } from '#platform/time';

/** What is printed about one case, under the number of its form in Circular 01/2018/TT-VPCP; `stop` came in 2025. */
export const formKinds = ['01', '02', '03', '04', '05', 'stop'] as const;
export type FormKind = (typeof formKinds)[number];

interface FormSet {
  circular: string;
  validFrom: IsoDate;
  /** Number that the circular gives each form; absent where it has no such form. */
  numbers: Partial<Record<FormKind | 'register', string>>;
}

/**
 * The circulars that prescribe the forms, in order of time: 01/2018/TT-VPCP art. 9 with annex, and 03/2025/TT-VPCP annex I,
 * which puts the notice of stopping in fifth place and moves the two after it.
 */
const formSets: readonly FormSet[] = [
  {
    circular: '01/2018/TT-VPCP',
    validFrom: '2019-01-06',
    numbers: { '01': '01', '02': '02', '03': '03', '04': '04', '05': '05', register: '06' },
  },
  {
    circular: '03/2025/TT-VPCP',
    validFrom: '2025-09-15',
    numbers: { '01': '01', '02': '02', '03': '03', '04': '04', stop: '05', '05': '06', register: '07' },
  },
];

/** "Mẫu số 01 (Thông tư 01/2018/TT-VPCP)", by the circular in force on the date; '' where none prescribes the form. */
export function formLabel(kind: FormKind | 'register', date: IsoDate): string {
  const set = formSets.findLast((s) => s.validFrom <= date) ?? formSets[0];
  const number = set?.numbers[kind];
  return set === undefined || number === undefined
    ? ''
    : t('vi', 'desk.form.label', { number, circular: set.circular });
}

/** Stands behind the running number of a form; the control sheet has none of its own. */
export const formSymbols: Readonly<Record<FormKind, string>> = {
  '01': 'TNHS',
  '02': 'HDHS',
  '03': 'TCHS',
  '04': 'PXL',
  '05': '',
  stop: 'TBDHS',
};
