import { foldHeading } from './fold-heading.ts';
import { type RecordField, recordFields, type Sector, type SectorCode, sectors } from './sectors.ts';

/** Headings of the common fields as offices write them, folded. */
const headings: Record<RecordField, readonly string[]> = {
  personalNumber: [
    'sodinhdanh',
    'sodinhdanhcanhan',
    'madinhdanh',
    'madinhdanhcanhan',
    'sddcn',
    'ddcn',
    'cccd',
    'socccd',
    'cccdsodinhdanh',
    'socancuoc',
    'socancuoccongdan',
    'cancuoccongdan',
    'personalnumber',
    'nationalid',
  ],
  oldNumber: ['cmnd', 'socmnd', 'cmndcu', 'chungminhnhandan', 'sochungminhnhandan', 'oldnumber'],
  fullName: [
    'hoten',
    'hovaten',
    'hotendaydu',
    'hochudemvaten',
    'hochudemten',
    'hotenkhaisinh',
    'hotentre',
    'fullname',
    'name',
  ],
  birthDate: [
    'ngaysinh',
    'ngaythangnamsinh',
    'ngaythangsinh',
    'namsinh',
    'birthdate',
    'dateofbirth',
    'dob',
    'birthyear',
  ],
  sex: ['gioitinh', 'gioi', 'phai', 'sex', 'gender'],
  commune: ['maxa', 'maxaphuong', 'madvhc', 'xa', 'xaphuong', 'phuongxa', 'xaphuongthitran', 'communecode', 'commune'],
  place: ['diachi', 'thon', 'thonbuon', 'thonbonbuon', 'noio', 'noicutru', 'diachithuongtru', 'address'],
  fatherName: ['hotencha', 'hotenbo', 'tencha', 'hovatencha', 'hovatenbo', 'cha', 'bo', 'fathername'],
  motherName: ['hotenme', 'hovatenme', 'tenme', 'me', 'mothername'],
  phone: ['sodienthoai', 'dienthoai', 'sdt', 'didong', 'sodidong', 'phone'],
};

/** What a column of a file means: the record's key, a common field, a field of the sector (`extra.x`), or nothing known. */
export type ColumnMeaning = 'key' | RecordField | `extra.${string}` | null;

export interface ReadColumn {
  heading: string;
  meaning: ColumnMeaning;
}

export interface ReadHead {
  /** Row of the file in which the headings stand, from 0. */
  row: number;
  columns: ReadColumn[];
}

export interface HeadFault {
  key: string;
  params: Record<string, string | number>;
}

const rowsLookedAt = 30;
/** Keys that any sector's file may bear. */
const commonKeys = ['stt', 'id', 'mahoso', 'mabanghi', 'recordid'];

/**
 * Finds the row of the headings among the first thirty and what each column means: titles may stand above it.
 * Refuses a file of another sector, and one without a name or the record's own key.
 */
export function readHead(sector: Sector, rows: readonly (readonly string[])[]): ReadHead | HeadFault {
  let best: ReadHead = { row: 0, columns: [] };
  let most = 0;
  rows.slice(0, rowsLookedAt).forEach((cells, row) => {
    const columns = columnsOf(sector, cells);
    const known = columns.filter((c) => c.meaning !== null).length;
    if (known > most) {
      most = known;
      best = { row, columns };
    }
  });
  const other = otherSector(sector, best.columns);
  if (other !== undefined) return { key: 'cleaning.file.wrong-sector', params: { found: other } };
  if (most < 2) return { key: 'cleaning.file.no-head', params: { rows: rowsLookedAt } };
  const has = (meaning: ColumnMeaning) => best.columns.some((c) => c.meaning === meaning);
  if (!has('fullName')) return { key: 'cleaning.file.no-name-column', params: {} };
  if (!has('key')) return { key: 'cleaning.file.no-key-column', params: { sector: sector.code } };
  return best;
}

export const isHeadFault = (head: ReadHead | HeadFault): head is HeadFault => 'key' in head;

function columnsOf(sector: Sector, cells: readonly string[]): ReadColumn[] {
  const taken = new Set<string>();
  const folded = cells.map(foldHeading);
  const own = folded.findIndex((f) => sector.keyHeadings.includes(f));
  const keyAt = own >= 0 ? own : folded.findIndex((f) => commonKeys.includes(f));
  return cells.map((heading, i) => {
    const found = i === keyAt ? 'key' : meaningOf(sector, folded[i] ?? '');
    // Of two columns with one meaning the first counts.
    const meaning = found !== null && taken.has(found) ? null : found;
    if (meaning !== null) taken.add(meaning);
    return { heading: heading.trim(), meaning };
  });
}

function meaningOf(sector: Sector, folded: string): ColumnMeaning {
  if (folded === '') return null;
  const field = recordFields.find((f) => headings[f].includes(folded));
  if (field !== undefined) return field;
  const extra = sector.extra.find((e) => e.headings.includes(folded));
  return extra === undefined ? null : `extra.${extra.key}`;
}

/** The sector whose marks the file bears, when it bears none of this one. */
function otherSector(sector: Sector, columns: readonly ReadColumn[]): SectorCode | undefined {
  const folded = columns.map((c) => foldHeading(c.heading));
  const marks = (s: Sector) => folded.filter((f) => s.marks.includes(f)).length;
  if (marks(sector) > 0) return undefined;
  const found = sectors.filter((s) => s.code !== sector.code && marks(s) > 0).sort((a, b) => marks(b) - marks(a));
  return found[0]?.code;
}

/**
 * Columns whose contents are not what their heading says, seen in a sample of rows: names where numbers should be, or
 * numbers where names should be. Told before anything is read.
 */
export function swappedColumns(head: ReadHead, sample: readonly (readonly string[])[]): HeadFault | undefined {
  const share = (at: number, fits: (text: string) => boolean) => {
    const cells = sample.map((row) => (row[at] ?? '').trim()).filter((text) => text !== '');
    return cells.length < 5 ? 0 : cells.filter(fits).length / cells.length;
  };
  const at = (meaning: ColumnMeaning) => head.columns.findIndex((c) => c.meaning === meaning);
  const name = at('fullName');
  if (name >= 0 && share(name, (text) => /\d/.test(text)) > 0.5)
    return { key: 'cleaning.file.swapped-name', params: { heading: head.columns[name]?.heading ?? '' } };
  for (const meaning of ['personalNumber', 'birthDate', 'phone'] as const) {
    const column = at(meaning);
    if (column >= 0 && share(column, (text) => !/\d/.test(text)) > 0.5)
      return { key: 'cleaning.file.swapped-number', params: { heading: head.columns[column]?.heading ?? '' } };
  }
  const [number, birth] = [at('personalNumber'), at('birthDate')];
  if (birth >= 0 && share(birth, (text) => /^\d{11,12}$/.test(text)) > 0.5)
    return {
      key: 'cleaning.file.swapped-pair',
      params: { one: head.columns[birth]?.heading ?? '', two: head.columns[number]?.heading ?? '' },
    };
  return undefined;
}
