export const vi = {
  read: {
    'no-file': 'Không tìm thấy tệp {name}. Hãy kiểm tra lại đường dẫn.',
    'unknown-kind': 'Chưa đọc được loại tệp của {name}. Hãy dùng tệp .md, .txt, .docx hoặc .pdf.',
    unreadable: 'Tệp {name} bị hỏng hoặc không đúng loại như tên gọi. Hãy lưu lại từ phần mềm soạn thảo rồi thử lại.',
    'no-text': 'Tệp {name} không có chữ đọc được (có thể là bản chụp). Hãy dùng bản có chữ.',
    'too-large': 'Tệp {name} quá lớn. Báo cáo không được quá 50 MB.',
  },
  finding: {
    ratio: 'Báo cáo ghi {stated} nhưng {parts} là {computed}.',
    truncated: 'Báo cáo ghi {stated} vì cắt bớt số lẻ; {parts} làm tròn là {computed}.',
    'malformed-percent': 'Tỷ lệ "{stated}" viết sai dấu; đúng là {computed}.',
    'repeated-percent': 'Tỷ lệ {stated} lặp lại của dòng {otherLine} ({other}), còn {parts} ở đây là {computed}.',
    'over-hundred': 'Tỷ lệ {stated} của {parts} vượt 100% mà không nói mẫu số là chỉ tiêu nào.',
    'part-over-whole': '"{stated}" có phần lớn hơn toàn bộ mà không nói mẫu số là chỉ tiêu nào.',
    sum: 'Báo cáo ghi tổng {stated} nhưng cộng các phần {terms} được {computed}.',
    remainder: 'Báo cáo ghi còn {stated} nhưng {parts} là {computed}.',
    'told-twice': 'Cùng một số liệu được ghi {stated} ở đây và {computed} ở dòng {otherLine}.',
    heading: 'Đề mục {stated} không nối tiếp đề mục {previous}; theo thứ tự phải là {computed}.',
    'document-order':
      'Văn bản {document} ghi ngày {stated} không khớp thứ tự với {other} ngày {otherDate} (dòng {otherLine}): số nhỏ hơn phải ban hành không muộn hơn.',
    'document-date': 'Văn bản {document} ghi ngày {stated} ở đây nhưng ngày {computed} ở dòng {otherLine}.',
  },
  check: {
    none: 'Không thấy chỗ nào trong báo cáo tự mâu thuẫn.',
    count: 'Báo cáo có {count} chỗ tự mâu thuẫn:',
    line: 'Dòng {line}',
  },
};
