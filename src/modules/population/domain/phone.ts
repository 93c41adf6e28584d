import { type Parsed, parsed, unparsed } from './parsed.ts';

export interface Phone {
  /** National form, digits only, with its leading 0. */
  number: string;
  kind: 'mobile' | 'landline';
}

// Prefixes of ten-digit mobile numbers and of landlines (telecommunication numbering plan, Circular 22/2014/TT-BTTTT
// as amended, and the decisions on conversion of 2017 and 2018).
const mobile = /^0(3[2-9]|5[2-9]|7[06-9]|8[1-9]|9\d)\d{7}$/;
const landline = /^02(4|8)\d{8}$|^02(0[3-9]|1[0-689]|2[0-25-9]|3[2-9]|5[1-9]|6[0-39]|7[0-7]|9[0-4679])\d{7}$/;

/** Eleven-digit mobile prefixes that became ten-digit ones between 15/09 and 14/11/2018. */
const converted: Record<string, string> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0126': '076',
  '0127': '081',
  '0128': '078',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

/** Reads a Vietnamese telephone number, mobile or landline; +84, spaces, dots, hyphens and brackets are forgiven. */
export function parsePhone(text: string): Parsed<Phone> {
  const digits = text.normalize('NFKC').replace(/[\s.\-–()]/g, '');
  if (digits === '') return unparsed('phone-empty');
  if (!/^\+?\d+$/.test(digits)) return unparsed('phone-letters');
  const number = nationalForm(digits);
  if (number === undefined) return unparsed('phone-foreign');
  if (mobile.test(number)) return parsed({ number, kind: 'mobile' });
  if (landline.test(number)) return parsed({ number, kind: 'landline' });
  const prefix = converted[number.slice(0, 4)];
  if (number.length === 11 && prefix !== undefined) return unparsed('phone-old', { now: prefix + number.slice(4) });
  if (number.length < 10 || number.length > 11) return unparsed('phone-length', { length: number.length });
  return unparsed('phone-prefix');
}

function nationalForm(digits: string): string | undefined {
  const international = /^(?:\+|00)(\d+)$/.exec(digits)?.[1];
  if (international !== undefined) return international.startsWith('84') ? trunk(international.slice(2)) : undefined;
  return digits.startsWith('84') && digits.length >= 11 ? trunk(digits.slice(2)) : digits;
}

// People also write "+84 (0)912…".
const trunk = (rest: string) => (rest.startsWith('0') ? rest : `0${rest}`);
