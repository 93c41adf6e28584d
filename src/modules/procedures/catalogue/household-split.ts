import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { companionsPage } from '../catalogue-parts/dwelling-pages.ts';
import { feeOfProvince } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const householdSplit = procedure({
  code: 'household-split',
  validFrom: '2021-07-01',
  field: 'residence',
  branch: 'police',
  level: 'commune',
  name: { vi: 'Tách hộ', en: 'Forming a household of one’s own' },
  description: {
    vi: 'Lập hộ riêng tại cùng một chỗ ở hợp pháp, khi chủ hộ đồng ý hoặc sau khi ly hôn.',
    en: 'A new household in the same dwelling, when its head agrees or after a divorce.',
  },
  searchWords: { vi: 'tách khẩu tách sổ hộ khẩu', en: 'household book split' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: feeOfProvince,
  deadline: { workingDays: 5, basis: article(law.residence, '25') },
  legalBasis: [article(law.residence, '25')],
  papers: [],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Bạn tách hộ ở đâu?', en: 'Where?' },
        address: { vi: 'Địa chỉ thường trú', en: 'Permanent address' },
        from: 'permanent',
      }),
      {
        id: 'split',
        title: { vi: 'Bạn tách từ hộ nào?', en: 'From which household?' },
        fields: [
          {
            kind: 'name',
            key: 'headName',
            label: { vi: 'Họ tên chủ hộ hiện nay', en: 'Present head' },
            prefill: 'headOfHouseholdName',
          },
          {
            kind: 'choice',
            key: 'splitGround',
            label: { vi: 'Trường hợp', en: 'Ground' },
            options: [
              { value: 'agreed', label: { vi: 'Chủ hộ đồng ý', en: 'The head agrees' } },
              { value: 'divorce', label: { vi: 'Ly hôn mà vẫn ở cùng chỗ ở', en: 'Divorced, in the same dwelling' } },
            ],
          },
        ],
      },
      companionsPage(),
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Thông báo kết quả tách hộ', en: 'Notice of the new household' } },
  later: [{ validFrom: '2023-02-05', fee: { counter: 10_000, online: 5_000, basis: law.residenceFees } }],
});
