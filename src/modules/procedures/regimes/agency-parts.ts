import { refuse } from '#platform/errors';

/** An agency code taken apart: the ministry or province, then up to three numbers of the levels beneath it. */
export interface AgencyParts {
  code: string;
  /** `MX1X2`, for instance H16 (Đắk Nông). */
  top: string;
  levels: readonly number[];
}

/**
 * Reads `H16`, `H16.12`, `H16.12.003` (Decision 20/2020/QĐ-TTg: the first level stands at the left). Levels are numbers
 * from 1, so `H16.12.03` and `H16.12.003` are one agency; zero stands in case codes for "no such level".
 */
export function readAgencyCode(code: string): AgencyParts {
  const [top = '', ...numbers] = code.split('.');
  const levels = numbers.map(Number);
  const formed = /^[A-Z]\d{2}(\.\d{2,3}){0,3}$/.test(code);
  if (!formed || levels.includes(0)) refuse('invalid', 'procedures.case-code.bad-agency', { agency: code });
  return { code, top, levels };
}

/** A level's number in exactly `width` digits; refuses one that does not fit. */
export function inDigits(value: number, width: number, ofAgency: { code: string; circular: string }): string {
  const text = String(value).padStart(width, '0');
  if (text.length > width) {
    refuse('invalid', 'procedures.case-code.agency-too-wide', {
      agency: ofAgency.code,
      circular: ofAgency.circular,
    });
  }
  return text;
}
