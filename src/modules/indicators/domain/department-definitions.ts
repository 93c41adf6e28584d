import type { Definition, Text } from './definition.ts';
import { deployedShare, onlineShare } from './share.ts';

/** Figures of the departments' essential procedures (report section 4.1.1b). The linked life events: linked-definitions.ts. */

const section = '4.1.1b';
const ofDepartments = { column: 'essential_group', in: ['departments'] } as const;

function department(field: string, name: Text): Definition {
  return onlineShare({
    code: `essential.departments.${field}`,
    section,
    label: {
      vi: `Lĩnh vực ${name.vi}: hồ sơ trực tuyến của thủ tục thiết yếu`,
      en: `${name.en}: online cases of the essential procedures`,
    },
    where: [ofDepartments, { column: 'field', in: [field] }],
    meaning: {
      vi: `Mọi hồ sơ của thủ tục thiết yếu thuộc lĩnh vực ${name.vi} đã được tiếp nhận tính đến ngày báo cáo, bằng mọi cách nộp`,
      en: `All cases of the essential procedures of ${name.en.toLowerCase()} received up to the date, however submitted`,
    },
    decimals: 1,
  });
}

export const departmentDefinitions: readonly Definition[] = [
  deployedShare({
    code: 'essential.departments.deployed',
    section,
    label: {
      vi: 'Thủ tục thiết yếu của các sở, ban, ngành đã triển khai trực tuyến',
      en: 'Essential procedures of the departments open online',
    },
    where: [ofDepartments],
    meaning: {
      vi: 'Các thủ tục thiết yếu do sở, ban, ngành, địa phương thực hiện trong danh mục, kể cả hai nhóm liên thông (Quyết định 06/QĐ-TTg ngày 06/01/2022)',
      en: 'The essential procedures of departments and localities in the catalogue, the two linked life events among them (Decision 06/QĐ-TTg of 6 January 2022)',
    },
  }),
  department('justice', { vi: 'tư pháp', en: 'Justice' }),
  department('transport', { vi: 'giao thông vận tải', en: 'Transport' }),
  department('labour', { vi: 'lao động, thương binh và xã hội', en: 'Labour, invalids and social affairs' }),
  department('environment', { vi: 'tài nguyên và môi trường', en: 'Natural resources and environment' }),
  department('insurance', { vi: 'bảo hiểm xã hội', en: 'Social insurance' }),
  department('education', { vi: 'giáo dục và đào tạo', en: 'Education' }),
  department('tax', { vi: 'thuế', en: 'Tax' }),
];
