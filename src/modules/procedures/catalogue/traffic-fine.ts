import { applicantPage } from '../catalogue-parts/applicant-page.ts';
import { contactPage } from '../catalogue-parts/contact-page.ts';
import { law } from '../catalogue-parts/laws.ts';
import { homePage } from '../catalogue-parts/place-page.ts';
import { procedure } from '../domain/define-procedure.ts';
import { article } from '../domain/law.ts';

export const trafficFine = procedure({
  code: 'traffic-fine',
  essentialNumber: 8,
  validFrom: '2020-07-01',
  field: 'traffic',
  branch: 'police',
  level: 'province',
  name: {
    vi: 'Thu tiền nộp phạt xử lý vi phạm hành chính trong lĩnh vực giao thông đường bộ qua thiết bị ghi hình',
    en: 'Payment of a road-traffic fine found by camera',
  },
  description: {
    vi: 'Nộp tiền theo quyết định xử phạt “phạt nguội” mà không phải đến kho bạc.',
    en: 'Pay a fine that was found by camera, without going to the treasury.',
  },
  searchWords: { vi: 'phạt nguội nộp phạt vi phạm giao thông camera', en: 'speeding ticket camera' },
  online: { level: 'full' },
  channels: ['online', 'counter'],
  fee: {
    counter: 0,
    online: 0,
    basis: article(law.sanctions, '78'),
    note: {
      vi: 'Không thu lệ phí. Tiền phạt nộp đúng theo quyết định xử phạt, trong 10 ngày kể từ ngày nhận.',
      en: 'No fee. The fine itself is paid as the decision says, within 10 days of receiving it.',
    },
  },
  deadline: { workingDays: 1, basis: law.sanctionsDecree, unverified: true },
  legalBasis: [article(law.sanctions, '78'), law.sanctionsDecree, law.trafficSanctions],
  papers: [],
  form: {
    pages: [
      applicantPage(),
      homePage(),
      {
        id: 'decision',
        title: { vi: 'Quyết định xử phạt nào?', en: 'Which decision is it?' },
        hint: {
          vi: 'Số và ngày ghi ở đầu quyết định xử phạt.',
          en: 'Number and date stand at the head of the decision.',
        },
        fields: [
          {
            kind: 'text',
            key: 'decisionNumber',
            label: { vi: 'Số quyết định', en: 'Number of the decision' },
            maxLength: 50,
          },
          {
            kind: 'date',
            key: 'decidedOn',
            label: { vi: 'Ngày ra quyết định', en: 'Date of the decision' },
            earliest: '2012-01-01',
            latest: 'today',
          },
          { kind: 'text', key: 'plate', label: { vi: 'Biển số xe', en: 'Plate' }, maxLength: 15 },
          {
            kind: 'money',
            key: 'fine',
            label: { vi: 'Số tiền phạt (đồng)', en: 'Amount of the fine (đồng)' },
            min: 50_000,
            max: 200_000_000,
          },
        ],
      },
      contactPage(),
    ],
  },
  result: { name: { vi: 'Biên lai thu tiền phạt', en: 'Receipt of the fine' } },
});
