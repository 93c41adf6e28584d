import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { identityCard } from '../catalogue-parts/common-papers.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { companionsPage, dwellingPage, householdPage } from '../catalogue-parts/dwelling-pages.ts';
import { beforeTemporaryResidence } from '../catalogue-parts/eligibility-of-residents.ts';
import { feeOfProvince } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { resultPage } from '../catalogue-parts/result-page.ts';
import { stayPage } from '../catalogue-parts/stay-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const temporaryResidence = procedure({
  code: 'temporary-residence',
  nationalCode: '1.004194',
  essentialNumber: 4,
  validFrom: '2021-07-01',
  field: 'residence',
  branch: 'police',
  level: 'commune',
  name: { vi: 'Đăng ký tạm trú', en: 'Registration of temporary residence' },
  description: {
    vi: 'Dành cho người đến ở ngoài xã, phường thường trú từ 30 ngày trở lên để làm việc, học tập hoặc vì lý do khác.',
    en: 'For those who live outside their home commune for 30 days or more to work, to study or for other reasons.',
  },
  searchWords: { vi: 'KT3 thuê trọ ở trọ nhà trọ chuyển đến', en: 'KT3 rent lodging' },
  eligibility: beforeTemporaryResidence,
  online: { level: 'full' },
  channels: ['online', 'counter', 'post'],
  fee: feeOfProvince,
  deadline: { workingDays: 3, basis: article(law.residence, '28') },
  legalBasis: [article(law.residence, '27'), article(law.residence, '28'), law.residenceDecree, law.residenceCircular],
  papers: [
    identityCard,
    {
      code: 'lawful-dwelling',
      acceptsResult: ['land-change', 'land-certificate-reissue'],
      name: { vi: 'Giấy tờ chứng minh chỗ ở hợp pháp', en: 'Proof of a lawful dwelling' },
      hint: {
        vi: 'Ví dụ hợp đồng thuê, mượn, ở nhờ; giấy chứng nhận quyền sử dụng đất, nhà ở.',
        en: 'For example a lease, a loan agreement, or the certificate of house and land.',
      },
      kind: 'copy',
      required: false,
      requiredWhen: { field: 'dwelling', equals: ['own', 'rented', 'lent'] },
    },
  ],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Bạn đăng ký tạm trú ở đâu?', en: 'Where do you register temporary residence?' },
        hint: {
          vi: 'Phải khác xã, phường nơi bạn thường trú.',
          en: 'It must be another commune than your permanent one.',
        },
        address: { vi: 'Địa chỉ chỗ ở', en: 'Address of the dwelling' },
      }),
      stayPage(),
      dwellingPage(),
      householdPage(),
      companionsPage(),
      contactPage(),
      resultPage(),
    ],
  },
  result: { name: { vi: 'Thông báo kết quả đăng ký tạm trú', en: 'Notice of temporary residence registration' } },
  later: [
    {
      validFrom: '2023-02-05',
      fee: {
        counter: 15_000,
        online: 7_000,
        basis: law.residenceFees,
        note: {
          vi: 'Đăng ký theo danh sách: 10.000 đồng mỗi người (trực tuyến 5.000 đồng). Trẻ em, người cao tuổi, người khuyết tật, người có công và một số đối tượng khác được miễn.',
          en: 'By list: 10,000 đồng a person (online 5,000). Children, elders, disabled and meritorious people and some others pay nothing.',
        },
      },
    },
  ],
});
