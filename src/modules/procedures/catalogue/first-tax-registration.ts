import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const firstTaxRegistration = procedure({
  code: 'first-tax-registration',
  essentialNumber: 25,
  validFrom: '2021-01-17',
  field: 'tax',
  branch: 'tax',
  level: 'province',
  name: {
    vi: 'Đăng ký thuế lần đầu, đăng ký thay đổi thông tin đăng ký thuế đối với người nộp thuế là hộ gia đình, cá nhân',
    en: 'First tax registration and change of tax data of households and persons',
  },
  description: {
    vi: 'Cấp mã số thuế cho hộ kinh doanh, cá nhân; cập nhật khi thông tin thay đổi.',
    en: 'A tax code for a household business or a person, and later changes of its data.',
  },
  searchWords: { vi: 'mã số thuế MST cá nhân hộ kinh doanh', en: 'tax code number' },
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: noFee(law.taxAdministration),
  deadline: { workingDays: 3, basis: article(law.taxAdministration, '34') },
  legalBasis: [
    article(law.taxAdministration, '30'),
    article(law.taxAdministration, '31'),
    article(law.taxAdministration, '36'),
    law.taxRegistration,
  ],
  papers: [identityCard],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'registration',
        title: { vi: 'Bạn đăng ký lần đầu hay thay đổi thông tin?', en: 'First registration or a change?' },
        fields: [
          {
            kind: 'choice',
            key: 'taxRegistration',
            label: { vi: 'Trường hợp', en: 'Case' },
            options: [
              { value: 'first', label: { vi: 'Đăng ký lần đầu', en: 'First registration' } },
              { value: 'change', label: { vi: 'Thay đổi thông tin', en: 'Change of data' } },
            ],
          },
          {
            kind: 'text',
            key: 'taxCode',
            label: { vi: 'Mã số thuế', en: 'Tax code' },
            maxLength: 14,
            showWhen: { field: 'taxRegistration', equals: 'change' },
          },
          {
            kind: 'longtext',
            key: 'taxChange',
            label: { vi: 'Thông tin nào thay đổi?', en: 'What has changed?' },
            maxLength: 500,
            showWhen: { field: 'taxRegistration', equals: 'change' },
          },
        ],
      },
      {
        id: 'payer',
        title: { vi: 'Bạn nộp thuế với tư cách nào?', en: 'As what do you pay tax?' },
        fields: [
          {
            kind: 'choice',
            key: 'payer',
            label: { vi: 'Người nộp thuế', en: 'Taxpayer' },
            options: [
              { value: 'person', label: { vi: 'Cá nhân có thu nhập', en: 'A person with income' } },
              {
                value: 'business',
                label: { vi: 'Hộ kinh doanh, cá nhân kinh doanh', en: 'A household or personal business' },
              },
              {
                value: 'land',
                label: { vi: 'Hộ gia đình, cá nhân sử dụng đất', en: 'A household or person who uses land' },
              },
            ],
          },
          {
            kind: 'text',
            key: 'businessName',
            label: { vi: 'Tên hộ kinh doanh', en: 'Name of the business' },
            showWhen: { field: 'payer', equals: 'business' },
          },
          {
            kind: 'text',
            key: 'businessLine',
            label: { vi: 'Ngành nghề chính', en: 'Main line' },
            showWhen: { field: 'payer', equals: 'business' },
          },
          {
            kind: 'date',
            key: 'businessFrom',
            label: { vi: 'Ngày bắt đầu kinh doanh', en: 'Business since' },
            latest: { daysFromToday: 90 },
            showWhen: { field: 'payer', equals: 'business' },
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Thông báo mã số thuế', en: 'Notice of the tax code' } },
});
