import { readCardQr } from '#desk';
import { foldName, parseBirthDate, parseFullName, parseOldNumber, parsePersonalNumber, parsePhone } from '#population';
import type { Parser } from './chip-parsers.ts';

const today = '2026-11-24' as Parameters<typeof readCardQr>[1];
/** These answer what is wrong and never throw. */
const never = () => false;
const plain = (name: string, samples: string[], read: (text: string) => unknown): Parser => ({
  name,
  samples,
  weight: 8,
  read: (input) => read(String(input)),
  refuses: never,
});

/** Readers of what people write, type and scan. */
export const textParsers = (): Parser[] => [
  plain(
    'QR text of the card',
    [
      "967158000123|240000001|H'Mai Niê|12031958|Nữ|Buôn Ako Dhông, phường Tân Lợi, Đắk Lắk|01072021",
      '967090000001||Nguyễn Văn An|05031990|Nam|Thôn 3, xã Ea Kao, Đắk Lắk|15082024||Nguyễn Văn Bình|Trần Thị Cúc',
    ],
    (text) => readCardQr(text, today),
  ),
  plain('personal number', ['967090000001', '967 090 000 001', '967.158.000-123'], (t) =>
    parsePersonalNumber(t, today),
  ),
  plain('old number', ['240 123 456', '240123456'], parseOldNumber),
  plain('name', ['Nguyễn Thị Minh Khai', "H'Brang Niê", 'Y Brưk Êban', 'TRẦN VĂN B'], parseFullName),
  plain('folded name', ['Nguyễn Thị Minh Khai', "H'Brang Niê"], foldName),
  plain('date', ['05/03/1990', '1990-03-05', '00/00/1950', '05031990', '3/1950', '1950'], (t) =>
    parseBirthDate(t, today),
  ),
  plain('telephone', ['0912 345 678', '+84 (0)912.345.678', '01234567890', '0262 3812345'], parsePhone),
];
