import type { PackAgency } from '#territory';
import { localAgencies2023, localAgencies2025 } from './local-agencies.ts';
import { daysOf2023, daysOf2025, lastDayBeforeReorganisation, reorganisation } from './validity.ts';

const before = { ...daysOf2023, validTo: lastDayBeforeReorganisation };
const after = { validFrom: reorganisation, validTo: daysOf2023.validTo };

type Row = Pick<PackAgency, 'code' | 'kind' | 'branch' | 'parentCode' | 'takesOver'> & { vi: string; en: string };

const ofProvince = (unitCode: string, days: { validFrom: string; validTo: string | null }, rows: readonly Row[]) =>
  rows.map(({ vi, en, ...row }): PackAgency => ({ ...row, name: { vi, en }, level: 'province', unitCode, ...days }));

// biome-ignore format: one agency a line
const dakNong: readonly PackAgency[] = [
  ...ofProvince('67', daysOf2023, [
    { code: 'H16', kind: 'committee', branch: 'committee', parentCode: null, vi: 'Ủy ban nhân dân tỉnh Đắk Nông', en: "People's Committee of Đắk Nông province" },
    { code: 'H16.01', kind: 'office', branch: 'office', parentCode: 'H16', vi: 'Văn phòng Ủy ban nhân dân tỉnh Đắk Nông', en: "Office of the People's Committee of Đắk Nông province" },
    { code: 'H16.02', kind: 'one-stop', branch: 'office', parentCode: 'H16.01', vi: 'Trung tâm Phục vụ hành chính công tỉnh Đắk Nông', en: 'Public Administration Service Centre of Đắk Nông province' },
    { code: 'H16.03', kind: 'department', branch: 'justice', parentCode: 'H16', vi: 'Sở Tư pháp tỉnh Đắk Nông', en: 'Department of Justice of Đắk Nông province' },
    { code: 'H16.07', kind: 'department', branch: 'education', parentCode: 'H16', vi: 'Sở Giáo dục và Đào tạo tỉnh Đắk Nông', en: 'Department of Education and Training of Đắk Nông province' },
    { code: 'H16.08', kind: 'department', branch: 'health', parentCode: 'H16', vi: 'Sở Y tế tỉnh Đắk Nông', en: 'Department of Health of Đắk Nông province' },
    { code: 'H16.12', kind: 'state-line', branch: 'insurance', parentCode: null, vi: 'Bảo hiểm xã hội tỉnh Đắk Nông', en: 'Social Insurance of Đắk Nông province' },
    { code: 'H16.13', kind: 'state-line', branch: 'tax', parentCode: null, vi: 'Cục Thuế tỉnh Đắk Nông', en: 'Tax Department of Đắk Nông province' },
    { code: 'H16.14', kind: 'company', branch: 'electricity', parentCode: null, vi: 'Công ty Điện lực Đắk Nông', en: 'Đắk Nông Power Company' },
    { code: 'H16.20', kind: 'police', branch: 'police', parentCode: null, vi: 'Công an tỉnh Đắk Nông', en: 'Police of Đắk Nông province' },
  ]),
  ...ofProvince('67', before, [
    { code: 'H16.04', kind: 'department', branch: 'transport', parentCode: 'H16', vi: 'Sở Giao thông vận tải tỉnh Đắk Nông', en: 'Department of Transport of Đắk Nông province' },
    { code: 'H16.05', kind: 'department', branch: 'labour', parentCode: 'H16', vi: 'Sở Lao động - Thương binh và Xã hội tỉnh Đắk Nông', en: 'Department of Labour, Invalids and Social Affairs of Đắk Nông province' },
    { code: 'H16.06', kind: 'department', branch: 'environment', parentCode: 'H16', vi: 'Sở Tài nguyên và Môi trường tỉnh Đắk Nông', en: 'Department of Natural Resources and Environment of Đắk Nông province' },
  ]),
  ...ofProvince('67', after, [
    { code: 'H16.09', kind: 'department', branch: 'transport', parentCode: 'H16', takesOver: ['H16.04'], vi: 'Sở Xây dựng tỉnh Đắk Nông', en: 'Department of Construction of Đắk Nông province' },
    { code: 'H16.10', kind: 'department', branch: 'labour', parentCode: 'H16', takesOver: ['H16.05'], vi: 'Sở Nội vụ tỉnh Đắk Nông', en: 'Department of Home Affairs of Đắk Nông province' },
    { code: 'H16.11', kind: 'department', branch: 'environment', parentCode: 'H16', takesOver: ['H16.06'], vi: 'Sở Nông nghiệp và Môi trường tỉnh Đắk Nông', en: 'Department of Agriculture and Environment of Đắk Nông province' },
  ]),
];

