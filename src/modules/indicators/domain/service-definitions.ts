import type { Definition, Text } from './definition.ts';
import { declared } from './share.ts';

/** Figures that other systems hold: linked life events (section 4.1.1b), Decision 422 (4.2.2), health facilities (5.1). */

function linked(code: string, group: Text, system: Text): Definition {
  return declared({
    code: `linked.${code}`,
    section: '4.1.1b',
    label: {
      vi: `Liên thông ${group.vi}: hồ sơ tại ${system.vi}`,
      en: `Linked ${group.en}: cases in ${system.en}`,
    },
    unit: 'dossier',
    period: 'to-date',
    owner: 'office',
    meaning: {
      vi: `Số hồ sơ của nhóm liên thông ${group.vi} mà ${system.vi} đã tiếp nhận tính đến ngày báo cáo (Nghị quyết 131/NQ-CP; nay là Nghị định 63/2024/NĐ-CP)`,
      en: `Cases of the linked ${group.en} group received by ${system.en} up to the date`,
    },
  });
}

const birth: Text = { vi: 'khai sinh', en: 'birth' };
const death: Text = { vi: 'khai tử', en: 'death' };
const civilStatus: Text = { vi: 'hệ thống hộ tịch', en: 'the civil-status system' };
const residence: Text = { vi: 'hệ thống cư trú', en: 'the residence system' };
const insurance: Text = { vi: 'hệ thống bảo hiểm xã hội', en: 'the social-insurance system' };
const labour: Text = { vi: 'hệ thống lao động, thương binh và xã hội', en: 'the labour and social-affairs system' };

export const linkedDefinitions: readonly Definition[] = [
  linked('birth.civil_status', birth, civilStatus),
  linked('birth.residence', birth, residence),
  linked('birth.health_insurance', birth, insurance),
  linked('death.civil_status', death, civilStatus),
  linked('death.residence', death, residence),
  linked('death.social_insurance', death, insurance),
  linked('death.labour', death, labour),
];

export const serviceDefinitions: readonly Definition[] = [
  declared({
    code: 'decision422.services',
    section: '4.2.2',
    label: {
      vi: 'Dịch vụ công theo Quyết định 422/QĐ-TTg đã tích hợp trên Cổng Dịch vụ công quốc gia',
      en: 'Services of Decision 422/QĐ-TTg offered on the National Public Service Portal',
    },
    unit: 'service',
    kind: 'share',
    period: 'at-date',
    owner: 'office',
    meaning: {
      vi: 'Số dịch vụ công trong danh mục kèm theo Quyết định 422/QĐ-TTg ngày 04/4/2022',
      en: 'Services in the list of Decision 422/QĐ-TTg of 4 April 2022',
    },
  }),
];

export const facilityDefinitions: readonly Definition[] = [
  declared({
    code: 'health.facilities_connected',
    section: '5.1',
    label: {
      vi: 'Cơ sở khám, chữa bệnh công lập gửi dữ liệu lên Cổng giám định bảo hiểm',
      en: 'Public health facilities that send data to the insurance gateway',
    },
    unit: 'facility',
    kind: 'share',
    period: 'at-date',
    owner: 'health',
    meaning: {
      vi: 'Số cơ sở khám, chữa bệnh công lập trên địa bàn tỉnh',
      en: 'Public health facilities in the province',
    },
  }),
];
