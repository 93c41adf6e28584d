import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { customerPage, electricityPlacePage } from '../catalogue-parts/electricity-parts.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { procedure } from '../domain/define-procedure.ts';

export const electricityTransfer = procedure({
  code: 'electricity-transfer',
  essentialNumber: 24,
  validFrom: '2013-12-10',
  field: 'electricity',
  branch: 'electricity',
  level: 'province',
  name: { vi: 'Thay đổi chủ thể hợp đồng mua bán điện', en: 'New holder of an electricity contract' },
  description: {
    vi: 'Sang tên hợp đồng điện khi mua nhà, thừa kế hoặc đổi người thuê.',
    en: 'The contract passes to another holder after a purchase, an inheritance or a new lease.',
  },
  searchWords: { vi: 'sang tên công tơ điện đổi tên hợp đồng điện EVN', en: 'power bill change name' },
  online: { level: 'full' },
  channels: ['online', 'counter'],
  fee: noFee(law.electricityDecree),
  deadline: { workingDays: 3, basis: law.electricity, unverified: true },
  legalBasis: [law.electricity, law.electricityDecree],
  papers: [
    identityCard,
    {
      code: 'place-right',
      acceptsResult: ['land-change', 'land-certificate-reissue'],
      name: { vi: 'Giấy tờ về quyền sở hữu hoặc sử dụng địa điểm dùng điện', en: 'Right to use the place' },
      kind: 'copy',
      required: true,
    },
  ],
  form: {
    pages: [
      applicantPage(),
      electricityPlacePage(),
      customerPage(),
      {
        id: 'reason',
        title: { vi: 'Vì sao đổi chủ hợp đồng?', en: 'Why does the holder change?' },
        fields: [
          {
            kind: 'choice',
            key: 'transferReason',
            label: { vi: 'Lý do', en: 'Reason' },
            options: [
              { value: 'purchase', label: { vi: 'Mua bán, tặng cho nhà đất', en: 'Purchase or gift of the house' } },
              { value: 'inheritance', label: { vi: 'Thừa kế', en: 'Inheritance' } },
              { value: 'lease', label: { vi: 'Thuê, đổi người thuê', en: 'Lease' } },
              { value: 'other', label: { vi: 'Lý do khác', en: 'Another reason' } },
            ],
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Hợp đồng mua bán điện với chủ thể mới', en: 'Contract with the new holder' } },
});
