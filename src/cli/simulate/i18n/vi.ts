export const vi = {
  fault: {
    'not-csv': 'Dòng {line}: không đọc được theo dạng CSV; hãy kiểm tra dấu nháy và dấu phẩy.',
    'missing-columns': 'Tệp thiếu cột: {columns}. Dòng đầu của tệp phải ghi tên các cột.',
    'no-rows': 'Tệp không có dòng số liệu nào.',
    'no-code': 'Dòng {line}: thiếu mã chỉ tiêu.',
    'not-a-number': 'Dòng {line}: cột {column} ghi “{text}”, không phải là số viết theo dạng 1234 hoặc 12.34.',
    'bad-as-of': 'Dòng {line}: ngày “{text}” không có trong lịch hoặc không theo dạng năm-tháng-ngày.',
    duplicate: 'Dòng {line}: mã {code} đã có ở dòng {before}.',
    'negative-numerator': 'Dòng {line} ({code}): tử số là số âm.',
    'negative-denominator': 'Dòng {line} ({code}): mẫu số là số âm.',
    'not-whole-numerator': 'Dòng {line} ({code}): tử số đếm hồ sơ, thủ tục nên phải là số nguyên.',
    'not-whole-denominator': 'Dòng {line} ({code}): mẫu số đếm hồ sơ, thủ tục nên phải là số nguyên.',
    'numerator-over': 'Dòng {line} ({code}): tử số {numerator} lớn hơn mẫu số {denominator}.',
    'percent-outside': 'Dòng {line} ({code}): tỷ lệ phải từ 0 đến 100%.',
    'catalogue-differs':
      'Dòng {line} ({code}): mẫu số ghi {said} thủ tục, trong khi danh mục có {counted} thủ tục thuộc nhóm này.',
    'parts-differ-numerator': 'Dòng {line} ({code}): tử số ghi {total}, nhưng các dòng thành phần cộng lại là {sum}.',
    'parts-differ-denominator':
      'Dòng {line} ({code}): mẫu số ghi {total}, nhưng các dòng thành phần cộng lại là {sum}.',
    'parts-over-numerator':
      'Dòng {line} ({code}): tử số ghi {total}, nhưng chỉ riêng các dòng thành phần có trong tệp đã cộng lại là {sum}.',
    'parts-over-denominator':
      'Dòng {line} ({code}): mẫu số ghi {total}, nhưng chỉ riêng các dòng thành phần có trong tệp đã cộng lại là {sum}.',
  },
  row: 'dòng {line} {code} ({says})',
  numerator: 'tử số {value}',
  denominator: 'mẫu số {value}',
  contradiction: 'Tệp số liệu tự mâu thuẫn: không có tập hồ sơ nào thỏa đồng thời {rows}.',
  'contradiction-with-open':
    'Tệp số liệu tự mâu thuẫn: thủ tục chưa triển khai trực tuyến thì không có hồ sơ trực tuyến, nên không có tập hồ sơ nào thỏa đồng thời {rows}.',
  'at-scale': 'Điều này xảy ra ở tỷ lệ {scale}, khi số hồ sơ còn quá ít; hãy chọn tỷ lệ lớn hơn.',
  undecided:
    'Chưa tìm được tập hồ sơ thỏa mọi dòng của tệp trong giới hạn tính toán, và cũng chưa chứng minh được là không có. Hãy bớt số chữ số thập phân của các tỷ lệ hoặc ghi rõ tử số, mẫu số.',
};
