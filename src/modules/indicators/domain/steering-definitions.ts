import { factIs } from './condition.ts';
import type { ComputedDefinition, Definition, Text } from './definition.ts';
import { declared } from './share.ts';

/** Figures of steering: task forces (section 1), communication (2), budget (9.1) and models (10). */

function taskForces(level: string, name: Text): ComputedDefinition {
  return {
    code: `steering.task_forces.${level}`,
    section: '1',
    label: { vi: `Tổ công tác Đề án 06 cấp ${name.vi} đã thành lập`, en: `${name.en} task forces established` },
    source: 'computed',
    unit: 'unit',
    kind: 'share',
    period: 'at-date',
    decimals: 1,
    meaning: {
      vi: `Số tổ công tác cấp ${name.vi} phải thành lập theo kế hoạch của tỉnh`,
      en: `Task forces that the plan of the province asks for at this level (${name.en.toLowerCase()})`,
    },
    question: {
      fact: 'task-forces',
      where: [{ column: 'level', in: [level] }],
      counted: [factIs('established')],
      among: [factIs('planned')],
    },
  };
}

export const taskForceDefinitions: readonly Definition[] = [
  taskForces('district', { vi: 'huyện', en: 'District' }),
  taskForces('commune', { vi: 'xã', en: 'Commune' }),
  taskForces('village', { vi: 'thôn, buôn, bon, tổ dân phố', en: 'Village' }),
];

const told = { section: '2', owner: 'office', period: 'to-date' } as const;

export const communicationDefinitions: readonly Definition[] = [
  declared({
    ...told,
    code: 'communication.broadcast.items',
    label: {
      vi: 'Tin, bài, phóng sự về Đề án 06 đã phát trên sóng phát thanh, truyền hình tỉnh',
      en: 'Items on Project 06 broadcast by the provincial radio and television',
    },
    unit: 'item',
    meaning: {
      vi: 'Số tin, bài, phóng sự đã phát từ năm 2022 đến ngày báo cáo, mỗi tin, bài tính một lần',
      en: 'Items broadcast from 2022 up to the date, each counted once',
    },
  }),
  declared({
    ...told,
    code: 'communication.broadcast.items_mnong',
    label: { vi: 'Trong đó: tin, bài được dịch sang tiếng M’Nông', en: 'Of those: items also in M’Nông' },
    unit: 'item',
    within: 'communication.broadcast.items',
    meaning: {
      vi: 'Số tin, bài, phóng sự có bản phát bằng tiếng M’Nông, trong số đã phát',
      en: 'Broadcast items that were also broadcast in M’Nông',
    },
  }),
  declared({
    ...told,
    code: 'communication.press.items',
    label: { vi: 'Tin, bài về Đề án 06 trên Báo của tỉnh', en: 'Items on Project 06 in the provincial newspaper' },
    unit: 'item',
    meaning: {
      vi: 'Số lượt tin, bài đã đăng trên các sản phẩm báo chí của tỉnh từ năm 2022 đến ngày báo cáo',
      en: 'Items published in the provincial press from 2022 up to the date',
    },
  }),
  declared({
    ...told,
    code: 'communication.contests',
    label: { vi: 'Cuộc thi trực tuyến tìm hiểu Đề án 06 đã tổ chức', en: 'Online contests on Project 06 held' },
    unit: 'contest',
    meaning: {
      vi: 'Số cuộc thi trực tuyến do tỉnh tổ chức theo kế hoạch đã ban hành',
      en: 'Online contests that the province held under an issued plan',
    },
  }),
];

export const budgetDefinitions: readonly Definition[] = [
  {
    code: 'budget.allocated',
    section: '9.1',
    label: { vi: 'Kinh phí đã bố trí thực hiện Đề án 06', en: 'Budget allocated to Project 06' },
    source: 'computed',
    unit: 'million-vnd',
    kind: 'count',
    period: 'to-date',
    decimals: 1,
    meaning: {
      vi: 'Tổng số tiền trong các quyết định bố trí kinh phí tính đến ngày báo cáo, đơn vị triệu đồng',
      en: 'Sum of the decisions that allocate money, up to the date, in millions of đồng',
    },
    question: {
      fact: 'budget',
      where: [],
      counted: [factIs('allocated')],
      measure: { by: 'quantity', per: 1_000_000 },
    },
  },
];

function models(code: string, fact: string, label: Text): ComputedDefinition {
  return {
    code: `models.${code}`,
    section: '10',
    label,
    source: 'computed',
    unit: 'model',
    kind: 'share',
    period: 'at-date',
    decimals: 1,
    within: 'models.total',
    meaning: {
      vi: 'Số mô hình điểm của Đề án 06 được giao thực hiện theo kế hoạch của tỉnh',
      en: 'Models of Project 06 that the plan of the province assigns',
    },
    question: { fact: 'models', where: [], counted: [factIs(fact)], among: [factIs('assigned')] },
  };
}

export const modelDefinitions: readonly Definition[] = [
  {
    code: 'models.total',
    section: '10',
    label: { vi: 'Mô hình điểm của Đề án 06 được giao', en: 'Models of Project 06 assigned' },
    source: 'computed',
    unit: 'model',
    kind: 'count',
    period: 'at-date',
    decimals: 1,
    meaning: {
      vi: 'Số mô hình được giao cho các sở, ban, ngành, địa phương theo kế hoạch của tỉnh',
      en: 'Models that the plan of the province assigns to departments and localities',
    },
    question: { fact: 'models', where: [], counted: [factIs('assigned')] },
  },
  models('done', 'done', { vi: 'Mô hình đã hoàn thành', en: 'Models done' }),
  models('in_progress', 'in-progress', {
    vi: 'Mô hình đang khảo sát, triển khai',
    en: 'Models surveyed and under way',
  }),
];
