import type { EligibilityQuestion } from '../domain/eligibility.ts';
import { article } from '../domain/law.ts';
import { law } from './laws.ts';

const yes = { vi: 'Có', en: 'Yes' };
const no = { vi: 'Không', en: 'No' };

/** Another commune than the permanent one, for 30 days or more: Law on Residence art. 27.1. */
export const beforeTemporaryResidence: readonly EligibilityQuestion[] = [
  {
    id: 'elsewhere',
    question: {
      vi: 'Chỗ ở mới có nằm ngoài xã, phường nơi bạn thường trú?',
      en: 'Is the new home in another commune than your permanent one?',
    },
    answers: [
      { value: 'yes', label: yes },
      {
        value: 'no',
        label: no,
        stop: {
          because: {
            vi: 'Trong cùng xã, phường thì không phải đăng ký tạm trú.',
            en: 'Inside the same commune nothing has to be registered.',
          },
          basis: article(law.residence, '27.1'),
        },
      },
    ],
  },
  {
    id: 'month',
    question: { vi: 'Bạn ở đó từ 30 ngày trở lên?', en: 'Do you stay for 30 days or more?' },
    answers: [
      { value: 'yes', label: yes },
      {
        value: 'no',
        label: { vi: 'Không, dưới 30 ngày', en: 'No, less' },
        stop: {
          because: {
            vi: 'Ở dưới 30 ngày thì chủ nhà thông báo lưu trú, không phải đăng ký tạm trú.',
            en: 'For less than 30 days the host gives notice of an overnight stay.',
          },
          basis: article(law.residence, '30'),
          instead: ['stay-notification'],
        },
      },
    ],
  },
];

/** A lawful dwelling: Law on Residence art. 20. */
export const beforePermanentResidence: readonly EligibilityQuestion[] = [
  {
    id: 'dwelling',
    question: { vi: 'Chỗ ở mới là của ai?', en: 'Whose is the new home?' },
    answers: [
      { value: 'own', label: { vi: 'Của tôi hoặc của vợ, chồng tôi', en: 'Mine or my spouse’s' } },
      {
        value: 'family',
        label: { vi: 'Của cha mẹ, con, ông bà, anh chị em', en: 'Of parents, children or other family' },
        advice: {
          vi: 'Chủ hộ và chủ nhà phải đồng ý. Họ xác nhận trên VNeID hoặc ký vào tờ khai.',
          en: 'The head of the household and the owner must agree, on VNeID or by signature.',
        },
      },
      {
        value: 'rented',
        label: { vi: 'Thuê, mượn, ở nhờ của người khác', en: 'Rented or lent by others' },
        advice: {
          vi: 'Chủ nhà phải đồng ý cho đăng ký thường trú và diện tích phải đạt mức của tỉnh.',
          en: "The owner must agree, and the floor area must reach the province's minimum.",
        },
      },
      {
        value: 'none',
        label: { vi: 'Chưa có chỗ ở ổn định', en: 'No settled home yet' },
        stop: {
          because: {
            vi: 'Đăng ký thường trú cần có chỗ ở hợp pháp. Trước mắt bạn đăng ký tạm trú.',
            en: 'Permanent residence needs a lawful dwelling. Register temporary residence for now.',
          },
          basis: article(law.residence, '20'),
          instead: ['temporary-residence'],
        },
      },
    ],
  },
];

/** Twelve months of contributions and three months to ask: Law on Employment art. 46 and 49. */
export const beforeUnemploymentBenefit: readonly EligibilityQuestion[] = [
  {
    id: 'contributions',
    question: {
      vi: 'Bạn đã đóng bảo hiểm thất nghiệp từ đủ 12 tháng trong 24 tháng trước khi nghỉ việc?',
      en: 'Did you contribute for at least 12 of the 24 months before the job ended?',
    },
    hint: {
      vi: 'Hợp đồng mùa vụ hoặc dưới 12 tháng: đủ 12 tháng trong 36 tháng.',
      en: 'Seasonal contracts or those under 12 months: 12 of the last 36 months.',
    },
    answers: [
      { value: 'yes', label: yes },
      {
        value: 'no',
        label: no,
        stop: {
          because: {
            vi: 'Chưa đủ thời gian đóng thì chưa được hưởng; thời gian đã đóng được cộng cho lần sau.',
            en: 'The time of contributions is too short; it is kept and counts the next time.',
          },
          basis: article(law.employment, '49'),
        },
      },
    ],
  },
  {
    id: 'inTime',
    question: { vi: 'Bạn nghỉ việc chưa quá 3 tháng?', en: 'Did the job end within the last 3 months?' },
    answers: [
      { value: 'yes', label: { vi: 'Đúng', en: 'Yes' } },
      {
        value: 'no',
        label: { vi: 'Đã quá 3 tháng', en: 'More than 3 months ago' },
        stop: {
          because: {
            vi: 'Quá 3 tháng thì không nộp được nữa; thời gian đã đóng được bảo lưu.',
            en: 'It can be asked for within 3 months only; the contributions are kept.',
          },
          basis: article(law.employment, '46'),
        },
      },
    ],
  },
];

/** A first passport with a chip needs fingerprints; a lost one is reported first (Law on Exit and Entry art. 28). */
export const beforePassport: readonly EligibilityQuestion[] = [
  {
    id: 'lost',
    question: { vi: 'Hộ chiếu cũ của bạn bị mất?', en: 'Was your former passport lost?' },
    answers: [
      { value: 'no', label: { vi: 'Không, hoặc chưa từng có hộ chiếu', en: 'No, or I never had one' } },
      { value: 'reported', label: { vi: 'Bị mất và đã báo mất', en: 'Lost, and reported' } },
      {
        value: 'unreported',
        label: { vi: 'Bị mất, chưa báo mất', en: 'Lost and not reported' },
        stop: {
          because: {
            vi: 'Bạn báo mất trước, để không ai dùng hộ chiếu đó; sau đó xin cấp lại.',
            en: 'Report the loss first, so that nobody uses it; then apply for a new one.',
          },
          basis: article(law.exitEntry, '28'),
          instead: ['passport-loss-report'],
        },
      },
    ],
  },
];

/** A first card is another procedure; from 14 on a card is a duty. */
export const beforeIdCard: readonly EligibilityQuestion[] = [
  {
    id: 'hadCard',
    question: {
      vi: 'Bạn đã từng được cấp thẻ căn cước công dân hoặc thẻ căn cước?',
      en: 'Have you ever had a citizen card or an identity card?',
    },
    answers: [
      { value: 'yes', label: yes },
      {
        value: 'no',
        label: { vi: 'Chưa', en: 'No' },
        stop: {
          because: { vi: 'Lần đầu thì bạn làm thủ tục cấp thẻ.', en: 'A first card has its own procedure.' },
          instead: ['first-id-card'],
        },
      },
    ],
  },
];
