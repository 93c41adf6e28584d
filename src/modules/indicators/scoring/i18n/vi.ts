export const vi = {
  score: {
    'too-early': 'Bảng điểm phải công bố trước khi chấm: ngày bắt đầu từ hôm nay trở đi.',
    twice: 'Tiêu chí {code} có hai lần trong bảng điểm.',
    unfit: 'Không chấm điểm từng đơn vị theo {code} được: hãy chọn một tỷ lệ có hồ sơ ghi rõ đơn vị.',
  },
};
