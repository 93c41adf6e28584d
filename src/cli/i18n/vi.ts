export const vi = {
  usage: 'Cách dùng: da06 <lệnh> [tùy chọn]',
  'unknown-command': 'Không có lệnh {name}. Gõ «da06 help» để xem các lệnh.',
  'not-in-this-version': 'Lệnh {name} chưa có trong phiên bản này.',
  serve: { summary: 'chạy hệ thống; --demo tạo sẵn một tỉnh trình diễn' },
  migrate: { summary: 'đưa cơ sở dữ liệu lên phiên bản này', done: 'Cơ sở dữ liệu đã ở đúng phiên bản.' },
  account: {
    summary: 'mở tài khoản hai quản trị viên đầu tiên của một cài đặt mới',
    unknown: 'Không có việc «{act}». Dùng first-administrator hoặc second-administrator.',
    'login-and-name': 'Cần --login và --name, ví dụ: --login nguyen.van-a --name "Nguyễn Văn A".',
    opened:
      'Đã mở tài khoản {loginName} tại cơ quan {agencyCode}.\nMã một lần: {code}\nCó hiệu lực đến {until}. Mở {url} để đặt mật khẩu, rồi đăng nhập và cài ứng dụng mã một lần.',
  },
  doctor: {
    summary: 'kiểm tra một cài đặt',
    node: 'Node {version} (cần 24 trở lên)',
    database: 'PostgreSQL {version} (cần 18 trở lên)',
    fsync: 'fsync = {value} (phải là on để không mất dữ liệu đã báo nhận)',
    jit: 'jit = {value} (phải là off)',
    role: 'Ứng dụng vào cơ sở dữ liệu với vai {role}, sở hữu {owns} bảng (phải là 0)',
    outbox: '{count} tin nội bộ chờ quá 5 phút',
    disk: 'Ổ đĩa còn {free} GB (nên còn ít nhất 2)',
  },
  report: {
    summary: 'lập báo cáo định kỳ; tìm chỗ tự mâu thuẫn trong báo cáo (.md, .txt, .docx, .pdf)',
    usage:
      'Cách dùng: da06 report build --as-of NĂM-THÁNG-NGÀY --period "năm 2023" [--since NĂM-THÁNG-NGÀY] --out TỆP.(docx|pdf|html|md), hoặc da06 report check TỆP [--json]',
    'bad-date': 'Ngày «{date}» không có thật. Ví dụ: --as-of 2023-11-30.',
    'bad-kind': 'Không biết lập tệp «{file}». Tên tệp phải kết thúc bằng .docx, .pdf, .html hoặc .md.',
    built: 'Đã lập báo cáo đến ngày {date} với {count} chỉ tiêu ({missing} chưa có số liệu): {file}',
  },
  clean: {
    summary: 'đối khớp dữ liệu của ngành với sổ dân cư',
    usage:
      'Cách dùng: da06 clean match --registry DÂN-CƯ.csv --records NGÀNH.csv --out KẾT-QUẢ.csv [--review CẦN-XEM.csv] [--mapping ÁNH-XẠ.json] [--resident THƯ-MỤC] [--json], hoặc da06 clean dedupe --records TỆP.csv --mapping ÁNH-XẠ.json --out NHÓM.csv [--against TỆP-HAI.csv] [--json]',
    step: {
      read: 'Đang đọc hai tệp …',
      index: 'Đang lập chỉ mục …',
      learn: 'Đang học trọng số từ dữ liệu …',
      match: 'Đang đối khớp …',
    },
    resident: {
      used: 'Đã dùng sổ dân cư thường trực ở {folder}.',
      new: 'Đã lưu sổ dân cư thường trực vào {folder}; lần sau chạy nhanh hơn.',
      stale: 'Sổ thường trực ở {folder} không phải của tệp dân cư này, hoặc do phiên bản khác lập: đã lập lại.',
      broken: 'Sổ thường trực ở {folder} bị hỏng: đã bỏ và lập lại từ tệp dân cư.',
    },
    progress: '  {percent}%, còn khoảng {seconds} giây',
    fault: '{file}, dòng {line}: {why}; bỏ qua dòng này.',
    'more-faults': '{file}: còn {count} dòng hỏng khác.',
    done: '{records} bản ghi đối với {registry} người: khớp {matched}, cần xem {review}, không khớp {unmatched}; dòng hỏng {brokenRows}; {seconds} giây.',
    grouped: '{records} bản ghi thuộc {groups} người; {repeated} bản ghi có bản trùng; {seconds} giây.',
    paired: '{records} bản ghi của hai tệp: tìm được {groups} cặp; {seconds} giây.',
  },
  verify: {
    summary: 'xác thực chip của thẻ căn cước hoặc hộ chiếu: thụ động, chủ động và xác thực chip (ICAO 9303)',
    usage:
      'Cách dùng: da06 verify chip --sod TỆP --dg SỐ=TỆP … --trust THƯ-MỤC [--aa-challenge THỬ-THÁCH --aa-response TỆP] [--ca TỆP-GHI] [--json]',
    challenge:
      'Xác thực chủ động cần cả hai: --aa-challenge với 16 chữ số thập lục phân và --aa-response với tệp câu trả lời của chip.',
    'no-file': 'Không đọc được tệp {name}.',
    verdict: {
      valid: 'HỢP LỆ: dữ liệu trên chip đúng như cơ quan cấp đã ký.',
      'unknown-root': 'CHƯA RÕ GỐC: dữ liệu nguyên vẹn nhưng chưa có chứng thư gốc tin cậy để biết ai đã ký.',
      invalid: 'KHÔNG HỢP LỆ: có bước kiểm tra không đạt.',
    },
    revocation: {
      'not-asked': 'Danh sách thu hồi: chưa xét tới.',
      'no-list':
        'Danh sách thu hồi: không có danh sách nào, nên không biết chứng thư của người ký đã bị thu hồi hay chưa.',
      outdated: 'Danh sách thu hồi: đã quá hạn, nên chưa thể coi thẻ là hợp lệ.',
      revoked: 'Danh sách thu hồi: chứng thư của người ký ĐÃ BỊ THU HỒI.',
      'not-revoked': 'Danh sách thu hồi: chứng thư của người ký không bị thu hồi.',
    },
    active: {
      holds:
        'Xác thực chủ động: ĐẠT; chip đã ký thử thách này. Chỉ khi thử thách vừa được lấy mới biết chip đang có mặt.',
      fails: 'Xác thực chủ động: KHÔNG ĐẠT; có thể là bản sao của chip.',
      unreadable: 'Xác thực chủ động: không đọc được khóa hoặc câu trả lời.',
      'not-vouched': 'Xác thực chủ động: không xét được, vì DG15 thiếu hoặc không được cơ quan cấp ký.',
    },
    chip: {
      holds:
        'Xác thực chip: ĐẠT; chỉ chip có khóa riêng hoặc bên giữ khóa của đầu đọc mới tạo được bản ghi này. Hãy chỉ tin khi chính mình đã tạo khóa của đầu đọc.',
      fails: 'Xác thực chip: KHÔNG ĐẠT; có thể là bản sao của chip.',
      unreadable: 'Xác thực chip: không đọc được khóa hoặc bản ghi của đầu đọc.',
      'not-vouched': 'Xác thực chip: không xét được, vì DG14 thiếu hoặc không được cơ quan cấp ký.',
    },
  },
  option: {
    unknown: 'Không có tùy chọn {option}.',
    'bad-value': 'Tùy chọn {option} viết chưa đúng: thiếu giá trị hoặc có giá trị thừa.',
    stray: 'Không rõ «{option}» là gì; mọi giá trị phải đi sau một tùy chọn.',
  },
  deadline: {
    summary: 'tính ngày hẹn trả kết quả theo ngày làm việc',
    'received-missing': 'Thiếu thời điểm tiếp nhận. Ví dụ: da06 deadline --received 2023-12-29T15:20 --days 3',
    'days-missing': 'Thiếu số ngày làm việc. Ví dụ: da06 deadline --received 2023-12-29T15:20 --days 3',
    'days-not-whole': '--days phải là số nguyên không âm; «{text}» không đúng.',
    'pause-form': '--pause phải có dạng TỪ/ĐẾN, ví dụ 2024-01-03/2024-01-05; «{text}» không đúng.',
    due: 'Hẹn trả kết quả: {weekday}, ngày {date}',
    'counted-from': 'Tính từ: {weekday}, ngày {date}; thời hạn {days} ngày làm việc',
    'skipped-none': 'Không có ngày nào bị loại khi tính.',
    'skipped-head': 'Những ngày không tính:',
    'skipped-line': '  {date}  {words}',
    basis: 'Căn cứ: {decree}; {documents}',
    provisional:
      'Lưu ý: một phần lịch nghỉ trong khoảng này chưa được công bố chính thức, ngày hẹn có thể còn thay đổi.',
    weekday: {
      '0': 'Chủ nhật',
      '1': 'thứ Hai',
      '2': 'thứ Ba',
      '3': 'thứ Tư',
      '4': 'thứ Năm',
      '5': 'thứ Sáu',
      '6': 'thứ Bảy',
    },
  },
  digitise: {
    summary: 'nạp một đợt kết quả cũ từ thư mục trên máy chủ; chạy lại thì làm tiếp.',
    which: 'Cần --batch, hoặc cả ba --agency, --procedure và --name.',
    'manifest-read': 'Đã đọc {lines} dòng, {faulty} dòng có lỗi.',
    progress: 'Đã nhận {done} trên {all} tệp.',
    line: 'Dòng {line}: {text}',
    end: 'Đợt {batch}: {ready} dòng đủ, {faulty} có lỗi, {waiting} thiếu tệp, {imported} đã nhập kho.',
  },
};
