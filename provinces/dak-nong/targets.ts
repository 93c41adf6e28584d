import type { Target } from '#indicators';

/**
 * What the province aims at. Only targets that a document states; the ones that the province sets for itself are added
 * here when it decides them.
 */

const decision06 = {
  vi: 'Quyết định 06/QĐ-TTg ngày 06/01/2022, phụ lục: các dịch vụ công thiết yếu phải cung cấp trực tuyến',
  en: 'Decision 06/QĐ-TTg of 6 January 2022, annex: the essential services to be provided online',
};
const decision766 = {
  vi: 'Quyết định 766/QĐ-TTg ngày 23/6/2022, Bộ chỉ số phục vụ người dân, doanh nghiệp: ngưỡng điểm tối đa của tỷ lệ hồ sơ trực tuyến',
  en: 'Decision 766/QĐ-TTg of 23 June 2022, index of service to people and businesses: threshold for the full score of the share of online cases',
};

const deployed = ['essential.police.deployed', 'essential.departments.deployed'];
const online = [
  'essential.police.dossiers',
  'essential.police.passport',
  'essential.police.permanent_residence',
  'essential.police.temporary_residence',
  'essential.police.temporary_absence',
  'essential.police.stay_notification',
  'essential.police.id_card',
  'essential.police.id_number_confirmation',
  'essential.police.seal',
  'essential.police.motorbike_plate',
  'online.police.total',
  'online.police.immigration',
  'online.police.residence',
  'online.police.id_card',
  'online.police.conditional_business',
  'online.police.seal',
  'online.police.weapons',
  'online.police.fire',
  'online.police.traffic',
  'essential.departments.justice',
  'essential.departments.transport',
  'essential.departments.labour',
  'essential.departments.environment',
  'essential.departments.insurance',
  'essential.departments.education',
  'essential.departments.tax',
];

export const targets: readonly Target[] = [
  ...deployed.map((code) => ({ code, validFrom: '2022-01-06', percent: 100, document: decision06 })),
  ...online.map((code) => ({ code, validFrom: '2022-06-23', percent: 50, document: decision766 })),
];
