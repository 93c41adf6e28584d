import type { WrittenPage } from '../domain/define-procedure.ts';
import type { Paper } from '../domain/procedure.ts';

/** The parcel as the certificate names it. */
export function parcelPage(): WrittenPage {
  return {
    id: 'parcel',
    title: { vi: 'Thửa đất nào?', en: 'Which parcel is it?' },
    hint: { vi: 'Xem trang 2 của giấy chứng nhận.', en: 'See page 2 of the certificate.' },
    fields: [
      {
        kind: 'text',
        key: 'certificateNumber',
        label: { vi: 'Số phát hành giấy chứng nhận', en: 'Serial number of the certificate' },
        maxLength: 20,
      },
      { kind: 'number', key: 'mapSheet', label: { vi: 'Tờ bản đồ số', en: 'Map sheet' }, min: 1, max: 9999 },
      { kind: 'number', key: 'parcelNumber', label: { vi: 'Thửa đất số', en: 'Parcel' }, min: 1, max: 99_999 },
    ],
  };
}

export const certificatePaper: Paper = {
  code: 'land-certificate',
  name: { vi: 'Giấy chứng nhận quyền sử dụng đất đã cấp', en: 'Land certificate' },
  kind: 'original',
  required: true,
};
