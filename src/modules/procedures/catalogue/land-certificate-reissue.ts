import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { feeOfProvince } from '../catalogue-parts/fees.ts';
import { parcelPage } from '../catalogue-parts/land-parts.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const landCertificateReissue = procedure({
  code: 'land-certificate-reissue',
  validFrom: '2014-07-01',
  field: 'environment',
  branch: 'environment',
  level: 'district',
  name: { vi: 'Cấp lại Giấy chứng nhận quyền sử dụng đất do bị mất', en: 'Re-issue of a lost land certificate' },
  description: {
    vi: 'Cấp lại giấy chứng nhận sau khi khai báo mất và niêm yết tại xã 30 ngày.',
    en: 'A new certificate after the loss was declared and posted up in the commune for 30 days.',
  },
  searchWords: { vi: 'mất sổ đỏ sổ hồng', en: 'red book lost' },
  online: {
    level: 'part',
    reason: { vi: 'Nhận giấy chứng nhận bản giấy.', en: 'The certificate is a paper that must be collected.' },
  },
  channels: ['online', 'counter', 'post'],
  fee: feeOfProvince,
  deadline: { workingDays: 10, basis: article(law.landDecree2014, '61') },
  legalBasis: [article(law.landDecree2014, '77')],
  papers: [
    identityCard,
    {
      code: 'loss-posting',
      name: {
        vi: 'Xác nhận của xã về việc đã niêm yết thông báo mất',
        en: "Commune's confirmation that the loss was posted up",
      },
      kind: 'original',
      required: true,
    },
  ],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Thửa đất ở đâu?', en: 'Where is the land?' },
        address: { vi: 'Địa chỉ thửa đất', en: 'Address of the parcel' },
      }),
      parcelPage(),
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Giấy chứng nhận quyền sử dụng đất', en: 'Land certificate' } },
  later: [
    {
      validFrom: '2024-08-01',
      deadline: { workingDays: 10, basis: article(law.landDecree2024, '22'), unverified: true },
      legalBasis: [law.land2024, law.landDecree2024],
    },
    { validFrom: '2025-07-01', level: 'province' },
  ],
});
