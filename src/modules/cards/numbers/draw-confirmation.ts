import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import qrcode from 'qrcode';
import { renderPdf } from '#platform/documents';
import { formatDate, t } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import type { NumberConfirmation } from './confirmation-store.ts';

/**
 * The paper that confirms an old and a new number (PDF/A-2b, A4, in Vietnamese as the form is). Its QR code leads to the
 * page on which anybody checks it.
 * @param place names of the office and of the one above it, and where the installation is reached.
 */
export async function drawConfirmation(
  c: NumberConfirmation,
  place: { agency: string; above: string; publicUrl: string },
): Promise<Uint8Array> {
  const word = (key: string, params: Record<string, string> = {}) => t('vi', `cards.paper.${key}`, params);
  const on = vietnamDate(c.confirmedAt);
  const [year = '', month = '', day = ''] = on.split('-');
  const template = await readFile(join(import.meta.dirname, 'confirmation.typ'), 'utf8');
  const address = `${place.publicUrl}/cards/check?code=${c.code}`;
  return renderPdf(template, {
    title: word('title'),
    nation: word('nation'),
    motto: word('motto'),
    above: place.above,
    agency: place.agency,
    lead: word('lead'),
    rows: [
      [word('name'), c.fullName],
      [word('birth'), c.birthText],
      [word('old'), c.oldNumber],
      [word('new'), c.personalNumber],
    ],
    statement: word('statement'),
    basis: c.basis === 'registry' ? word('by-registry') : word('by-archive', { note: c.basisNote ?? '' }),
    signed: word('signed', { day, month, year }),
    role: word('role'),
    officer: c.officer,
    check: word('check', { code: c.code, address, date: formatDate(on) }),
    qr: await qrcode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
  });
}
