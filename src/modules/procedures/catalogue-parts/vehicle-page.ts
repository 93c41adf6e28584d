import type { WrittenPage } from '../domain/define-procedure.ts';

/** The vehicle to be registered. */
export function vehiclePage(): WrittenPage {
  return {
    id: 'vehicle',
    title: { vi: 'Xe nào cần đăng ký?', en: 'Which vehicle is it?' },
    fields: [
      {
        kind: 'text',
        key: 'vehicleBrand',
        label: { vi: 'Nhãn hiệu và loại xe', en: 'Make and model' },
        hint: { vi: 'Ví dụ: Honda Wave Alpha.', en: 'For example: Honda Wave Alpha.' },
        maxLength: 80,
      },
      { kind: 'text', key: 'engineNumber', label: { vi: 'Số máy', en: 'Engine number' }, maxLength: 30 },
      { kind: 'text', key: 'chassisNumber', label: { vi: 'Số khung', en: 'Chassis number' }, maxLength: 30 },
      {
        kind: 'money',
        key: 'vehiclePrice',
        label: { vi: 'Giá mua xe (đồng)', en: 'Price paid (đồng)' },
        min: 100_000,
        max: 100_000_000_000,
      },
    ],
  };
}
