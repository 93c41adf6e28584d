/** Words of sign-in and sign-out. */
export const vi = {
  title: 'Đăng nhập',
  intro: 'Người dân đăng nhập bằng tài khoản định danh điện tử. Cán bộ đăng nhập bằng tài khoản được cơ quan cấp.',
  'login-name': 'Số định danh cá nhân hoặc tên đăng nhập',
  'login-name-hint': 'Số định danh là 12 chữ số trên thẻ căn cước. Cán bộ nhập tên đăng nhập.',
  password: 'Mật khẩu',
  submit: 'Đăng nhập',
  cancel: 'Thôi, không đăng nhập',
  'login-name-missing': 'Hãy nhập số định danh cá nhân hoặc tên đăng nhập',
  'password-missing': 'Hãy nhập mật khẩu',
  wrong: 'Số định danh (hoặc tên đăng nhập) hay mật khẩu chưa đúng. Hãy kiểm tra rồi nhập lại.',
  wait: 'Đã nhập sai nhiều lần nên cần đợi. Hãy thử lại sau {minutes} phút.',
  locked: 'Tài khoản này đang bị khóa. Hãy liên hệ cơ quan đã cấp tài khoản.',
  'too-weak': 'Mật khẩu không đủ cho việc này: việc này cần xác thực mức độ {level}.',
  'needs-more': {
    title: 'Việc này cần xác thực mạnh hơn',
    text: 'Việc bạn chọn cần xác thực mức độ {level} theo Nghị định 69/2024/NĐ-CP. Đăng nhập bằng mật khẩu chỉ đạt mức độ 1, và trang này chưa có cách đăng nhập mạnh hơn.',
    unknown: 'Việc bạn chọn đòi một mức xác thực mà trang này không có.',
  },
  demo: {
    title: 'Tài khoản trình diễn',
    text: 'Đây là hệ thống trình diễn. Những người dưới đây không có thật; bấm một nút để đăng nhập mà không cần mật khẩu.',
    as: 'Đăng nhập là {name} ({role})',
    password: 'Hoặc đăng nhập bằng mật khẩu',
  },
  problem: {
    title: 'Chưa đăng nhập được',
    again: 'Đăng nhập lại',
    home: 'Về trang đầu',
  },
  out: {
    title: 'Bạn đã đăng xuất',
    text: 'Phiên làm việc trên máy này đã kết thúc. Nếu dùng máy chung, hãy đóng cả trình duyệt.',
    again: 'Đăng nhập lại',
  },
};
