export const vi = {
  notify: {
    weekly: {
      subject: 'Đề án 06 tuần qua: {behind} chỉ tiêu chưa đạt, {reached} chỉ tiêu đã đạt',
      body: 'Đến hết ngày {date}: {reached} chỉ tiêu đạt mục tiêu, {near} chỉ tiêu gần đạt, {behind} chỉ tiêu chưa đạt. Còn xa mục tiêu nhất (mục tiêu trong ngoặc): {worst}. Mở Phòng điều hành để xem từng con số và ai đang chậm.',
      short:
        'De an 06 den {date}: {reached} chi tieu dat, {near} gan dat, {behind} chua dat. Chi tiet tai Phong dieu hanh.',
    },
  },
};
