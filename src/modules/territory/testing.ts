/** For tests: a small invented province with a merger, sound by the rules for packs. */
import type { PackAgency, ProvincePack } from './domain/province-pack.ts';
import type { Unit } from './domain/unit.ts';
import { mergerFromLines, unitsFromLines } from './domain/unit-lines.ts';

const former = { validFrom: '2020-01-01', validTo: '2025-06-30' };
const present = { validFrom: '2025-07-01', validTo: null };

const provinces: Unit[] = [
  { code: '98', name: 'Tỉnh Cũ', kind: 'province', parentCode: null, ...former },
  { code: '99', name: 'Tỉnh Mới', kind: 'province', parentCode: null, ...present },
];
const formerUnits = [
  ...unitsFromLines('981|Huyện Đông\n982|Huyện Tây', { kind: 'district', parentCode: '98', ...former }),
  ...unitsFromLines("98101|Xã Đắk R'Măng\n98102|Phường Nghĩa Tân", { kind: 'commune', parentCode: '981', ...former }),
  ...unitsFromLines('98201|Xã Nam Xuân\n98202|Thị trấn Đức An', { kind: 'commune', parentCode: '982', ...former }),
];
// 98102 is re-used: the ward of that code went into the new commune of that code.
const merger = mergerFromLines(
  '98102|Xã Tà Đùng|98101 98102 98201\n98202|Xã Đức An|98202',
  { kind: 'commune', parentCode: '99', ...present },
  formerUnits,
);

type Row = [code: string, branch: PackAgency['branch'], unit: string, parent: string | null, takesOver?: string[]];
const agency = (days: Pick<Unit, 'validFrom' | 'validTo'>, row: Row): PackAgency => {
  const [code, branch, unitCode, parentCode, takesOver = []] = row;
  const level = unitCode.length === 2 ? 'province' : unitCode.length === 3 ? 'district' : 'commune';
  const kind = branch === 'committee' || branch === 'police' ? branch : 'department';
  return { code, name: { vi: code, en: code }, kind, branch, level, unitCode, parentCode, takesOver, ...days };
};

const formerRows: Row[] = [
  ['H98', 'committee', '98', null],
  ['H98.03', 'justice', '98', 'H98'],
  ['H98.04', 'tax', '98', null],
  ['H98.20', 'police', '98', null],
  ['H98.61', 'committee', '981', 'H98'],
  ['H98.61.01', 'committee', '98101', 'H98.61'],
  ['H98.61.02', 'committee', '98102', 'H98.61'],
  ['H98.62', 'committee', '982', 'H98'],
  ['H98.62.01', 'committee', '98201', 'H98.62'],
  ['H98.62.02', 'committee', '98202', 'H98.62'],
  ['H98.20.01', 'police', '98101', 'H98.20'],
  ['H98.20.03', 'police', '98201', 'H98.20'],
];
const presentRows: Row[] = [
  ['H99', 'committee', '99', null, ['H98']],
  ['H99.101', 'committee', '98102', 'H99', ['H98.61.01', 'H98.61.02', 'H98.62.01']],
  ['H99.102', 'committee', '98202', 'H99', ['H98.62.02']],
  ['H99.020', 'police', '99', null, ['H98.20']],
  ['H99.020.01', 'police', '98102', 'H99.020', ['H98.20.01', 'H98.20.03']],
];

/** Two districts with two communes each until 30 June 2025; from 1 July two communes and no district. */
export const samplePack: ProvincePack = {
  province: { code: '98', name: 'Cũ', agencyCode: 'H98' },
  units: [...provinces, ...formerUnits, ...merger.units],
  successions: [
    { formerCode: '98', formerValidFrom: former.validFrom, code: '99', onDate: present.validFrom },
    ...merger.successions,
  ],
  agencies: [...formerRows.map((r) => agency(former, r)), ...presentRows.map((r) => agency(present, r))],
};