// biome-ignore format: one agency a line
const lamDong: readonly PackAgency[] = ofProvince('68', daysOf2025, [
  { code: 'H36', kind: 'committee', branch: 'committee', parentCode: null, takesOver: ['H16'], vi: 'Ủy ban nhân dân tỉnh Lâm Đồng', en: "People's Committee of Lâm Đồng province" },
  { code: 'H36.001', kind: 'office', branch: 'office', parentCode: 'H36', takesOver: ['H16.01'], vi: 'Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng', en: "Office of the People's Committee of Lâm Đồng province" },
  { code: 'H36.002', kind: 'one-stop', branch: 'office', parentCode: 'H36.001', takesOver: ['H16.02'], vi: 'Trung tâm Phục vụ hành chính công tỉnh Lâm Đồng', en: 'Public Administration Service Centre of Lâm Đồng province' },
  { code: 'H36.003', kind: 'department', branch: 'justice', parentCode: 'H36', takesOver: ['H16.03'], vi: 'Sở Tư pháp tỉnh Lâm Đồng', en: 'Department of Justice of Lâm Đồng province' },
  { code: 'H36.004', kind: 'department', branch: 'transport', parentCode: 'H36', takesOver: ['H16.09'], vi: 'Sở Xây dựng tỉnh Lâm Đồng', en: 'Department of Construction of Lâm Đồng province' },
  { code: 'H36.005', kind: 'department', branch: 'labour', parentCode: 'H36', takesOver: ['H16.10'], vi: 'Sở Nội vụ tỉnh Lâm Đồng', en: 'Department of Home Affairs of Lâm Đồng province' },
  { code: 'H36.006', kind: 'department', branch: 'environment', parentCode: 'H36', takesOver: ['H16.11'], vi: 'Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng', en: 'Department of Agriculture and Environment of Lâm Đồng province' },
  { code: 'H36.007', kind: 'department', branch: 'education', parentCode: 'H36', takesOver: ['H16.07'], vi: 'Sở Giáo dục và Đào tạo tỉnh Lâm Đồng', en: 'Department of Education and Training of Lâm Đồng province' },
  { code: 'H36.008', kind: 'department', branch: 'health', parentCode: 'H36', takesOver: ['H16.08'], vi: 'Sở Y tế tỉnh Lâm Đồng', en: 'Department of Health of Lâm Đồng province' },
  { code: 'H36.012', kind: 'state-line', branch: 'insurance', parentCode: null, takesOver: ['H16.12'], vi: 'Bảo hiểm xã hội tỉnh Lâm Đồng', en: 'Social Insurance of Lâm Đồng province' },
  { code: 'H36.013', kind: 'state-line', branch: 'tax', parentCode: null, takesOver: ['H16.13'], vi: 'Thuế tỉnh Lâm Đồng', en: 'Tax Office of Lâm Đồng province' },
  { code: 'H36.014', kind: 'company', branch: 'electricity', parentCode: null, takesOver: ['H16.14'], vi: 'Công ty Điện lực Lâm Đồng', en: 'Lâm Đồng Power Company' },
  { code: 'H36.020', kind: 'police', branch: 'police', parentCode: null, takesOver: ['H16.20'], vi: 'Công an tỉnh Lâm Đồng', en: 'Police of Lâm Đồng province' },
]);

/**
 * The agencies of the province. Of their identifier codes only `H16` (People's Committee of Đắk Nông, Decision
 * 20/2020/QĐ-TTg, appendix) is an official fact; `H36` for Lâm Đồng is known to us from memory of the same appendix.
 * Every number after the first dot is OUR OWN numbering, to be replaced by the list of the province's Decision
 * 365/QĐ-UBND of 2021 (and its successor in Lâm Đồng) once somebody has it. Under H16 groups have two digits, which
 * fits the case codes of Circular 01/2018/TT-VPCP, article 19; under H36 three and two, which fits those of Circular
 * 03/2025/TT-VPCP.
 */
export const agencies: readonly PackAgency[] = [...dakNong, ...localAgencies2023, ...lamDong, ...localAgencies2025];
