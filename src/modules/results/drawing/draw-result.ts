import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import qrcode from 'qrcode';
import { renderPdfBehind } from '#platform/documents';
import { t } from '#platform/i18n';
import { isoTime } from '../domain/iso-time.ts';
import { verificationAddress, writtenCode } from '../domain/verification-code.ts';
import type { ResultRow } from '../result-store.ts';

/** What a document needs beside its row. */
export interface DrawingGround {
  /** Name of the agency on the day of issue, in Vietnamese. */
  agency: string;
  /** Name of the unit in which it sits, "Quảng Khê". */
  place: string;
  title: string;
  /** Typst source of the procedure's own form, if it has one. */
  template: string | undefined;
  verifyUrl: string;
  /** Who will sign and when; undefined: the document says that it bears no signature. */
  signature: { signer: string; at: Date } | undefined;
}

const source = (name: string) => readFile(join(import.meta.dirname, name), 'utf8');
let sources: Promise<{ frame: string; common: string }> | undefined;

async function readSources() {
  const [frame, common] = await Promise.all([source('result-frame.typ'), source('common-result.typ')]);
  return { frame, common };
}

/** Draws the document of a result: PDF/A-2b, in Vietnamese whatever language the officer reads. */
export async function drawResult(row: ResultRow, ground: DrawingGround): Promise<Uint8Array> {
  sources ??= readSources();
  const { frame, common } = await sources;
  const address = verificationAddress(ground.verifyUrl, row.verificationCode);
  return renderPdfBehind(`${frame}\n${ground.template ?? common}`, {
    agency: ground.agency,
    number: row.number,
    title: ground.title,
    officialCode: row.officialCode ?? '',
    lines: row.lines,
    words: wordsOf(row, ground),
    check: {
      code: writtenCode(row.verificationCode),
      text: t('vi', 'results.document.check', { address: ground.verifyUrl }),
      qr: await qrcode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
    },
  });
}

/** The fixed words of the page. */
function wordsOf(row: ResultRow, ground: DrawingGround): Record<string, string> {
  const { signature } = ground;
  const word = (key: string, params = {}) => t('vi', `results.document.${key}`, params);
  const fixed = Object.fromEntries(['nation', 'motto', 'number', 'of', 'signer'].map((key) => [key, word(key)]));
  return {
    ...fixed,
    // An agency whose place is not known leaves the comma out with it.
    date: word('date', { place: ground.place, ...writtenDate(row.issuedOn) }).replace(/^, /, ''),
    signature:
      signature === undefined
        ? word('unsigned')
        : word('signed', { signer: signature.signer, at: isoTime(signature.at) }),
  };
}

/** Days below ten and the first two months are written with a zero (Decree 30/2020/NĐ-CP, annex I, II.4). */
function writtenDate(date: string): { day: string; month: string; year: string } {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day, month: Number(month) > 2 ? String(Number(month)) : month, year };
}
