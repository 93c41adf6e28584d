import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const permanentResidenceRemoval = procedure({
  code: 'permanent-residence-removal',
  validFrom: '2021-07-01',
  field: 'residence',
  branch: 'police',
  level: 'commune',
  name: { vi: 'Xóa đăng ký thường trú', en: 'Removal of a permanent residence registration' },
  description: {
    vi: 'Dành cho người mất, người ra nước ngoài định cư, người đã chuyển đi và các trường hợp luật quy định.',
    en: 'For those who died, emigrated, moved away, and other cases of the law.',
  },
  searchWords: { vi: 'xóa hộ khẩu cắt khẩu', en: 'household book remove' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: noFee(law.residence),
  deadline: {
    workingDays: 5,
    extended: { workingDays: 10, when: { vi: 'Cần xác minh', en: 'When something must be verified' } },
    basis: article(law.residenceDecree, '7'),
    unverified: true,
  },
  legalBasis: [article(law.residence, '24'), article(law.residenceDecree, '7')],
  papers: [
    {
      code: 'ground',
      name: { vi: 'Giấy tờ chứng minh thuộc trường hợp xóa đăng ký', en: 'Proof of the ground' },
      kind: 'copy',
      required: true,
      acceptsResult: ['death-registration'],
      replacedBy: 'civil-status',
    },
  ],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Nơi thường trú cần xóa ở đâu?', en: 'Which registration is removed?' },
        address: { vi: 'Địa chỉ thường trú', en: 'Permanent address' },
        from: 'permanent',
      }),
      {
        id: 'removed',
        title: { vi: 'Xóa đăng ký của ai, vì sao?', en: 'Whose registration, and why?' },
        fields: [
          { kind: 'name', key: 'removedName', label: { vi: 'Họ tên', en: 'Full name' } },
          { kind: 'personal-number', key: 'removedNumber', label: { vi: 'Số định danh', en: 'Personal number' } },
          {
            kind: 'choice',
            key: 'removalGround',
            label: { vi: 'Lý do', en: 'Ground' },
            options: [
              { value: 'death', label: { vi: 'Đã mất', en: 'Died' } },
              { value: 'abroad', label: { vi: 'Ra nước ngoài định cư', en: 'Emigrated' } },
              { value: 'dwelling-lost', label: { vi: 'Không còn chỗ ở hợp pháp', en: 'No lawful dwelling any more' } },
              { value: 'other', label: { vi: 'Lý do khác', en: 'Another ground' } },
            ],
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Thông báo xóa đăng ký thường trú', en: 'Notice of the removal' } },
});
