export const vi = {
  'asked-already': 'Bạn đã đề nghị sửa thông tin này và đang chờ trả lời.',
  'nothing-to-correct': 'Thông tin bạn ghi giống thông tin đang có, nên không có gì phải sửa.',
  'no-commune': 'Cơ sở dữ liệu chưa ghi nơi cư trú của bạn. Hãy đến công an cấp xã để được giúp.',
  'no-office': 'Chưa tìm được cơ quan phụ trách nơi bạn cư trú. Hãy đến công an cấp xã để được giúp.',
  'not-found': 'Không có đề nghị này.',
  'not-yours': 'Đề nghị này do cơ quan khác trả lời.',
  'answered-already': 'Đề nghị này đã được trả lời hoặc đã rút lại. Hãy tải lại trang.',
  state: { asked: 'Đang chờ trả lời', accepted: 'Đã chấp nhận', refused: 'Không chấp nhận', withdrawn: 'Đã rút lại' },
  notify: {
    asked: {
      subject: 'Đã nhận đề nghị sửa thông tin {code}',
      body: 'Cơ quan phụ trách sẽ trả lời đề nghị {code} chậm nhất ngày {due}.',
      short: 'Da nhan de nghi sua thong tin {code}, tra loi cham nhat {due}.',
    },
    accepted: {
      subject: 'Đề nghị sửa thông tin {code} được chấp nhận',
      body: 'Cơ quan phụ trách đã chấp nhận đề nghị {code}. Lý do và bước tiếp theo ghi trong mục Dữ liệu của tôi.',
      short: 'De nghi sua thong tin {code} duoc chap nhan. Xem muc Du lieu cua toi.',
    },
    refused: {
      subject: 'Đề nghị sửa thông tin {code} không được chấp nhận',
      body: 'Cơ quan phụ trách đã trả lời đề nghị {code}. Lý do ghi trong mục Dữ liệu của tôi.',
      short: 'De nghi sua thong tin {code} khong duoc chap nhan. Xem ly do tai muc Du lieu cua toi.',
    },
  },
};
