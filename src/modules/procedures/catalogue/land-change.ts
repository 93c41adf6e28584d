import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { feeOfProvince } from '../catalogue-parts/fees.ts';
import { certificatePaper, parcelPage } from '../catalogue-parts/land-parts.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

const mountains = {
  vi: 'Xã miền núi, hải đảo, vùng sâu, vùng xa, vùng khó khăn',
  en: 'Mountain, island and remote communes',
};

export const landChange = procedure({
  code: 'land-change',
  essentialNumber: 19,
  validFrom: '2014-07-01',
  field: 'environment',
  branch: 'environment',
  level: 'district',
  name: {
    vi: 'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất do thay đổi thông tin về người được cấp Giấy chứng nhận',
    en: 'Change in the land register: new data about the holder of the certificate',
  },
  description: {
    vi: 'Cập nhật số giấy tờ, họ tên, địa chỉ của người sử dụng đất vào sổ địa chính và giấy chứng nhận (sổ đỏ).',
    en: "Brings the holder's number, name or address in the land register and on the certificate up to date.",
  },
  searchWords: { vi: 'sổ đỏ sổ hồng đổi số căn cước trên sổ đỏ', en: 'red book land certificate' },
  online: {
    level: 'part',
    reason: {
      vi: 'Phải nộp bản gốc giấy chứng nhận khi nhận kết quả.',
      en: 'The original certificate is handed in when the result is collected.',
    },
  },
  channels: ['online', 'counter', 'post'],
  fee: feeOfProvince,
  deadline: {
    workingDays: 10,
    extended: { workingDays: 20, when: mountains },
    basis: article(law.landDecree2014, '61'),
  },
  legalBasis: [article(law.land2013, '95'), article(law.landDecree2014, '85')],
  papers: [identityCard, certificatePaper],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Thửa đất ở đâu?', en: 'Where is the land?' },
        address: { vi: 'Địa chỉ thửa đất', en: 'Address of the parcel' },
      }),
      parcelPage(),
      {
        id: 'change',
        title: { vi: 'Thông tin nào thay đổi?', en: 'What has changed?' },
        fields: [
          {
            kind: 'choice',
            key: 'changeKind',
            label: { vi: 'Thay đổi', en: 'Change' },
            options: [
              {
                value: 'number',
                label: {
                  vi: 'Số chứng minh nhân dân thành số định danh',
                  en: 'Old identity number to personal number',
                },
              },
              { value: 'name', label: { vi: 'Họ tên', en: 'Name' } },
              { value: 'address', label: { vi: 'Địa chỉ', en: 'Address' } },
            ],
          },
          {
            kind: 'text',
            key: 'changeBefore',
            label: { vi: 'Thông tin ghi trên giấy chứng nhận', en: 'What the certificate says' },
          },
          { kind: 'text', key: 'changeAfter', label: { vi: 'Thông tin đúng hiện nay', en: 'What is right now' } },
        ],
      },
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Giấy chứng nhận đã xác nhận thay đổi', en: 'Certificate with the confirmed change' } },
  later: [
    {
      validFrom: '2024-08-01',
      deadline: {
        workingDays: 5,
        extended: { workingDays: 15, when: mountains },
        basis: article(law.landDecree2024, '22'),
        unverified: true,
      },
      legalBasis: [article(law.land2024, '133'), law.landDecree2024],
    },
    // Branches of the land registration office belong to the province since the districts ended.
    { validFrom: '2025-07-01', level: 'province' },
  ],
});
