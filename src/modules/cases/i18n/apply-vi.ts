/** Words of applying: drafts, papers, uploads, acting for somebody else. */
export const applyVi = {
  'too-many-drafts':
    'Bạn đang có {most} bản nháp chưa nộp. Hãy nộp hoặc xóa bớt bản nháp ở mục “Hồ sơ của tôi” rồi lập bản mới.',
  'procedure-changed':
    'Thủ tục vừa được sửa đổi nên có thể cần khai thêm. Nội dung bạn đã khai vẫn được giữ; hãy kiểm tra lại rồi nộp.',
  'upload-not-found': 'Không tìm thấy tệp đang gửi. Hãy chọn lại tệp.',
  'upload-moved-on': 'Phần này của tệp đã nhận rồi.',
  'upload-too-long': 'Tệp đã thay đổi trong lúc gửi. Hãy chọn lại tệp.',
  'upload-not-whole': 'Tệp chưa gửi xong. Hãy chọn lại đúng tệp đó để gửi tiếp phần còn lại.',
  'too-many-uploads': 'Bạn đang có quá nhiều tệp gửi dở. Hãy chờ các tệp đó gửi xong.',
  'not-your-ward':
    'Theo dữ liệu dân cư, bạn không phải cha, mẹ hay người đại diện của người này. Hãy chọn “Người khác” và xin sự đồng ý của họ.',
  'person-no-match': 'Không có ai có đủ số định danh, họ tên và ngày sinh này. Hãy xem lại từng mục trên thẻ căn cước.',
  'consent-none': 'Chưa có sự đồng ý của người này để bạn nộp hồ sơ thay.',
  'consent-withdrawn': 'Sự đồng ý này đã được rút lại, nên không dùng được nữa.',
  'consent-ended': 'Sự đồng ý này đã hết hạn. Hãy xin lại sự đồng ý của người đó.',
  'consent-other-procedure': 'Sự đồng ý này dành cho thủ tục khác. Hãy xin sự đồng ý cho thủ tục này.',
  'consent-given': 'Sự đồng ý này đã được ghi nhận.',
  'helper-not-named': 'Bạn chưa được xã, phường giao giúp người dân nộp hồ sơ.',
  'helper-elsewhere': 'Người này không cư trú ở xã, phường đã giao bạn giúp người dân.',
  'helper-by-commune': 'Chỉ bộ phận một cửa cấp xã giao người giúp dân nộp hồ sơ.',
  'helper-unknown': 'Không tìm thấy người giúp dân này, hoặc thời gian giúp đã hết.',
  relation: {
    self: 'Tự nộp',
    parent: 'Cha, mẹ nộp cho con',
    guardian: 'Người đại diện nộp thay',
    authorised: 'Người được đồng ý nộp thay',
    helper: 'Người giúp dân ở thôn, tổ dân phố',
    other: 'Người khác nộp thay',
  },
  notify: {
    'consent-code': {
      subject: 'Mã đồng ý cho nộp hồ sơ thay',
      body: '{name} muốn nộp hồ sơ thay ông/bà. Nếu đồng ý, hãy đọc mã {code} cho người đó. Mã dùng được trong {minutes} phút. Nếu không đồng ý, đừng đưa mã cho ai.',
      short:
        '{code} la ma dong y de {name} nop ho so thay ong/ba, dung trong {minutes} phut. Khong dong y thi dung dua ma cho ai.',
    },
    'consent-given': {
      subject: 'Đã ghi nhận sự đồng ý cho nộp hồ sơ thay',
      body: '{name} được nộp hồ sơ thay ông/bà đến hết ngày {until}. Nếu ông/bà không đồng ý, hãy chấm dứt ở mục “Nộp hồ sơ thay” hoặc báo cho bộ phận một cửa.',
      short: '{name} duoc nop ho so thay ong/ba den {until}. Neu khong dong y, hay bao bo phan mot cua.',
    },
    'consent-withdrawn': {
      subject: 'Sự đồng ý cho nộp hồ sơ thay đã chấm dứt',
      body: '{name} đã chấm dứt sự đồng ý cho nộp hồ sơ thay. Hồ sơ đã nộp vẫn được giải quyết.',
      short: '{name} da cham dut viec nop ho so thay. Ho so da nop van duoc giai quyet.',
    },
    'sent-for-another': {
      subject: 'Đã nộp hồ sơ cho {name}',
      body: 'Hồ sơ “{service}” của {name} đã được nộp. Mã tra cứu: {code}.',
      short: 'Da nop ho so cua {name}. Ma tra cuu: {code}.',
    },
    'sent-by-another': {
      subject: '{name} đã nộp hồ sơ thay ông/bà',
      body: '{name} đã nộp hồ sơ “{service}” thay ông/bà. Mã tra cứu: {code}. Nếu ông/bà không biết việc này, hãy báo ngay cho bộ phận một cửa.',
      short: '{name} da nop ho so thay ong/ba. Ma tra cuu: {code}. Neu khong biet viec nay, hay bao bo phan mot cua.',
    },
    'helper-named': {
      subject: 'Bạn được giao giúp người dân nộp hồ sơ',
      body: '{agency} giao bạn giúp người dân ở {place} nộp hồ sơ trực tuyến. Mỗi lần giúp cần có sự đồng ý của người dân.',
      short: 'Ban duoc giao giup nguoi dan o {place} nop ho so truc tuyen.',
    },
  },
};
