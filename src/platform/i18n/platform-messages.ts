import { defineMessages } from './messages.ts';

const vi = {
  'sign-in-required': 'Bạn cần đăng nhập để làm việc này.',
  'stronger-sign-in-required':
    'Việc này cần xác thực mức độ {level}: ngoài mật khẩu, hãy xác nhận thêm bằng khóa truy cập hoặc mã một lần.',
  'higher-level-required':
    'Việc này cần tài khoản định danh điện tử mức độ 2. Hãy đến công an xã, phường để nâng mức tài khoản.',
  'not-allowed': 'Tài khoản của bạn không có quyền làm việc này.',
  'invalid-input': 'Thông tin gửi lên chưa đúng: {fields}.',
  'invalid-value': 'Giá trị chưa đúng.',
  'unreadable-character': 'Nội dung có ký tự không đọc được. Hãy xóa ký tự đó rồi gửi lại.',
  'purpose-required': 'Hãy nêu mục đích trước khi xem thông tin của một người.',
  'key-reused': 'Yêu cầu này đã được gửi với nội dung khác. Hãy tải lại trang rồi làm lại.',
  'file-empty': 'Tệp {name} không có nội dung. Hãy chọn lại tệp.',
  'file-too-large': 'Tệp {name} lớn hơn {limit} MB. Hãy chụp lại với cỡ ảnh nhỏ hơn hoặc chia nhỏ tệp.',
  'file-type-refused': 'Tệp {name} không phải ảnh JPG, PNG hay tệp PDF. Hãy chọn tệp thuộc một trong các loại đó.',
  'file-type-differs':
    'Tệp {name} có đuôi .{said} nhưng nội dung là loại .{found}. Hãy đổi đúng đuôi tệp hoặc chọn tệp khác.',
  'file-virus':
    'Tệp {name} có chứa mã độc nên không được nhận. Hãy chụp lại giấy tờ bằng máy ảnh hoặc dùng tệp khác; không mở tệp này trên máy của bạn.',
  'file-too-many-pixels':
    'Ảnh {name} có kích thước quá lớn (trên {limit} triệu điểm ảnh). Hãy chụp lại bằng máy ảnh của điện thoại.',
  'file-broken': 'Tệp {name} bị hỏng hoặc chưa đủ nội dung. Hãy chụp lại hoặc chọn lại tệp.',
  'file-locked': 'Tệp {name} có đặt mật khẩu nên cán bộ không mở được. Hãy bỏ mật khẩu rồi gửi lại.',
  'file-scan-down': 'Chưa kiểm tra được an toàn của tệp. Thông tin đã nhập vẫn được giữ; hãy thử lại sau ít phút.',
  'file-missing': 'Không tìm thấy tệp này.',
  'table-old-excel': 'Tệp .xls kiểu cũ chưa đọc được. Hãy lưu lại thành .xlsx hoặc .csv rồi gửi lại.',
  'table-too-long': 'Tệp có hơn {limit} dòng. Hãy chia nhỏ rồi gửi từng phần.',
  'table-unreadable': 'Tệp này không đọc được. Hãy gửi tệp .xlsx hoặc .csv.',
  'table-encoding': 'Tệp CSV không ở bảng mã UTF-8 (có thể là TCVN3 hoặc VNI). Hãy lưu lại với UTF-8.',
  'file-store-down': 'Kho lưu tệp đang gián đoạn. Thông tin đã nhập vẫn được giữ; hãy thử lại sau ít phút.',
  'not-found': 'Không tìm thấy nội dung này. Hãy kiểm tra lại đường dẫn hoặc mã đã nhập.',
  fault:
    'Hệ thống gặp lỗi. Thông tin đã lưu vẫn còn; hãy thử lại, nếu vẫn lỗi hãy báo cho bộ phận một cửa kèm mã {requestId}.',
  busy: 'Hệ thống đang bận. Hãy thử lại sau ít phút.',
  'cross-site':
    'Yêu cầu này đến từ một trang khác nên không được thực hiện. Hãy mở lại trang của hệ thống rồi làm lại.',
  'request-broken': 'Yêu cầu gửi lên không đọc được. Hãy tải lại trang rồi làm lại.',
  'request-too-large': 'Nội dung gửi lên quá lớn. Hãy gửi tệp nhỏ hơn.',
};

const en: typeof vi = {
  'sign-in-required': 'You need to sign in to do this.',
  'stronger-sign-in-required':
    'This needs authentication of level {level}: besides the password, confirm with a passkey or a one-time code.',
  'higher-level-required':
    'This needs an e-ID account of level 2. Please go to the commune police to raise your account.',
  'not-allowed': 'Your account may not do this.',
  'invalid-input': 'What was sent is not right: {fields}.',
  'invalid-value': 'This value is not right.',
  'unreadable-character': 'There is a character that cannot be read. Remove it and send again.',
  'purpose-required': 'State a purpose before you look at a person.',
  'key-reused': 'This request was already sent with other contents. Reload the page and try again.',
  'file-empty': 'The file {name} is empty. Choose it again.',
  'file-too-large': 'The file {name} is larger than {limit} MB. Take a smaller picture or split the file.',
  'file-type-refused': 'The file {name} is not a JPG or PNG picture or a PDF. Choose a file of one of these kinds.',
  'file-type-differs': 'The file {name} ends in .{said} but is a .{found} file. Rename it or choose another.',
  'file-virus':
    'The file {name} contains harmful code and was not taken. Photograph the paper again or use another file; do not open this one.',
  'file-too-many-pixels':
    'The picture {name} is too large (more than {limit} million pixels). Take it again with the camera of a telephone.',
  'file-broken': 'The file {name} is damaged or not complete. Take the picture again or choose the file again.',
  'file-locked': 'The file {name} has a password, so officers cannot open it. Remove the password and send it again.',
  'file-scan-down': 'The file could not be checked for safety. What you typed is kept; try again in a few minutes.',
  'file-missing': 'This file was not found.',
  'table-old-excel': 'Old .xls files cannot be read. Save it as .xlsx or .csv.',
  'table-too-long': 'The file has more than {limit} rows. Split it.',
  'table-unreadable': 'This file cannot be read. Send .xlsx or .csv.',
  'table-encoding': 'The CSV file is not UTF-8. Save it as UTF-8.',
  'file-store-down': 'The file store is interrupted. What you typed is kept; try again in a few minutes.',
  'not-found': 'This was not found. Check the address or the code.',
  fault:
    'Something went wrong. What was saved is kept; try again, and if it fails again tell the one-stop desk the code {requestId}.',
  busy: 'The system is busy. Try again in a few minutes.',
  'cross-site': 'This request came from another site and was not carried out. Open our page again and retry.',
  'request-broken': 'The request could not be read. Reload the page and try again.',
  'request-too-large': 'What was sent is too large. Send a smaller file.',
};

defineMessages('platform', vi, en);
