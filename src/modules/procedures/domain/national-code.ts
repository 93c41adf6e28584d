import type { Parsed } from '#population';
import { accepted, fault } from './parsed-field.ts';

const sound = /^\d\.\d{6}$/;

/**
 * Reads a code of the national catalogue of procedures, such as 1.004194. What spreadsheets make of such codes is
 * recognised and named, with the code that was probably meant as `meant`; it is never taken over silently.
 */
export function parseNationalCode(text: string): Parsed<string> {
  const typed = text.normalize('NFKC').replace(/[\s\u200b\ufeff]/g, '');
  if (sound.test(typed)) return accepted(typed);
  const broken = brokenBy(typed);
  return broken === undefined
    ? fault('code-form', { typed: text.trim() })
    : fault(`code-${broken.how}`, { typed: text.trim(), meant: broken.meant });
}

/** How a code was broken and what it probably was. */
function brokenBy(typed: string): { how: 'comma' | 'zeros' | 'point' | 'letters' | 'long'; meant: string } | undefined {
  const [, whole, mark, digits = ''] = /^(\d)([.,])(\d{1,6})$/.exec(typed) ?? [];
  if (whole !== undefined) {
    // A spreadsheet took it for a number: 1.014170 lost its last zero and perhaps got a decimal comma.
    const meant = `${whole}.${digits.padEnd(6, '0')}`;
    return { how: digits.length < 6 ? 'zeros' : mark === ',' ? 'comma' : 'point', meant };
  }
  if (/^\d{7}$/.test(typed)) return { how: 'point', meant: `${typed[0]}.${typed.slice(1)}` };
  const long = /^(\d\.\d{6})\.[\d.]+(?:\.?H\d{2})?$/i.exec(typed)?.[1];
  if (long !== undefined) return { how: 'long', meant: long };
  const digitsForLetters = typed.replace(/[oO]/g, '0').replace(/[lI|]/g, '1');
  return digitsForLetters !== typed && sound.test(digitsForLetters)
    ? { how: 'letters', meant: digitsForLetters }
    : undefined;
}
