export const vi = {
  'unknown-code':
    'Không có chỉ tiêu nào mang mã “{code}”. Hãy kiểm tra lại mã; lệnh “da06 figures” không kèm mã sẽ liệt kê tất cả.',
  'bad-date': 'Ngày “{date}” không có trong lịch. Hãy ghi ngày theo dạng năm-tháng-ngày, ví dụ 2023-11-30.',
  'no-breakdown': 'Chỉ tiêu này đếm thủ tục nên chỉ tách được theo thủ tục, không tách theo xã hay theo tháng.',
};
