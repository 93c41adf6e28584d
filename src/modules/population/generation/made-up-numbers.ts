import { centuryDigit, type Sex } from '../domain/personal-number.ts';

export interface MadeUpNumbers {
  /** A personal number of the reserved range; province is its two-digit code. */
  personal(province: string, birthYear: number, sex: Sex): string;
  /** A 9-digit number. No police district ever issued numbers that begin with 9. */
  old(): string;
  /** Mobile numbers beginning 0550, a block that no network has given out. */
  phone(): string;
}

// Steps that share no factor with 10: stepping through all values meets each once, in an order that looks like chance.
const step6 = 387_421;
const step8 = 48_271_813;

/** Numbers that never repeat, the same for the same seed. */
export function madeUpNumbers(seed: number): MadeUpNumbers {
  const used = new Map<string, number>();
  const start = Math.imul(seed | 0, 0x9e3779b1) >>> 0;
  let olds = 0;
  let phones = 0;
  return {
    personal(province, birthYear, sex) {
      const head = `9${province}${centuryDigit(birthYear, sex)}${String(birthYear % 100).padStart(2, '0')}`;
      const count = used.get(head) ?? 0;
      if (count >= 1_000_000) throw new RangeError(`no personal number is left under ${head}`);
      used.set(head, count + 1);
      const serial = ((start % 1_000_000) + Number(head) * 7_919 + count * step6) % 1_000_000;
      return head + String(serial).padStart(6, '0');
    },
    old() {
      const serial = (start + olds * step8) % 100_000_000;
      olds += 1;
      return `9${String(serial).padStart(8, '0')}`;
    },
    phone() {
      const serial = ((start % 1_000_000) + phones * step6) % 1_000_000;
      phones += 1;
      return `0550${String(serial).padStart(6, '0')}`;
    },
  };
}

/** Record ids that are the same for the same seed: the place in the sequence, then what seed and table make (UUID version 8). */
export function madeUpIds(seed: number, table: number): (index: number) => string {
  const hash = (salt: number) =>
    (Math.imul(Math.imul(seed ^ (table * 0x27d4eb2f), 0x85ebca6b) ^ salt, 0xc2b2ae35) >>> 0)
      .toString(16)
      .padStart(8, '0');
  const a = hash(1);
  const tail = `-8${a.slice(0, 3)}-9${a.slice(3, 6)}-${hash(2)}${hash(3).slice(0, 4)}`;
  return (index) => {
    const head = index.toString(16).padStart(12, '0');
    return `${head.slice(0, 8)}-${head.slice(8)}${tail}`;
  };
}
