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
 * Finds the row of the headings among the first thirty and what each column means: titles may stand above it. What was
 * said of the same headings before (`remembered`) comes before what they are known to mean. Refuses a file of another
 * sector and one in which no row looks like headings; what it lacks is told by `lackOf`.
 */
export function proposeHead(
  sector: Sector,
  rows: readonly (readonly string[])[],
  remembered: readonly ReadColumn[] = [],
): ReadHead | HeadFault {
  let best: ReadHead = { row: 0, columns: [] };
  let most = 0;
  rows.slice(0, rowsLookedAt).forEach((cells, row) => {
    const columns = columnsOf(sector, cells, remembered);
    const known = columns.filter((c) => c.meaning !== null).length;
    if (known > most) {
      most = known;
      best = { row, columns };
    }
  });
  const other = otherSector(sector, best.columns);
  if (other !== undefined) return { key: 'cleaning.file.wrong-sector', params: { found: other } };
  if (most >= 2) return best;
  const row = rowOfWords(rows.slice(0, rowsLookedAt));
  if (row === undefined) return { key: 'cleaning.file.no-head', params: { rows: rowsLookedAt } };
  return { row, columns: columnsOf(sector, rows[row] ?? [], remembered) };
}

/** The first row as wide as the widest whose cells are all different words without long numbers: headings that nobody knows. */
function rowOfWords(rows: readonly (readonly string[])[]): number | undefined {
  const filled = rows.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(2, ...filled);
  const row = rows.findIndex((cells, i) => {
    const words = cells.map(foldHeading).filter((word) => word !== '');
    return filled[i] === widest && new Set(words).size === widest && !words.some((word) => /^\d|\d{4}/.test(word));
  });
  return row < 0 ? undefined : row;
}

/** What a head lacks that no record can be without: the name, or the record's own key. */
export function lackOf(sector: Sector, head: ReadHead): HeadFault | undefined {
  const has = (meaning: ColumnMeaning) => head.columns.some((c) => c.meaning === meaning);
  if (!has('fullName') && !has('key') && !head.columns.some((c) => c.meaning !== null))
    return { key: 'cleaning.file.no-head', params: { rows: rowsLookedAt } };
  if (!has('fullName')) return { key: 'cleaning.file.no-name-column', params: {} };
  return has('key') ? undefined : { key: 'cleaning.file.no-key-column', params: { sector: sector.code } };
}

/** Everything that a column of a sector's file may mean. */
export const meaningsOf = (sector: Sector): NonNullable<ColumnMeaning>[] => [
  'key',
  ...recordFields,
  ...sector.extra.map((e) => `extra.${e.key}` as const),
];

/**
 * The head as a person says it: one meaning for each column, empty for none. Refuses a meaning that the sector has not,
 * one given twice, and a list of another length than the head. `column` is the place at fault, from 0.
 */
export function mapHead(
  sector: Sector,
  head: ReadHead,
  said: readonly string[],
): ReadHead | (HeadFault & { column: number }) {
  const known = new Set<string>(meaningsOf(sector));
  const column = said.findIndex((meaning, i) => meaning !== '' && (!known.has(meaning) || said.indexOf(meaning) < i));
  if (column >= 0 && known.has(said[column] ?? '')) {
    const params = { heading: head.columns[column]?.heading ?? '' };
    return { key: 'cleaning.file.column-twice', params, column };
  }
  if (column >= 0 || said.length !== head.columns.length)
    return { key: 'cleaning.file.columns-moved', params: {}, column: Math.max(0, column) };
  const columns = head.columns.map(({ heading }, i) => ({ heading, meaning: (said[i] || null) as ColumnMeaning }));
  return { row: head.row, columns };
}

export const isHeadFault = <F extends HeadFault>(head: ReadHead | F): head is F => 'key' in head;

function columnsOf(sector: Sector, cells: readonly string[], remembered: readonly ReadColumn[]): ReadColumn[] {
  const folded = cells.map(foldHeading);
  const before = new Map(remembered.map((c) => [foldHeading(c.heading), c.meaning]));
  const taken = new Set<string>();
  // Of two columns with one meaning the first counts.
  const take = (found: ColumnMeaning) => {
    if (found === null || taken.has(found)) return null;
    taken.add(found);
    return found;
  };
  const known = folded.map((f) => (f !== '' && before.has(f) ? take(before.get(f) ?? null) : undefined));
  const free = (keys: readonly string[]) => folded.findIndex((f, i) => known[i] === undefined && keys.includes(f));
  const own = free(sector.keyHeadings);
  const keyAt = taken.has('key') ? -1 : own >= 0 ? own : free(commonKeys);
  return cells.map((heading, i) => {
    const remembers = known[i];
    const meaning =
      remembers === undefined ? take(i === keyAt ? 'key' : meaningOf(sector, folded[i] ?? '')) : remembers;
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
