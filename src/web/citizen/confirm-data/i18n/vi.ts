export const vi = {
  title: 'Xác nhận dữ liệu',
  text: 'Cơ quan nhà nước thấy những bản ghi sau có thể là của ông/bà. Câu trả lời giúp dữ liệu đúng, không làm mất quyền lợi của ông/bà.',
  none: 'Không có câu hỏi nào cho ông/bà.',
  'none-text':
    'Khi cơ quan nhà nước cần ông/bà xác nhận một bản ghi, câu hỏi sẽ hiện ở đây và ông/bà nhận được tin nhắn.',
  'asked-at': 'Hỏi ngày {day}',
  'your-answer': 'Ông/bà đã trả lời: {answer}',
  question: 'Bản ghi này có phải của ông/bà không?',
  note: 'Nếu có chỗ sai, xin ghi rõ',
  send: 'Gửi câu trả lời',
  'choice-missing': 'Xin chọn một câu trả lời.',
};
