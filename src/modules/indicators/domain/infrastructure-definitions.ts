import type { Condition } from './condition.ts';
import type { Definition, Text } from './definition.ts';
import { declared } from './share.ts';

/** Figures of the digital infrastructure (section 7.3), stated, and of the people of the province (III), counted. */

const stated = { section: '7.3', owner: 'office', period: 'at-date' } as const;

function broadband(key: string, name: Text): Definition {
  return declared({
    ...stated,
    code: `infrastructure.${key}_broadband`,
    label: {
      vi: `Tốc độ Internet băng rộng ${name.vi} của tỉnh so với cả nước`,
      en: `${name.en} broadband speed of the province, beside that of the country`,
    },
    unit: 'mbps',
    kind: 'share',
    countDecimals: 2,
    meaning: { vi: 'Tốc độ trung bình của cả nước, Mbps', en: 'Mean speed of the country, Mbps' },
  });
}

export const infrastructureDefinitions: readonly Definition[] = [
  broadband('fixed', { vi: 'cố định', en: 'Fixed' }),
  broadband('mobile', { vi: 'di động', en: 'Mobile' }),
  declared({
    ...stated,
    code: 'infrastructure.dedicated_channels',
    label: {
      vi: 'Kênh truyền của mạng truyền số liệu chuyên dùng cấp II',
      en: 'Channels of the dedicated state network',
    },
    unit: 'channel',
    meaning: {
      vi: 'Số kênh đã kết nối, tốc độ từ 1 Mbps đến 10 Mbps',
      en: 'Channels connected, at 1 to 10 Mbps',
    },
  }),
  declared({
    ...stated,
    code: 'infrastructure.base_stations',
    label: { vi: 'Trạm thu phát sóng thông tin di động', en: 'Mobile base stations' },
    unit: 'station',
    meaning: { vi: 'Số trạm đang hoạt động trên địa bàn tỉnh', en: 'Stations that work in the province' },
  }),
  declared({
    ...stated,
    code: 'infrastructure.base_stations.added',
    label: { vi: 'Trong đó: tăng thêm trong năm', en: 'Of those: added this year' },
    unit: 'station',
    period: 'in-period',
    within: 'infrastructure.base_stations',
    meaning: { vi: 'Số trạm tăng thêm so với cuối năm trước', en: 'Stations more than at the end of last year' },
  }),
  declared({
    ...stated,
    code: 'infrastructure.mobile_coverage',
    label: { vi: 'Tỷ lệ phủ sóng di động toàn tỉnh', en: 'Mobile coverage of the province' },
    unit: 'percent',
    kind: 'percent-only',
    meaning: {
      vi: 'Phần địa bàn có sóng di động, theo báo cáo của doanh nghiệp viễn thông',
      en: 'Share of the province with a mobile signal, as the operators report it',
    },
  }),
];

const minorities: Condition = { column: 'ethnicity', notIn: ['kinh'] };

export const populationDefinitions: readonly Definition[] = [
  {
    code: 'population.ethnic_groups',
    section: 'III',
    label: { vi: 'Dân tộc cùng sinh sống trên địa bàn tỉnh', en: 'Peoples who live in the province' },
    source: 'computed',
    unit: 'group',
    kind: 'count',
    period: 'at-date',
    decimals: 1,
    meaning: {
      vi: 'Số dân tộc (kể cả dân tộc Kinh) có người đang cư trú, theo Danh mục các thành phần dân tộc Việt Nam (Quyết định 121-TCTK/PPCĐ ngày 02/3/1979)',
      en: 'Peoples, Kinh among them, of whom somebody resides here (list of Decision 121-TCTK/PPCĐ of 2 March 1979)',
    },
    question: { fact: 'persons', where: [], counted: [], measure: { by: 'distinct', column: 'ethnicity' } },
  },
  {
    code: 'population.minority_share',
    section: 'III',
    label: { vi: 'Tỷ lệ đồng bào dân tộc thiểu số', en: 'Share of ethnic minorities' },
    source: 'computed',
    unit: 'person',
    kind: 'share',
    period: 'at-date',
    decimals: 1,
    meaning: {
      vi: 'Mọi người đang cư trú trên địa bàn tỉnh theo dữ liệu dân cư',
      en: 'Everybody who resides in the province, by the population registry',
    },
    question: { fact: 'persons', where: [], counted: [minorities] },
  },
];
