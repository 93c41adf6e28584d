import type { Fee, OnlineService, Paper } from '../domain/procedure.ts';
import { law } from './laws.ts';

const byAreaAndPrice = {
  vi: 'Theo khu vực và giá xe; có trong biểu mức thu lệ phí đăng ký, cấp biển số.',
  en: 'By area and price of the vehicle, as in the tariff of registration fees.',
};

export const plateFee2016: Fee = { counter: null, online: null, basis: law.plateFees2016, note: byAreaAndPrice };
export const plateFee2023: Fee = { counter: null, online: null, basis: law.plateFees2023, note: byAreaAndPrice };

/** The vehicle is looked at before it gets its plate. */
export const vehicleIsInspected: OnlineService = {
  level: 'part',
  reason: {
    vi: 'Chủ xe đưa xe đến để kiểm tra số máy, số khung và nhận biển số.',
    en: 'The vehicle is brought for a look at its engine and chassis numbers and gets its plate there.',
  },
};

export const vehiclePapers: readonly Paper[] = [
  {
    code: 'origin',
    name: { vi: 'Chứng từ nguồn gốc xe', en: 'Proof of the vehicle’s origin' },
    hint: { vi: 'Phiếu xuất xưởng hoặc tờ khai nguồn gốc xe nhập khẩu.', en: 'Factory slip or import declaration.' },
    kind: 'original',
    required: true,
  },
  {
    code: 'ownership',
    name: { vi: 'Chứng từ chuyển quyền sở hữu xe', en: 'Proof of purchase or transfer' },
    kind: 'original',
    required: true,
  },
  {
    code: 'registration-tax',
    name: { vi: 'Chứng từ nộp lệ phí trước bạ', en: 'Proof of the registration tax' },
    kind: 'original',
    required: true,
  },
];
