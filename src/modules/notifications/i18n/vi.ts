export const vi = {
  'message-unknown': 'Không tìm thấy tin nhắn này, hoặc tin nhắn không gửi cho bạn.',
  'not-failed': 'Chỉ gửi lại được tin đã gửi không thành công. Hãy tải lại trang để xem tình trạng mới nhất.',
  mail: {
    sender: 'Cổng dịch vụ công',
    open: 'Xem trên cổng dịch vụ công: {url}',
    footer:
      'Đây là thư gửi tự động, bạn không cần trả lời. Cơ quan nhà nước không bao giờ hỏi mật khẩu hay mã OTP của bạn qua thư, tin nhắn hoặc điện thoại.',
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
