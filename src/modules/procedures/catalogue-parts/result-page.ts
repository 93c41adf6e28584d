import type { WrittenPage } from '../domain/define-procedure.ts';

/** How the applicant wants the result. */
export function resultPage(): WrittenPage {
  return {
    id: 'result',
    title: { vi: 'Bạn muốn nhận kết quả bằng cách nào?', en: 'How do you want to receive the result?' },
    fields: [
      {
        kind: 'choice',
        key: 'resultChannel',
        label: { vi: 'Cách nhận kết quả', en: 'Way of receiving the result' },
        options: [
          {
            value: 'online',
            label: { vi: 'Bản điện tử trên cổng dịch vụ công', en: 'Electronic copy on the portal' },
            hint: { vi: 'Tải về ngay khi có kết quả.', en: 'Download it as soon as it is there.' },
          },
          { value: 'counter', label: { vi: 'Tại bộ phận một cửa', en: 'At the one-stop desk' } },
          {
            value: 'post',
            label: { vi: 'Qua bưu chính công ích', en: 'By post' },
            hint: { vi: 'Bạn trả cước khi nhận.', en: 'You pay the postage on delivery.' },
          },
        ],
      },
      {
        kind: 'text',
        key: 'resultAddress',
        label: { vi: 'Địa chỉ nhận', en: 'Delivery address' },
        prefill: 'currentAddress',
        showWhen: { field: 'resultChannel', equals: 'post' },
      },
    ],
  };
}
