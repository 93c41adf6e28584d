import type { ComputedDefinition, Definition, Text } from './definition.ts';
import { deployedShare, onlineShare } from './share.ts';

/** Figures of the police (report section 4.1.1a): the essential procedures one by one, and all procedures by field. */

const section = '4.1.1a';
const ofPolice = { column: 'essential_group', in: ['police'] } as const;

const denominatorOfOne = (name: Text): Text => ({
  vi: `Mọi hồ sơ thủ tục ${name.vi} đã được tiếp nhận tính đến ngày báo cáo, bằng mọi cách nộp (trực tuyến, tại quầy, qua bưu chính)`,
  en: `All cases of ${name.en} received up to the date, however submitted (online, at the counter, by post)`,
});

/** An essential procedure of the police (Decision 06/QĐ-TTg of 6 January 2022, annex), reported as a percentage alone. */
function service(key: string, procedures: readonly string[], name: Text): ComputedDefinition {
  return onlineShare({
    code: `essential.police.${key}`,
    section,
    label: { vi: `${name.vi}: tỷ lệ hồ sơ trực tuyến`, en: `${name.en}: share of online cases` },
    where: [{ column: 'procedure_code', in: procedures }],
    meaning: denominatorOfOne({ vi: `“${name.vi}”`, en: name.en.toLowerCase() }),
    decimals: 2,
  });
}

function field(key: string, fieldCode: string, name: Text, decimals = 1): ComputedDefinition {
  return onlineShare({
    code: `online.police.${key}`,
    section,
    label: { vi: `Lĩnh vực ${name.vi}: hồ sơ trực tuyến`, en: `${name.en}: online cases` },
    where: [{ column: 'field', in: [fieldCode] }],
    meaning: {
      vi: `Mọi hồ sơ thuộc lĩnh vực ${name.vi} đã được tiếp nhận tính đến ngày báo cáo, kể cả thủ tục không thiết yếu`,
      en: `All cases of the field (${name.en.toLowerCase()}) received up to the date, essential procedures and others`,
    },
    decimals,
  });
}

const fields: readonly ComputedDefinition[] = [
  field('immigration', 'immigration', { vi: 'quản lý xuất nhập cảnh', en: 'Immigration' }, 2),
  field('residence', 'residence', { vi: 'đăng ký, quản lý cư trú', en: 'Residence' }, 2),
  field('id_card', 'id-card', { vi: 'cấp, quản lý thẻ căn cước công dân', en: 'Identity cards' }, 2),
  field('conditional_business', 'conditional-business', {
    vi: 'ngành nghề kinh doanh có điều kiện về an ninh, trật tự',
    en: 'Business lines under security conditions',
  }),
  field('seal', 'seal', { vi: 'đăng ký, quản lý con dấu', en: 'Seals' }),
  field('weapons', 'weapons', {
    vi: 'vũ khí, vật liệu nổ, công cụ hỗ trợ và pháo',
    en: 'Weapons, explosives and fireworks',
  }),
  field('fire', 'fire', { vi: 'phòng cháy, chữa cháy và cứu nạn, cứu hộ', en: 'Fire safety and rescue' }),
  field('traffic', 'traffic', {
    vi: 'giao thông đường bộ, đường thủy nội địa',
    en: 'Road and inland-waterway traffic',
  }),
];

export const policeDefinitions: readonly Definition[] = [
  deployedShare({
    code: 'essential.police.deployed',
    section,
    label: {
      vi: 'Thủ tục thiết yếu của Công an đã triển khai trực tuyến',
      en: 'Essential procedures of the police open online',
    },
    where: [ofPolice],
    meaning: {
      vi: 'Các thủ tục thiết yếu do cơ quan Công an thực hiện trong danh mục (Quyết định 06/QĐ-TTg ngày 06/01/2022)',
      en: 'The essential procedures of the police in the catalogue (Decision 06/QĐ-TTg of 6 January 2022)',
    },
  }),
  onlineShare({
    code: 'essential.police.dossiers',
    section,
    label: {
      vi: 'Hồ sơ trực tuyến của các thủ tục thiết yếu do Công an thực hiện',
      en: 'Online cases of the essential procedures of the police',
    },
    where: [ofPolice],
    meaning: {
      vi: 'Mọi hồ sơ của các thủ tục thiết yếu do Công an thực hiện đã được tiếp nhận tính đến ngày báo cáo, bằng mọi cách nộp',
      en: 'All cases of the essential procedures of the police received up to the date, however submitted',
    },
    decimals: 1,
  }),
  service('passport', ['passport'], { vi: 'Cấp hộ chiếu phổ thông ở trong nước', en: 'Ordinary passport' }),
  service('permanent_residence', ['permanent-residence'], { vi: 'Đăng ký thường trú', en: 'Permanent residence' }),
  service('temporary_residence', ['temporary-residence'], { vi: 'Đăng ký tạm trú', en: 'Temporary residence' }),
  service('temporary_absence', ['temporary-absence'], { vi: 'Khai báo tạm vắng', en: 'Temporary absence' }),
  service('stay_notification', ['stay-notification'], { vi: 'Thông báo lưu trú', en: 'Stay notification' }),
  service('id_card', ['id-card'], {
    vi: 'Cấp, đổi, cấp lại thẻ căn cước công dân',
    en: 'Issue and re-issue of the identity card',
  }),
  service('id_number_confirmation', ['id-number-confirmation'], {
    vi: 'Xác nhận số CMND, số CCCD',
    en: 'Confirmation of old and new identity numbers',
  }),
  service('seal', ['seal-new', 'seal-small'], {
    vi: 'Làm con dấu và cấp giấy chứng nhận đăng ký mẫu con dấu',
    en: 'Seal making and registration of its specimen',
  }),
  service('motorbike_plate', ['motorbike-plate'], {
    vi: 'Đăng ký, cấp biển số mô tô, xe gắn máy',
    en: 'Motorbike registration and plate',
  }),
  {
    ...onlineShare({
      code: 'online.police.total',
      section,
      label: {
        vi: 'Hồ sơ trực tuyến của mọi lĩnh vực do Công an giải quyết',
        en: 'Online cases of all fields of the police',
      },
      where: [{ column: 'field', in: fields.flatMap((f) => fieldCodesOf(f)) }],
      meaning: {
        vi: 'Mọi hồ sơ thuộc tám lĩnh vực do Công an giải quyết đã được tiếp nhận tính đến ngày báo cáo, bằng mọi cách nộp',
        en: 'All cases of the eight fields of the police received up to the date, however submitted',
      },
      decimals: 1,
    }),
    parts: fields.map((f) => f.code),
  },
  ...fields,
];

function fieldCodesOf(definition: ComputedDefinition): readonly string[] {
  return definition.question.where.flatMap((c) => (c.column === 'field' && 'in' in c ? c.in : []));
}
