import { factIs } from './condition.ts';
import type { ComputedDefinition, Definition, FigureUnit, Text } from './definition.ts';

/** Figures of data cleaning (report section 7.2): what stands in a sector's list of work, what is entered, what is clean. */

interface Work {
  code: string;
  sector: string;
  label: Text;
  unit: FigureUnit;
  /** What is done, of what. */
  counted: 'entered' | 'cleaned';
  among: 'due' | 'entered';
  meaning: Text;
  decimals: number;
}

function work({ sector, counted, among, code, ...rest }: Work): ComputedDefinition {
  return {
    ...rest,
    code: `cleaning.${code}`,
    section: '7.2',
    source: 'computed',
    kind: 'share',
    period: 'at-date',
    question: {
      fact: 'cleaning',
      where: [{ column: 'sector', in: [sector] }],
      counted: [factIs(counted)],
      among: [factIs(among)],
    },
  };
}

const persons: Text = {
  vi: 'Số người đã tiêm chủng cần được xác thực với dữ liệu dân cư',
  en: 'Vaccinated persons to be verified against the population data',
};

export const cleaningDefinitions: readonly Definition[] = [
  work({
    code: 'tax_codes',
    sector: 'tax',
    label: { vi: 'Mã số thuế cá nhân đã rà soát, chuẩn hóa', en: 'Personal tax codes reviewed and standardised' },
    unit: 'record',
    counted: 'cleaned',
    among: 'due',
    meaning: {
      vi: 'Số mã số thuế cá nhân phải rà soát theo danh sách của ngành thuế',
      en: 'Personal tax codes in the list that the tax office has to review',
    },
    decimals: 2,
  }),
  work({
    code: 'vaccination.entered',
    sector: 'vaccination-shot',
    label: { vi: 'Mũi tiêm đã cập nhật lên hệ thống', en: 'Vaccination shots entered' },
    unit: 'shot',
    counted: 'entered',
    among: 'due',
    meaning: { vi: 'Tổng số mũi tiêm đã thực hiện phải cập nhật', en: 'All shots given, which have to be entered' },
    decimals: 1,
  }),
  work({
    code: 'vaccination.verified',
    sector: 'vaccination-person',
    label: {
      vi: 'Người đã tiêm chủng được xác thực với dữ liệu dân cư',
      en: 'Vaccinated persons verified against the population data',
    },
    unit: 'person',
    counted: 'cleaned',
    among: 'due',
    meaning: persons,
    decimals: 1,
  }),
  {
    code: 'cleaning.vaccination.remaining',
    section: '7.2',
    label: { vi: 'Người đã tiêm chủng còn phải xác thực', en: 'Vaccinated persons still to be verified' },
    source: 'computed',
    unit: 'person',
    kind: 'count',
    period: 'at-date',
    decimals: 1,
    remainderOf: 'cleaning.vaccination.verified',
    meaning: {
      vi: 'Số người phải xác thực trừ số người đã xác thực',
      en: 'Persons to be verified, less those verified',
    },
    question: {
      fact: 'cleaning',
      where: [{ column: 'sector', in: ['vaccination-person'] }],
      counted: [factIs('due')],
      less: [factIs('cleaned')],
    },
  },
  work({
    code: 'social_insurance',
    sector: 'insurance',
    label: {
      vi: 'Dữ liệu bảo hiểm đã làm sạch, đồng bộ với dữ liệu dân cư',
      en: 'Insurance records cleaned and matched with the population data',
    },
    unit: 'record',
    counted: 'cleaned',
    among: 'due',
    meaning: {
      vi: 'Số người tham gia bảo hiểm phải rà soát theo danh sách của cơ quan bảo hiểm xã hội',
      en: 'Insured persons in the list that the insurance agency has to review',
    },
    decimals: 2,
  }),
  work({
    code: 'children.entered',
    sector: 'children',
    label: { vi: 'Dữ liệu trẻ em đã nhập', en: 'Records of children entered' },
    unit: 'record',
    counted: 'entered',
    among: 'due',
    meaning: { vi: 'Số trẻ em phải có trong phần mềm quản lý trẻ em', en: 'Children who are to be in the register' },
    decimals: 2,
  }),
  work({
    code: 'children.cleaned',
    sector: 'children',
    label: { vi: 'Dữ liệu trẻ em đã làm sạch', en: 'Records of children cleaned' },
    unit: 'record',
    counted: 'cleaned',
    among: 'entered',
    meaning: { vi: 'Số dữ liệu trẻ em đã nhập (không phải tổng số trẻ em)', en: 'Records entered (not all children)' },
    decimals: 2,
  }),
  work({
    code: 'merit.entered',
    sector: 'merit',
    label: {
      vi: 'Dữ liệu người có công và thân nhân đã nhập',
      en: 'Records of meritorious persons and relatives entered',
    },
    unit: 'person',
    counted: 'entered',
    among: 'due',
    meaning: {
      vi: 'Số người có công và thân nhân đang hưởng trợ cấp phải nhập',
      en: 'Meritorious persons and relatives on an allowance who are to be entered',
    },
    decimals: 1,
  }),
];
