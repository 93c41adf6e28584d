import type { Area } from '../domain/area.ts';
import type { TaskForceLevel } from '../domain/task-force.ts';
import type { VillageKind } from '../domain/village.ts';

/** How people write our words in spreadsheets. */
export const levelWords: Readonly<Record<TaskForceLevel, readonly string[]>> = {
  province: ['tỉnh', 'cấp tỉnh'],
  district: ['huyện', 'cấp huyện'],
  commune: ['xã', 'cấp xã'],
  village: ['thôn', 'cấp thôn', 'thôn, buôn, bon, tổ dân phố'],
};

export const villageKindWords: Readonly<Record<VillageKind, readonly string[]>> = {
  hamlet: ['thôn'],
  buon: ['buôn'],
  bon: ['bon'],
  quarter: ['tổ dân phố', 'tdp', 'khối phố'],
};

export const areaWords: Readonly<Record<Area, readonly string[]>> = {
  steering: ['chỉ đạo, triển khai', 'chỉ đạo'],
  communication: ['tuyên truyền'],
  institutions: ['thể chế', 'hoàn thiện thể chế'],
  services: ['dịch vụ công', 'thủ tục hành chính'],
  economy: ['kinh tế - xã hội', 'phát triển kinh tế, xã hội'],
  citizens: ['công dân số'],
  data: ['dữ liệu', 'kết nối, khai thác dữ liệu dân cư'],
  command: ['chỉ đạo, điều hành', 'phục vụ chỉ đạo, điều hành'],
  resources: ['nguồn lực', 'ngân sách, nhân lực'],
  models: ['mô hình'],
};
