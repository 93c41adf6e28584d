export const vi = {
  'message-unknown': 'Không tìm thấy tin nhắn này, hoặc tin nhắn không gửi cho bạn.',
  'not-failed': 'Chỉ gửi lại được tin đã gửi không thành công. Hãy tải lại trang để xem tình trạng mới nhất.',
  mail: {
    sender: 'Cổng dịch vụ công',
    open: 'Xem trên cổng dịch vụ công: {url}',
    footer:
      'Đây là thư gửi tự động, bạn không cần trả lời. Cơ quan nhà nước không bao giờ hỏi mật khẩu hay mã OTP của bạn qua thư, tin nhắn hoặc điện thoại.',
  },
  account: {
    'factor-added': {
      subject: 'Tài khoản của bạn có thêm một cách xác nhận',
      body: 'Một cách xác nhận mới vừa được thêm vào tài khoản của bạn. Nếu không phải bạn, hãy vào mục «Bảo mật» để gỡ bỏ và báo ngay cho công an xã.',
      short: 'Tai khoan cua ban vua them cach xac nhan moi. Neu khong phai ban, bao ngay cong an xa.',
    },
    'factors-reset': {
      subject: 'Các cách xác nhận của tài khoản đã được đặt lại',
      body: 'Quản trị viên đã gỡ các cách xác nhận của tài khoản sau khi đối chiếu người. Nếu không phải bạn yêu cầu, hãy báo ngay cho cơ quan quản lý tài khoản.',
      short: 'Cach xac nhan cua tai khoan da duoc dat lai. Neu khong phai ban yeu cau, bao ngay co quan quan ly.',
    },
    'password-changed': {
      subject: 'Mật khẩu của bạn đã được đổi',
      body: 'Mật khẩu tài khoản của bạn vừa được đổi và các phiên khác đã kết thúc. Nếu không phải bạn, hãy báo ngay để khóa tài khoản.',
      short: 'Mat khau cua ban vua duoc doi. Neu khong phai ban, bao ngay de khoa tai khoan.',
    },
    'approval-asked': {
      subject: 'Có yêu cầu chờ bạn xác nhận',
      body: 'Một cơ quan hoặc hệ thống đang chờ bạn xác nhận. Hãy đăng nhập, mở mục «Yêu cầu chờ xác nhận» và so các chữ trước khi đồng ý. Không đồng ý nếu bạn không biết yêu cầu này.',
      short: 'Co yeu cau cho ban xac nhan. Dang nhap cong dich vu cong de xem; khong dong y neu ban khong biet.',
    },
  },
  channel: { email: 'Thư điện tử', sms: 'Tin nhắn SMS', zalo: 'Zalo' },
  state: {
    held: 'Chờ hết giờ yên tĩnh',
    queued: 'Chờ gửi',
    sending: 'Đang gửi',
    sent: 'Đã gửi',
    delivered: 'Đã đến nơi',
    failed: 'Không gửi được',
  },
};
