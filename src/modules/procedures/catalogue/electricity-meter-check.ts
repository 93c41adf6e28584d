import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { customerPage, electricityPlacePage } from '../catalogue-parts/electricity-parts.ts';
import { law } from '../catalogue-parts/laws.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const electricityMeterCheck = procedure({
  code: 'electricity-meter-check',
  validFrom: '2013-12-10',
  field: 'electricity',
  branch: 'electricity',
  level: 'province',
  name: { vi: 'Kiểm tra thiết bị đo đếm điện', en: 'Check of an electricity meter' },
  description: {
    vi: 'Đề nghị kiểm tra, kiểm định khi nghi công tơ chạy sai.',
    en: 'For those who think that their meter is wrong.',
  },
  searchWords: { vi: 'công tơ chạy sai điện kế tiền điện tăng', en: 'meter wrong bill' },
  online: { level: 'part', reason: { vi: 'Nhân viên đến kiểm tra tại chỗ.', en: 'Staff come and look at the meter.' } },
  channels: ['online', 'counter'],
  fee: {
    counter: null,
    online: null,
    basis: article(law.electricity, '25'),
    note: {
      vi: 'Công tơ sai: bên bán điện trả chi phí kiểm định. Công tơ đúng: khách hàng trả.',
      en: 'The seller pays for the test if the meter is wrong, the customer if it is right.',
    },
  },
  deadline: { workingDays: 3, basis: article(law.electricity, '25') },
  legalBasis: [article(law.electricity, '25')],
  papers: [],
  form: { pages: [applicantPage(), electricityPlacePage(), customerPage(), contactPage()] },
  result: { name: { vi: 'Biên bản kiểm tra thiết bị đo đếm điện', en: 'Record of the check' } },
});
