export const vi = {
  calendar: {
    'not-a-date': 'Ngày «{date}» không có trong lịch. Hãy viết năm-tháng-ngày, ví dụ 2023-12-29.',
    'before-first': 'Lịch ngày làm việc bắt đầu từ {first}; ngày {date} nằm trước đó nên không tính được thời hạn.',
    'after-last': 'Lịch ngày làm việc chỉ có đến {last}; chưa tính được cho ngày {date}.',
    'counts-past-last': 'Thời hạn kéo dài quá {last}, là ngày cuối của lịch ngày làm việc, nên chưa tính được.',
    'not-a-count': 'Số ngày làm việc phải là số nguyên không âm; «{count}» không đúng.',
  },
  regime: {
    'none-at-date': 'Cơ chế một cửa trong hệ thống áp dụng từ {first}; ngày {date} nằm trước đó.',
  },
  'case-code': {
    'none-at-date': 'Quy định về mã số hồ sơ có hiệu lực từ {first}; ngày {date} nằm trước đó.',
    'bad-agency': 'Mã cơ quan «{agency}» không đúng dạng, ví dụ đúng: H16.12 hoặc H16.12.003.',
    'agency-too-wide':
      'Mã cơ quan «{agency}» có phần số dài hơn chỗ dành cho nó trong mã số hồ sơ theo {circular}, nên không cấp mã được.',
    'bad-counter': 'Số thứ tự hồ sơ trong ngày phải là số nguyên từ 1; «{counter}» không đúng.',
    'counter-full':
      'Cơ quan {agency} đã dùng hết {most} số thứ tự hồ sơ của ngày {date} theo {circular}. Hãy tiếp nhận hồ sơ này vào ngày làm việc tiếp theo.',
  },
};
