import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { beforeMarriage } from '../catalogue-parts/eligibility-civil-status.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const marriageRegistration = procedure({
  code: 'marriage-registration',
  essentialNumber: 14,
  validFrom: '2016-01-01',
  field: 'justice',
  branch: 'justice',
  level: 'commune',
  name: { vi: 'Đăng ký kết hôn', en: 'Registration of a marriage' },
  description: {
    vi: 'Hai bên nam, nữ cùng ký giấy chứng nhận kết hôn tại xã, phường nơi một bên cư trú.',
    en: 'Both sign the marriage certificate in the commune where one of them lives.',
  },
  searchWords: { vi: 'cưới giấy kết hôn vợ chồng', en: 'wedding marry certificate' },
  eligibility: beforeMarriage,
  online: {
    level: 'part',
    reason: {
      vi: 'Hai bên phải cùng có mặt để ký Giấy chứng nhận kết hôn và Sổ hộ tịch.',
      en: 'Both must be present to sign the certificate and the register.',
    },
  },
  channels: ['online', 'counter'],
  fee: noFee(article(law.civilStatus, '11')),
  deadline: {
    workingDays: 0,
    extended: {
      workingDays: 5,
      when: { vi: 'Cần xác minh điều kiện kết hôn', en: 'When the conditions must be verified' },
    },
    basis: article(law.civilStatus, '18'),
  },
  legalBasis: [article(law.civilStatus, '17'), article(law.civilStatus, '18'), law.marriage, law.civilStatusDecree],
  papers: [
    identityCard,
    {
      code: 'marital-status',
      name: { vi: 'Giấy xác nhận tình trạng hôn nhân', en: 'Confirmation of the marital status' },
      kind: 'original',
      required: true,
      replacedBy: 'civil-status',
      acceptsResult: ['marital-status-confirmation'],
    },
  ],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Hai bạn đăng ký kết hôn ở đâu?', en: 'Where do you register the marriage?' },
        hint: { vi: 'Xã, phường nơi một trong hai bên cư trú.', en: 'The commune where one of you lives.' },
        from: 'current',
      }),
      {
        id: 'partner',
        title: { vi: 'Người bạn kết hôn là ai?', en: 'Whom do you marry?' },
        fields: [
          { kind: 'name', key: 'partnerName', label: { vi: 'Họ tên', en: 'Full name' } },
          { kind: 'personal-number', key: 'partnerNumber', label: { vi: 'Số định danh', en: 'Personal number' } },
          { kind: 'birth-date', key: 'partnerBirthDate', label: { vi: 'Ngày sinh', en: 'Date of birth' } },
          { kind: 'text', key: 'partnerAddress', label: { vi: 'Nơi cư trú', en: 'Address' } },
        ],
      },
      {
        id: 'before',
        title: { vi: 'Đây là lần kết hôn thứ mấy của mỗi người?', en: 'How many times has each of you married?' },
        fields: [
          { kind: 'number', key: 'ownMarriages', label: { vi: 'Của bạn', en: 'You' }, min: 1, max: 9 },
          {
            kind: 'number',
            key: 'partnerMarriages',
            label: { vi: 'Của người kia', en: 'Your partner' },
            min: 1,
            max: 9,
          },
        ],
      },
      {
        id: 'signing',
        title: { vi: 'Hai bạn muốn đến ký ngày nào?', en: 'When do you want to come and sign?' },
        fields: [
          {
            kind: 'date',
            key: 'signOn',
            label: { vi: 'Ngày đến ký', en: 'Day of signing' },
            earliest: 'today',
            latest: { daysFromToday: 60 },
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Giấy chứng nhận kết hôn', en: 'Marriage certificate' } },
});
