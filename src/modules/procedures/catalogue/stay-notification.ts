import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { noFee } from '../catalogue-parts/fees.ts';
import { law } from '../catalogue-parts/laws.ts';
import { placePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const stayNotification = procedure({
  code: 'stay-notification',
  nationalCode: '2.001159',
  essentialNumber: 6,
  validFrom: '2021-07-01',
  field: 'residence',
  branch: 'police',
  level: 'commune',
  name: { vi: 'Thông báo lưu trú', en: 'Notification of an overnight stay' },
  description: {
    vi: 'Báo có khách nghỉ lại dưới 30 ngày: trước 23 giờ cùng ngày; khách đến sau 23 giờ thì trước 8 giờ sáng hôm sau.',
    en: 'Tells that a guest stays for less than 30 days: before 23:00 the same day, or before 08:00 for a later guest.',
  },
  searchWords: { vi: 'khách nghỉ qua đêm khách sạn nhà nghỉ', en: 'guest hotel overnight' },
  online: { level: 'full' },
  channels: ['online', 'counter'],
  fee: noFee(article(law.residence, '30')),
  deadline: { workingDays: 0, basis: article(law.residence, '30') },
  legalBasis: [article(law.residence, '30'), law.residenceCircular],
  papers: [],
  form: {
    pages: [
      applicantPage(),
      placePage({
        title: { vi: 'Khách lưu trú ở đâu?', en: 'Where does the guest stay?' },
        address: { vi: 'Địa chỉ nơi lưu trú', en: 'Address of the stay' },
        from: 'current',
      }),
      {
        id: 'lodging',
        title: { vi: 'Nơi lưu trú là gì?', en: 'What kind of place is it?' },
        fields: [
          {
            kind: 'choice',
            key: 'lodging',
            label: { vi: 'Loại nơi lưu trú', en: 'Kind of place' },
            options: [
              { value: 'home', label: { vi: 'Nhà riêng', en: 'Private home' } },
              { value: 'hotel', label: { vi: 'Khách sạn, nhà nghỉ, cơ sở cho thuê', en: 'Hotel or guest house' } },
              { value: 'hospital', label: { vi: 'Cơ sở khám bệnh, chữa bệnh', en: 'Hospital or clinic' } },
              { value: 'other', label: { vi: 'Nơi khác', en: 'Another place' } },
            ],
          },
        ],
      },
      {
        id: 'guest',
        title: { vi: 'Khách là ai, nghỉ lại đến bao giờ?', en: 'Who is the guest, and until when?' },
        fields: [
          { kind: 'name', key: 'guestName', label: { vi: 'Họ tên khách', en: "Guest's full name" } },
          {
            kind: 'personal-number',
            key: 'guestNumber',
            label: { vi: 'Số định danh của khách', en: "Guest's personal number" },
          },
          {
            kind: 'date',
            key: 'guestFrom',
            label: { vi: 'Ngày đến', en: 'Arrival' },
            earliest: { daysFromToday: -1 },
            latest: { daysFromToday: 7 },
          },
          {
            kind: 'date',
            key: 'guestUntil',
            label: { vi: 'Ngày đi', en: 'Departure' },
            earliest: 'today',
            latest: { daysFromToday: 37 },
            notBefore: 'guestFrom',
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Xác nhận đã tiếp nhận thông báo lưu trú', en: 'Acknowledgement of the notification' } },
});
