import type { AgencyBranch } from '#territory';

/** The registers that are cleaned against the population. */
export const sectorCodes = ['insurance', 'tax', 'vaccination', 'children', 'merit', 'assistance', 'labour'] as const;
export type SectorCode = (typeof sectorCodes)[number];

/** Fields that matching and comparing know; a sector may have others, which are kept as they are. */
export const recordFields = [
  'personalNumber',
  'oldNumber',
  'fullName',
  'birthDate',
  'sex',
  'commune',
  'place',
  'fatherName',
  'motherName',
  'phone',
] as const;
export type RecordField = (typeof recordFields)[number];

/** A field that only this sector has. */
export interface ExtraField {
  key: string;
  /** Headings that are understood, folded: small letters and digits only. */
  headings: readonly string[];
}

export interface Sector {
  code: SectorCode;
  /** Branch of the provincial agency that owns the register. */
  branch: AgencyBranch;
  /** Headings of the record's own key, folded. */
  keyHeadings: readonly string[];
  /** Fields that must be filled for the record to be complete. */
  required: readonly RecordField[];
  extra: readonly ExtraField[];
  /** Days after which a record that no version has brought again is no longer living. */
  freshDays: number;
  /** Where money or a right hangs on the record, two people decide (Decree 131/2021/NĐ-CP; Decree 20/2021/NĐ-CP). */
  twoPeople: boolean;
  /** Headings that only files of this sector have: by them a file of the wrong sector is known. */
  marks: readonly string[];
}

const list: readonly Sector[] = [
  {
    code: 'insurance',
    branch: 'insurance',
    keyHeadings: ['mabhxh', 'masobhxh', 'sosobhxh', 'sothebhyt', 'mathebhyt', 'insuranceno'],
    required: ['personalNumber', 'fullName', 'birthDate', 'sex', 'commune'],
    extra: [
      { key: 'card', headings: ['sothe', 'mathe', 'thebhyt'] },
      { key: 'hospital', headings: ['noidangkykcb', 'noikcb', 'makcb', 'mabenhvien'] },
      { key: 'validTo', headings: ['handen', 'giatriden', 'hansudung'] },
    ],
    freshDays: 92,
    twoPeople: false,
    marks: ['mabhxh', 'masobhxh', 'sosobhxh', 'sothebhyt', 'mathebhyt'],
  },
  {
    code: 'tax',
    branch: 'tax',
    keyHeadings: ['masothue', 'mst', 'masothuecanhan', 'mstcanhan', 'taxcode'],
    required: ['personalNumber', 'fullName', 'birthDate'],
    extra: [
      { key: 'payer', headings: ['coquanchitra', 'noicongtac', 'donvichitra'] },
      { key: 'issuedOn', headings: ['ngaycapmst', 'ngaycap'] },
    ],
    freshDays: 183,
    twoPeople: false,
    marks: ['masothue', 'mst', 'masothuecanhan', 'mstcanhan'],
  },
  {
    code: 'vaccination',
    branch: 'health',
    keyHeadings: ['madoituong', 'matiemchung', 'mabenhnhan', 'vaccinationid'],
    required: ['personalNumber', 'fullName', 'birthDate', 'sex', 'phone'],
    extra: [
      { key: 'shots', headings: ['somuitiem', 'muitiem', 'somui', 'mui', 'shots'] },
      { key: 'lastShotOn', headings: ['ngaytiem', 'ngaytiemcuoi', 'ngaytiemmuicuoi'] },
      { key: 'vaccine', headings: ['vacxin', 'loaivacxin', 'tenvacxin', 'vaccine'] },
    ],
    freshDays: 183,
    twoPeople: false,
    marks: ['matiemchung', 'somuitiem', 'muitiem', 'vacxin', 'loaivacxin', 'tenvacxin', 'ngaytiem'],
  },
  {
    code: 'children',
    branch: 'labour',
    keyHeadings: ['matreem', 'matre', 'mahosotre', 'childid'],
    required: ['personalNumber', 'fullName', 'birthDate', 'sex', 'commune', 'motherName'],
    extra: [
      { key: 'guardian', headings: ['nguoigiamho', 'nguoichamsoc', 'nguoinuoiduong'] },
      { key: 'hardship', headings: ['hoancanh', 'hoancanhdacbiet'] },
    ],
    freshDays: 183,
    twoPeople: false,
    marks: ['matreem', 'matre', 'mahosotre', 'hoancanhdacbiet', 'nguoichamsoc'],
  },
  {
    code: 'merit',
    branch: 'labour',
    keyHeadings: ['mahosoncc', 'sohosoncc', 'manguoicocong', 'mancc', 'meritid'],
    required: ['personalNumber', 'fullName', 'birthDate', 'sex', 'commune'],
    extra: [
      { key: 'category', headings: ['doituong', 'loaidoituong', 'dienhuong'] },
      { key: 'allowance', headings: ['muctrocap', 'trocap', 'phucap', 'sotien'] },
    ],
    freshDays: 92,
    twoPeople: true,
    marks: ['mahosoncc', 'sohosoncc', 'manguoicocong', 'mancc'],
  },
  {
    code: 'assistance',
    branch: 'labour',
    keyHeadings: ['mahosobtxh', 'sohosobtxh', 'madoituongbtxh', 'mabtxh', 'assistanceid'],
    required: ['personalNumber', 'fullName', 'birthDate', 'sex', 'commune'],
    extra: [
      { key: 'category', headings: ['doituong', 'loaidoituong', 'nhomdoituong'] },
      { key: 'allowance', headings: ['muctrocap', 'trocap', 'sotien'] },
    ],
    freshDays: 92,
    twoPeople: true,
    marks: ['mahosobtxh', 'sohosobtxh', 'madoituongbtxh', 'mabtxh'],
  },
  {
    code: 'labour',
    branch: 'labour',
    keyHeadings: ['manguoilaodong', 'maphieu', 'sophieu', 'mald', 'labourid'],
    required: ['personalNumber', 'fullName', 'birthDate', 'sex', 'commune'],
    extra: [
      { key: 'occupation', headings: ['nghenghiep', 'congviec', 'vieclam'] },
      { key: 'education', headings: ['trinhdo', 'trinhdochuyenmon', 'hocvan'] },
      { key: 'employer', headings: ['noilamviec', 'donvilamviec'] },
    ],
    freshDays: 183,
    twoPeople: false,
    marks: ['manguoilaodong', 'maphieu', 'mald', 'trinhdochuyenmon'],
  },
];

/** Every sector: owner's branch, schema, what must be filled, how long a record lives. */
export const sectors: readonly Sector[] = list;

const byCode = new Map(list.map((s) => [s.code, s]));

/** The sector of a code. @throws Error for a code that is none: a fault of ours. */
export function sectorOf(code: SectorCode): Sector {
  const found = byCode.get(code);
  if (found === undefined) throw new Error(`no sector ${code}`);
  return found;
}

export const isSectorCode = (text: string): text is SectorCode => byCode.has(text as SectorCode);
