import type { EligibilityQuestion } from '../domain/eligibility.ts';
import { article } from '../domain/law.ts';
import { law } from './laws.ts';

const yes = { vi: 'Có', en: 'Yes' };
const no = { vi: 'Không', en: 'No' };

/** The birth was not entered before; a child that lacks card and residence too is better off with the linked group. */
export const beforeBirth: readonly EligibilityQuestion[] = [
  {
    id: 'registered',
    question: { vi: 'Trẻ đã có giấy khai sinh chưa?', en: 'Does the child have a birth certificate?' },
    answers: [
      { value: 'no', label: { vi: 'Chưa có', en: 'Not yet' } },
      {
        value: 'yes',
        label: { vi: 'Có rồi', en: 'Yes' },
        stop: {
          because: {
            vi: 'Việc sinh chỉ đăng ký một lần. Nếu giấy khai sinh bị mất, bạn xin bản sao trích lục.',
            en: 'A birth is registered once. If the certificate was lost, ask for a copy of the extract.',
          },
          basis: article(law.civilStatus, '63'),
          instead: ['civil-status-extract'],
        },
      },
    ],
  },
  {
    id: 'insuranceToo',
    question: {
      vi: 'Trẻ dưới 6 tuổi và cần cả đăng ký thường trú, thẻ bảo hiểm y tế?',
      en: 'Is the child under 6 and does it also need permanent residence and a health-insurance card?',
    },
    answers: [
      {
        value: 'yes',
        label: yes,
        stop: {
          because: {
            vi: 'Bạn nên nộp một hồ sơ liên thông: khai một lần cho cả ba việc.',
            en: 'Use the linked service: declare once for all three.',
          },
          basis: law.linked,
          instead: ['linked-birth'],
        },
      },
      { value: 'no', label: { vi: 'Không, chỉ cần khai sinh', en: 'No, only the birth' } },
    ],
  },
];

export const beforeLinkedBirth: readonly EligibilityQuestion[] = [
  {
    id: 'under6',
    question: { vi: 'Trẻ dưới 6 tuổi?', en: 'Is the child under 6?' },
    answers: [
      { value: 'yes', label: { vi: 'Đúng', en: 'Yes' } },
      {
        value: 'no',
        label: { vi: 'Không, từ 6 tuổi trở lên', en: 'No, 6 or older' },
        stop: {
          because: {
            vi: 'Nhóm liên thông chỉ dành cho trẻ dưới 6 tuổi, độ tuổi được cấp thẻ bảo hiểm y tế miễn phí.',
            en: 'The linked service is for children under 6, who get the insurance card free.',
          },
          basis: law.linked,
          instead: ['birth-registration', 'permanent-residence'],
        },
      },
    ],
  },
  {
    id: 'registered',
    question: { vi: 'Trẻ đã có giấy khai sinh chưa?', en: 'Does the child have a birth certificate?' },
    answers: [
      { value: 'no', label: { vi: 'Chưa có', en: 'Not yet' } },
      {
        value: 'yes',
        label: { vi: 'Có rồi', en: 'Yes' },
        stop: {
          because: {
            vi: 'Trẻ đã khai sinh thì chỉ còn đăng ký thường trú; thẻ bảo hiểm y tế làm tại cơ quan bảo hiểm xã hội.',
            en: 'What is left is permanent residence; the card is issued by social insurance.',
          },
          instead: ['permanent-residence'],
        },
      },
    ],
  },
];

/** Age and freedom to marry: Law on Marriage and Family art. 8. */
export const beforeMarriage: readonly EligibilityQuestion[] = [
  {
    id: 'ofAge',
    question: {
      vi: 'Bên nam đã đủ 20 tuổi và bên nữ đã đủ 18 tuổi?',
      en: 'Is the man at least 20 and the woman at least 18?',
    },
    answers: [
      { value: 'yes', label: yes },
      {
        value: 'no',
        label: { vi: 'Chưa đủ', en: 'Not yet' },
        stop: {
          because: {
            vi: 'Pháp luật chỉ cho kết hôn khi nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi.',
            en: 'The law allows a marriage only from 20 (man) and 18 (woman).',
          },
          basis: article(law.marriage, '8'),
        },
      },
    ],
  },
  {
    id: 'free',
    question: {
      vi: 'Có ai trong hai bạn đang là vợ hoặc chồng của người khác?',
      en: 'Is either of you married to somebody else?',
    },
    answers: [
      { value: 'no', label: no },
      {
        value: 'yes',
        label: yes,
        stop: {
          because: {
            vi: 'Người đang có vợ, có chồng không được kết hôn với người khác.',
            en: 'Whoever is married may not marry somebody else.',
          },
          basis: article(law.marriage, '5'),
        },
      },
    ],
  },
  {
    id: 'foreigner',
    question: { vi: 'Có bên nào là người nước ngoài?', en: 'Is either of you a foreigner?' },
    answers: [
      { value: 'no', label: no },
      {
        value: 'yes',
        label: yes,
        advice: {
          vi: 'Kết hôn có yếu tố nước ngoài cần thêm giấy tờ. Hãy hỏi bộ phận một cửa trước khi nộp.',
          en: 'A marriage with a foreigner needs more papers. Please ask the one-stop desk first.',
        },
      },
    ],
  },
];

/** Who wants the end of residence and the funeral benefit too is better off with the linked group. */
export const beforeDeath: readonly EligibilityQuestion[] = [
  {
    id: 'benefitToo',
    question: {
      vi: 'Bạn cần cả xóa đăng ký thường trú và tiền mai táng?',
      en: 'Do you also need the end of residence and the funeral benefit?',
    },
    answers: [
      {
        value: 'yes',
        label: yes,
        stop: {
          because: {
            vi: 'Bạn nên nộp một hồ sơ liên thông: khai một lần, các cơ quan cùng giải quyết.',
            en: 'Use the linked service: declared once, handled by all offices.',
          },
          basis: law.linked,
          instead: ['linked-death'],
        },
      },
      { value: 'no', label: { vi: 'Không, chỉ khai tử', en: 'No, only the death' } },
    ],
  },
];
