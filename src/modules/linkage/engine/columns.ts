import { refuse } from '#platform/errors';

/** The columns that matching knows; a file may have others, which are passed over. */
export const fields = [
  'record_id',
  'personal_id',
  'old_id',
  'full_name',
  'birth_date',
  'sex',
  'commune_code',
  'household_id',
  'father_name',
  'mother_name',
  'phone',
] as const;
export type Field = (typeof fields)[number];

/** Headers as offices write them, folded: lower case, without diacritics, letters and digits only. */
const names: Record<Field, readonly string[]> = {
  record_id: [
    'recordid',
    'id',
    'mabanghi',
    'mahoso',
    'stt',
    'mabhxh',
    'sothe',
    'sothebhyt',
    'mathebhyt',
    'masobhxh',
    'masothue',
    'mst',
    'madoituong',
    'madinhdanhbanghi',
  ],
  personal_id: [
    'personalid',
    'personalnumber',
    'nationalid',
    'cccd',
    'socccd',
    'sodinhdanh',
    'sodinhdanhcanhan',
    'madinhdanh',
    'madinhdanhcanhan',
    'sddcn',
    'ddcn',
    'cancuoc',
    'socancuoc',
    'cancuoccongdan',
    'socancuoccongdan',
    'cccdsodinhdanh',
  ],
  old_id: [
    'oldid',
    'oldnumber',
    'cmnd',
    'socmnd',
    'cmt',
    'socmt',
    'chungminhnhandan',
    'sochungminhnhandan',
    'giaytocu',
    'cmndcu',
  ],
  full_name: [
    'fullname',
    'name',
    'hoten',
    'hovaten',
    'hotendaydu',
    'hochudemvaten',
    'hochudemten',
    'tennguoi',
    'hotenkhaisinh',
    'ten',
  ],
  birth_date: [
    'birthdate',
    'dateofbirth',
    'dob',
    'ngaysinh',
    'ngaythangnamsinh',
    'namsinh',
    'ngaythangsinh',
    'birthyear',
    'yearofbirth',
  ],
  sex: ['sex', 'gender', 'gioitinh', 'gioi', 'phai'],
  commune_code: [
    'communecode',
    'commune',
    'maxa',
    'maxaphuong',
    'madvhc',
    'xa',
    'xaphuong',
    'phuongxa',
    'mahanhchinh',
    'madiaban',
    'ward',
    'wardcode',
  ],
  household_id: ['householdid', 'household', 'maho', 'mahogiadinh', 'sohokhau', 'sohogiadinh', 'hogiadinh'],
  father_name: [
    'fathername',
    'father',
    'hotencha',
    'hotenbo',
    'tencha',
    'tenbo',
    'cha',
    'bo',
    'hovatencha',
    'hovatenbo',
  ],
  mother_name: ['mothername', 'mother', 'hotenme', 'tenme', 'me', 'hovatenme'],
  phone: ['phone', 'phonenumber', 'mobile', 'sodienthoai', 'dienthoai', 'sdt', 'dtdd', 'didong', 'sodidong'],
};

const fieldOf = new Map(fields.flatMap((field) => names[field].map((name) => [name, field] as const)));

const fold = (header: string) =>
  header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đðɖ]/g, 'd')
    .replace(/[^a-z0-9]/g, '');

/** Columns by their names as a file writes them, where the names themselves do not say it. */
export type FieldMapping = Readonly<Record<string, Field>>;

/** Reads a mapping of a file's columns to fields, a JSON object; refuses one that names a field that there is not. */
export function parseFieldMapping(text: string, file: string): FieldMapping {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    read = undefined;
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    return refuse('invalid', 'linkage.mapping.json', { file });
  for (const [column, role] of Object.entries(read))
    if (!fields.includes(role as Field))
      refuse('invalid', 'linkage.mapping.role', { file, column, role: String(role), roles: fields.join(', ') });
  return read as FieldMapping;
}

/**
 * Which field stands in which column: index of the field in `fields`, or -1 for columns that matching does not use. A
 * mapping goes before what the names say; the first of two columns with one meaning counts.
 */
export function recogniseColumns(headers: readonly string[], mapping: FieldMapping = {}): Int8Array {
  const seen = new Set<Field>(headers.flatMap((header) => mapping[header] ?? []));
  return Int8Array.from(headers, (header) => {
    const mapped = mapping[header];
    if (mapped !== undefined) return fields.indexOf(mapped);
    const field = fieldOf.get(fold(header));
    if (field === undefined || seen.has(field)) return -1;
    seen.add(field);
    return fields.indexOf(field);
  });
}

/** Refuses a file that lacks what matching cannot do without: a name, and in records their own number. */
export function requireColumns(columns: Int8Array, file: string, needed: readonly Field[]): void {
  const missing = needed.filter((field) => !columns.includes(fields.indexOf(field)));
  if (missing.length > 0) refuse('invalid', 'linkage.file.columns', { file, columns: missing.join(', ') });
}
