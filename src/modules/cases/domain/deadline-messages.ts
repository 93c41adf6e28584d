import { defineMessages } from '#platform/i18n';

const vi = {
  deadline: {
    'received-unreadable':
      'Thời điểm tiếp nhận «{text}» không đúng. Hãy viết năm-tháng-ngàyTgiờ:phút theo giờ Việt Nam, ví dụ 2023-12-29T15:20.',
    'days-not-whole': 'Thời hạn phải là số ngày làm việc nguyên, không âm; «{days}» không đúng.',
    'pause-not-a-date':
      'Khoảng tạm dừng có ngày «{date}» không có trong lịch. Hãy viết năm-tháng-ngày, ví dụ 2024-01-03.',
    'pause-backwards': 'Khoảng tạm dừng {from} – {to} kết thúc trước khi bắt đầu.',
    'supplement-before-receipt': 'Ngày nộp bổ sung {supplemented} trước ngày tiếp nhận hồ sơ {received}.',
  },
};

const en: typeof vi = {
  deadline: {
    'received-unreadable':
      'The time of receipt "{text}" is not right. Write year-month-dayThour:minute in Vietnamese time, for example 2023-12-29T15:20.',
    'days-not-whole': 'The period must be a whole number of working days, zero or more; "{days}" is not one.',
    'pause-not-a-date': 'A pause names "{date}", which is no date. Write year-month-day, for example 2024-01-03.',
    'pause-backwards': 'The pause {from} – {to} ends before it begins.',
    'supplement-before-receipt':
      'The supplement of {supplemented} is earlier than the receipt of the case on {received}.',
  },
};

defineMessages('cases', vi, en);

/** Why a date did not count, beside the reasons of the calendar. */
export const afterCutOff = { vi: 'Tiếp nhận sau 15 giờ', en: 'Received after 15:00' };
export const paused = { vi: 'Tạm dừng tính thời hạn', en: 'The clock was paused' };
