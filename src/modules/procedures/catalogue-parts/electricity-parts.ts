import type { WrittenPage } from '../domain/define-procedure.ts';
import { placePage } from './place-page.ts';

/** Where the electricity is used. */
export function electricityPlacePage(): WrittenPage {
  return placePage({
    title: { vi: 'Điện dùng ở đâu?', en: 'Where is the electricity used?' },
    address: { vi: 'Địa chỉ dùng điện', en: 'Address' },
    from: 'current',
  });
}

/** The existing contract. */
export function customerPage(): WrittenPage {
  return {
    id: 'customer',
    title: { vi: 'Hợp đồng điện hiện nay là hợp đồng nào?', en: 'Which is the present contract?' },
    fields: [
      {
        kind: 'text',
        key: 'customerCode',
        label: { vi: 'Mã khách hàng', en: 'Customer code' },
        hint: { vi: 'In trên hóa đơn tiền điện, bắt đầu bằng chữ P.', en: 'On the bill; it begins with P.' },
        maxLength: 20,
      },
      {
        kind: 'text',
        key: 'contractHolder',
        label: { vi: 'Tên chủ hợp đồng hiện nay', en: 'Present holder' },
        maxLength: 120,
      },
    ],
  };
}
