import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { purposePage } from '../catalogue-parts/purpose-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const residenceConfirmation = procedure({
  code: 'residence-confirmation',
  validFrom: '2021-07-01',
  field: 'residence',
  branch: 'police',
  level: 'commune',
  name: { vi: 'Xác nhận thông tin về cư trú', en: 'Confirmation of residence data' },
  description: {
    vi: 'Giấy xác nhận nơi thường trú, tạm trú và các thành viên hộ, thay cho sổ hộ khẩu.',
    en: 'Confirms where one lives and with whom; it stands for the former household book.',
  },
  searchWords: { vi: 'CT07 sổ hộ khẩu xác nhận cư trú', en: 'CT07 proof of address' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: noFee(law.residence),
  deadline: {
    workingDays: 1,
    extended: { workingDays: 3, when: { vi: 'Cần xác minh', en: 'When something must be verified' } },
    basis: article(law.residenceCircular, '17'),
  },
  legalBasis: [article(law.residenceCircular, '17')],
  papers: [],
  form: { pages: [applicantPage(), homePage(), purposePage(), contactPage(), resultPage()] },
  result: { name: { vi: 'Giấy xác nhận thông tin về cư trú', en: 'Confirmation of residence data' } },
  later: [{ validFrom: '2024-01-01', legalBasis: [article(law.residenceCircular, '17'), law.residenceForms] }],
});
