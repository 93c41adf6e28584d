import { refuse } from '#platform/errors';
import { formatDate } from '#platform/i18n';
import { type IsoDate, isIsoDate } from '#platform/time';
import { type AgencyParts, inDigits, readAgencyCode } from './agency-parts.ts';
import './i18n/index.ts';

export interface CaseCodeInput {
  /** Code of the receiving agency, `H16.12.003`. */
  agencyCode: string;
  /** Date of receipt. */
  date: IsoDate;
  /** Running number of the cases that the agency received that day, from 1. */
  counter: number;
}

/** How case codes are built over a span of time. */
interface CaseCodeFormat {
  circular: string;
  validFrom: IsoDate;
  /** The highest running number, or null where the text sets only the fewest digits. */
  counterAtMost: number | null;
  build(agency: AgencyParts, yymmdd: string, counter: string): string;
}

const circular01 = '01/2018/TT-VPCP';
const circular04 = '04/2025/TT-VPCP';

function tooDeep(agency: AgencyParts, circular: string): never {
  refuse('invalid', 'procedures.case-code.agency-too-wide', { agency: agency.code, circular });
}

/**
 * `V1V2V3.Z1Z2.Y1Y2.MX1X2-YYMMDD-XXXX` (art. 19), the agency read from the right: province, then levels two, three and
 * four. The form is older than the communes numbered past 99 (July 2025): such a level has no room in its two digits and
 * stands in the three digits V1V2V3, with 00 in its own place. Levels count from 1, so no other agency can look so.
 */
function buildCircular01(agency: AgencyParts, yymmdd: string, counter: string): string {
  const [second = 0, third = 0, fourth = 0] = agency.levels;
  const wide = [second, third].filter((level) => level > 99);
  if (wide.length > 1 || (wide.length > 0 && fourth > 0)) tooDeep(agency, circular01);
  const narrow = (level: number) => inDigits(level > 99 ? 0 : level, 2, { code: agency.code, circular: circular01 });
  const unit = inDigits(wide[0] ?? fourth, 3, { code: agency.code, circular: circular01 });
  return `${unit}.${narrow(third)}.${narrow(second)}.${agency.top}-${yymmdd}-${counter}`;
}

/**
 * `MX1X2.Y1Y2Y3.Z1Z2-YYMMDD-AAXXXX`: province, level two in three digits, level three in two; AA are the two digits of
 * the code of the authority that keeps the system, here the province itself.
 */
function buildCircular04(agency: AgencyParts, yymmdd: string, counter: string): string {
  const [second = 0, third = 0, fourth = 0] = agency.levels;
  if (fourth > 0) tooDeep(agency, circular04);
  const of = { code: agency.code, circular: circular04 };
  const keeper = agency.top.slice(1);
  return `${agency.top}.${inDigits(second, 3, of)}.${inDigits(third, 2, of)}-${yymmdd}-${keeper}${counter}`;
}

/** Formats in order of time; each holds until the next begins. */
const formats: readonly CaseCodeFormat[] = [
  // "số thứ tự hồ sơ tiếp nhận trong ngày, gồm 04 ký tự số": exactly four digits.
  { circular: circular01, validFrom: '2019-01-06', counterAtMost: 9999, build: buildCircular01 },
  // At least four digits: the number may grow.
  { circular: circular04, validFrom: '2026-01-25', counterAtMost: null, build: buildCircular04 },
];

/**
 * The official code of a received case, by the circular in force on the date of receipt. Two cases never share one as
 * long as the counter of (agency, day) is never given twice. Refuses an agency code of another form or too wide for its
 * place, and the counter 10000 where the circular allows four digits.
 */
export function caseCode({ agencyCode, date, counter }: CaseCodeInput): string {
  if (!isIsoDate(date)) refuse('invalid', 'procedures.calendar.not-a-date', { date });
  const format = formats.findLast(({ validFrom }) => validFrom <= date);
  if (format === undefined) {
    const first = formatDate(formats[0]?.validFrom ?? '');
    refuse('invalid', 'procedures.case-code.none-at-date', { date: formatDate(date), first });
  }
  const agency = readAgencyCode(agencyCode);
  if (!Number.isSafeInteger(counter) || counter < 1) refuse('invalid', 'procedures.case-code.bad-counter', { counter });
  if (format.counterAtMost !== null && counter > format.counterAtMost) {
    refuse('conflict', 'procedures.case-code.counter-full', {
      agency: agencyCode,
      most: format.counterAtMost,
      date: formatDate(date),
      circular: format.circular,
    });
  }
  return format.build(agency, date.slice(2).replaceAll('-', ''), String(counter).padStart(4, '0'));
}
