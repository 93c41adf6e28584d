import type { IsoDate } from '#platform/time';
import { parseBirthDate, parseFullName, parseOldNumber, parsePersonalNumber } from '#population';

/** What a card's QR code says, in the forms in which people write it. Parts that cannot be read are left empty. */
export interface CardData {
  number: string;
  oldNumber: string;
  fullName: string;
  /** dd/MM/yyyy. */
  birthDate: string;
  sex: 'male' | 'female' | '';
  address: string;
  /** dd/MM/yyyy. */
  issuedOn: string;
}

/**
 * Reads the QR code of an identity card as a hand scanner types it: fields between `|`, in the order number, old number,
 * name, birth date (ddMMyyyy), sex, address, date of issue. Cards of 2024 have more or fewer fields behind these: the first
 * four decide, what follows is taken as far as it fits. A card is data entry and proves nothing: whoever bears it is
 * verified in the registry.
 * @param today dates after it are no birth dates.
 * @returns undefined when the text is no card.
 */
export function readCardQr(text: string, today: IsoDate): CardData | undefined {
  const parts = text
    .normalize('NFC')
    .replace(/[\r\n\t]+$/, '')
    .split('|')
    .map((part) => part.trim());
  if (parts.length < 4 || text.length > 1000) return undefined;
  const number = parsePersonalNumber(parts[0] ?? '', today);
  const fullName = parseFullName(parts[2] ?? '');
  if (!number.ok || !fullName.ok) return undefined;
  const old = parseOldNumber(parts[1] ?? '');
  return {
    number: number.value.number,
    oldNumber: old.ok ? old.value : '',
    fullName: fullName.value,
    birthDate: dayOf(parts[3], today),
    sex: sexOf(parts[4]),
    address: parts[5] ?? '',
    issuedOn: dayOf(parts[6], today),
  };
}

function dayOf(text: string | undefined, today: IsoDate): string {
  if (text === undefined || !/^\d{8}$/.test(text)) return '';
  const read = parseBirthDate(text, today);
  return read.ok && read.value.precision === 'day' ? `${text.slice(0, 2)}/${text.slice(2, 4)}/${text.slice(4)}` : '';
}

/** The card says it in Vietnamese. */
function sexOf(text: string | undefined): CardData['sex'] {
  const folded = (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return folded === 'nam' ? 'male' : folded === 'nu' ? 'female' : '';
}
