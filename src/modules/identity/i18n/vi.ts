export const vi = {
  'sign-in-expired': 'Trang đăng nhập đã mở quá lâu hoặc trình duyệt không nhận cookie. Hãy đăng nhập lại từ đầu.',
  'sign-in-failed': 'Chưa đăng nhập được. Hãy thử lại; nếu vẫn không được, hãy báo cho bộ phận một cửa.',
  'sign-in-cancelled': 'Bạn đã thôi đăng nhập.',
  'level-not-reached': 'Việc này cần cách đăng nhập mạnh hơn cách vừa dùng.',
  'account-locked': 'Tài khoản này đang bị khóa. Hãy liên hệ cơ quan đã cấp tài khoản.',
  'token-invalid': 'Mã truy cập không đúng hoặc đã hết hạn.',
  'unknown-account': 'Không có tài khoản này.',
  'unknown-client': 'Không có chương trình này, hoặc quyền truy cập của chương trình đã chấm dứt.',
  'client-needs-staff-account':
    'Chương trình chỉ gắn được với tài khoản cán bộ, không gắn với tài khoản của người dân.',
  'own-account': 'Bạn không thể khóa tài khoản của chính mình.',
  'login-name-taken': 'Số định danh hoặc tên đăng nhập này đã có tài khoản.',
  'login-name-shape':
    'Tên đăng nhập bắt đầu bằng chữ cái, gồm 3 đến 40 chữ cái không dấu, chữ số, dấu chấm hoặc gạch ngang.',
  'password-too-short': 'Mật khẩu cần ít nhất {least} ký tự.',
  'password-too-long': 'Mật khẩu có nhiều nhất {most} ký tự.',
  'unknown-person': 'Không tìm thấy người có số định danh này trong cơ sở dữ liệu dân cư.',
  demo: {
    'citizen-level-1': 'Người dân, tài khoản định danh mức độ 1',
    'citizen-level-2': 'Người dân, tài khoản định danh mức độ 2',
    'police-receiving': 'Cán bộ tiếp nhận hồ sơ, công an xã',
    'police-specialist': 'Cán bộ xử lý hồ sơ, công an xã',
    'police-approver': 'Trưởng công an xã, duyệt hồ sơ',
    'committee-receiving': 'Cán bộ tiếp nhận, bộ phận một cửa cấp xã',
    'committee-specialist': 'Công chức chuyên môn cấp xã',
    'committee-approver': 'Chủ tịch ủy ban nhân dân cấp xã, duyệt hồ sơ',
    leader: 'Lãnh đạo tỉnh',
    administrator: 'Quản trị hệ thống',
    'procedure-control': 'Kiểm soát thủ tục hành chính, Văn phòng Ủy ban nhân dân tỉnh',
    officer: 'Cán bộ',
  },
  chip: {
    'no-agreement':
      'Nhóm dữ liệu này không có khóa xác thực chip mà hệ thống biết. Hãy chọn đúng tệp DG14, hoặc dùng xác thực chủ động.',
    'no-folder': 'Không tìm thấy thư mục {name}. Hãy chỉ thư mục chứa chứng thư gốc được tin cậy.',
    'unreadable-file': 'Tệp {name} trong thư mục tin cậy không đọc được. Hãy thay bằng tệp đúng hoặc bỏ ra.',
    'list-untrusted':
      'Danh sách chứng thư {name} không do chứng thư gốc nào trong thư mục ký. Hãy đặt chứng thư gốc của bên phát hành vào cùng thư mục.',
  },
};
