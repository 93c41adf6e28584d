export const vi = {
  option: {
    unknown: 'Không có tùy chọn {option}.',
    'bad-value': 'Tùy chọn {option} viết chưa đúng: thiếu giá trị hoặc có giá trị thừa.',
    stray: 'Không rõ «{option}» là gì; mọi giá trị phải đi sau một tùy chọn.',
  },
  deadline: {
    summary: 'tính ngày hẹn trả kết quả theo ngày làm việc',
    'received-missing': 'Thiếu thời điểm tiếp nhận. Ví dụ: da06 deadline --received 2023-12-29T15:20 --days 3',
    'days-missing': 'Thiếu số ngày làm việc. Ví dụ: da06 deadline --received 2023-12-29T15:20 --days 3',
    'days-not-whole': '--days phải là số nguyên không âm; «{text}» không đúng.',
    'pause-form': '--pause phải có dạng TỪ/ĐẾN, ví dụ 2024-01-03/2024-01-05; «{text}» không đúng.',
    due: 'Hẹn trả kết quả: {weekday}, ngày {date}',
    'counted-from': 'Tính từ: {weekday}, ngày {date}; thời hạn {days} ngày làm việc',
    'skipped-none': 'Không có ngày nào bị loại khi tính.',
    'skipped-head': 'Những ngày không tính:',
    'skipped-line': '  {date}  {words}',
    basis: 'Căn cứ: {decree}; {documents}',
    provisional:
      'Lưu ý: một phần lịch nghỉ trong khoảng này chưa được công bố chính thức, ngày hẹn có thể còn thay đổi.',
    weekday: {
      '0': 'Chủ nhật',
      '1': 'thứ Hai',
      '2': 'thứ Ba',
      '3': 'thứ Tư',
      '4': 'thứ Năm',
      '5': 'thứ Sáu',
      '6': 'thứ Bảy',
    },
  },
};
