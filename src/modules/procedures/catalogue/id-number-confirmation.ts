import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { oldNumberPage } from '../catalogue-parts/old-number-page.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { purposePage } from '../catalogue-parts/purpose-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';

export const idNumberConfirmation = procedure({
  code: 'id-number-confirmation',
  nationalCode: '2.001178',
  essentialNumber: 1,
  validFrom: '2021-07-01',
  field: 'id-card',
  branch: 'police',
  level: 'province',
  name: {
    vi: 'Xác nhận số Chứng minh nhân dân khi đã được cấp thẻ Căn cước công dân',
    en: 'Confirmation of the old identity number after a citizen card was issued',
  },
  description: {
    vi: 'Giấy xác nhận số chứng minh nhân dân cũ và số định danh mới là của cùng một người.',
    en: 'A paper that says that the old identity number and the new one belong to the same person.',
  },
  searchWords: { vi: 'CMND CCCD chứng minh thư 9 số số cũ số mới', en: 'old number new number nine digits ID' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: noFee(law.citizenCardCircular),
  deadline: {
    workingDays: 3,
    extended: {
      workingDays: 7,
      when: {
        vi: 'Số chứng minh nhân dân chưa có trong Cơ sở dữ liệu quốc gia về dân cư, phải tra tàng thư',
        en: 'The old number is not yet in the national population database and the archive must be searched',
      },
    },
    basis: law.citizenCardCircular,
  },
  legalBasis: [law.citizenCard, law.citizenCardCircular],
  papers: [
    identityCard,
    {
      code: 'old-card',
      name: {
        vi: 'Bản chụp chứng minh nhân dân cũ (nếu còn)',
        en: 'Picture of the old identity card (if you have it)',
      },
      hint: { vi: 'Chụp rõ cả hai mặt.', en: 'Both sides, easy to read.' },
      kind: 'copy',
      required: false,
    },
  ],
  form: { pages: [applicantPage(), homePage(), oldNumberPage(), purposePage(), contactPage(), resultPage()] },
  result: {
    name: {
      vi: 'Giấy xác nhận số Chứng minh nhân dân, số định danh cá nhân',
      en: 'Confirmation of the old identity number and the personal number',
    },
  },
  later: [{ validFrom: '2024-07-01', legalBasis: [law.identity, law.identityDecree] }],
});
