import type { OutlineSection } from './outline-section.ts';

/** Part II, the groups after public services: economy, digital citizens, data, steering, means, models. */
export const resultSections: readonly OutlineSection[] = [
  {
    code: 'economy',
    title: 'Nhóm tiện ích phục vụ phát triển kinh tế, xã hội',
    sections: [
      {
        code: 'economy-uses',
        title: 'Kết quả ứng dụng các tiện ích',
        text: `- Ngành Y tế tiếp nhận thẻ căn cước gắn chip và tài khoản định danh điện tử thay thẻ bảo hiểm y tế giấy khi người dân đến khám, chữa bệnh. Đã có {{health.facilities_connected:pair}} cơ sở khám, chữa bệnh công lập gửi dữ liệu lên Cổng giám định bảo hiểm y tế, gồm giấy khám sức khỏe lái xe, giấy chứng sinh và giấy báo tử.
- Các ngân hàng, cơ quan thuế, điện lực, trường học và cơ sở y tế phối hợp hướng dẫn người dân thanh toán không dùng tiền mặt và dùng tài khoản định danh điện tử khi giao dịch.`,
      },
      {
        code: 'cashless',
        title: 'Triển khai các giải pháp thanh toán không dùng tiền mặt',
        text: `- Chi trả an sinh xã hội qua tài khoản, người hưởng trợ cấp xã hội hằng tháng: {{payout.social_assistance}}.
- Chi trả qua tài khoản cho người có công và thân nhân: {{payout.merit}}.
- Thuế điện tử từ đầu năm {{year}} đến ngày {{as-of}}: cấp mới {{tax.accounts.year}} thuế điện tử; {{tax.mobile_users.year}} dùng ứng dụng thuế trên điện thoại; giao dịch nộp thuế qua ứng dụng thành công {{tax.mobile_payments.year}}; số tiền nộp qua ứng dụng trong năm là {{tax.mobile_amount.year}}.
- Thuế điện tử lũy kế từ khi triển khai đến ngày {{as-of}}: đã cấp {{tax.accounts.cumulative}} thuế điện tử; {{tax.mobile_users.cumulative}} dùng ứng dụng thuế trên điện thoại; giao dịch nộp thuế qua ứng dụng thành công {{tax.mobile_payments.cumulative}}; tổng số tiền nộp qua ứng dụng từ khi triển khai là {{tax.mobile_amount.cumulative}}.
- Hóa đơn điện tử khởi tạo từ máy tính tiền, số cơ sở đã áp dụng trên số cơ sở thuộc diện áp dụng: {{invoice.cash_register}}, trong đó có {{invoice.cash_register.companies:number}} doanh nghiệp và {{invoice.cash_register.households:number}} hộ kinh doanh.`,
      },
    ],
  },
  {
    code: 'digital-citizens',
    title: 'Nhóm phục vụ phát triển công dân số',
    text: `- Thẻ căn cước: đến hết ngày {{as-of}} đã thu nhận {{id_card.applications}} cấp thẻ căn cước gắn chip. Công an các cấp tổ chức thu nhận lưu động tại xã, trường học và nhà người già yếu.
- Tài khoản định danh điện tử đã đăng ký trên chỉ tiêu được giao: {{eid.registered}} chỉ tiêu (mức 1: {{eid.registered.level1:number}} tài khoản; mức 2: {{eid.registered.level2:number}} tài khoản).
- Tài khoản định danh điện tử đã kích hoạt trên chỉ tiêu được giao: {{eid.activated}} chỉ tiêu (mức 1: {{eid.activated.level1:number}} tài khoản; mức 2: {{eid.activated.level2:number}} tài khoản).
- Hồ sơ sức khỏe điện tử đã tạo lập từ dữ liệu bảo hiểm y tế: {{health.records}}.
- Tỷ lệ cá nhân, hộ gia đình thuộc diện quản lý thuế đã có tài khoản thuế điện tử: {{tax.personal_accounts}}.
- Hóa đơn điện tử: {{invoice.taxpayers:pair}} người nộp thuế đang hoạt động đã áp dụng, đạt {{invoice.taxpayers:percent}}, bao gồm {{invoice.taxpayers.companies:number}} doanh nghiệp, {{invoice.taxpayers.organisations:number}} tổ chức và {{invoice.taxpayers.households:number}} hộ kinh doanh.`,
  },
  {
    code: 'data',
    title: 'Hoàn thiện hệ sinh thái phục vụ kết nối, khai thác, bổ sung, làm giàu dữ liệu dân cư',
    sections: [
      {
        code: 'data-sharing',
        title: 'Kết quả thực hiện kết nối, chia sẻ',
        text: `Hệ thống thông tin giải quyết TTHC của tỉnh kết nối với Cơ sở dữ liệu quốc gia về dân cư qua nền tảng tích hợp, chia sẻ dữ liệu của tỉnh; mỗi lần tra cứu đều ghi lại người tra cứu, mục đích và căn cứ. Điều kiện an toàn, an ninh mạng được kiểm tra trước khi kết nối và định kỳ sau đó.`,
      },
      {
        code: 'cleaning',
        title: 'Công tác làm sạch dữ liệu',
        text: `Dữ liệu của các ngành được đối chiếu với dữ liệu dân cư để bảo đảm đúng, đủ, sạch, sống; trường hợp chưa khớp được cán bộ xem lại từng người và liên hệ người dân xác nhận.
- Dữ liệu mã số thuế cá nhân đã rà soát, chuẩn hóa: {{cleaning.tax_codes}}.
- Dữ liệu tiêm chủng đã nhập trên tổng số mũi tiêm: {{cleaning.vaccination.entered}}.
- Dữ liệu người tiêm chủng đã xác thực với dữ liệu dân cư: {{cleaning.vaccination.verified}}; hiện còn {{cleaning.vaccination.remaining}} đang tiếp tục xác thực.
- Dữ liệu bảo hiểm xã hội đã làm sạch, đồng bộ: {{cleaning.social_insurance}}.
- Dữ liệu trẻ em đã nhập vào hệ thống: {{cleaning.children.entered}}.
- Dữ liệu trẻ em đã làm sạch trên số đã nhập: {{cleaning.children.cleaned}}.
- Dữ liệu người có công và thân nhân đã nhập vào hệ thống: {{cleaning.merit.entered}}.
{{chart|Biểu đồ tỷ lệ làm sạch, cập nhật dữ liệu theo ngành|cleaning.tax_codes,cleaning.vaccination.entered,cleaning.vaccination.verified,cleaning.social_insurance,cleaning.children.entered,cleaning.children.cleaned,cleaning.merit.entered}}`,
      },
      {
        code: 'infrastructure',
        title: 'Về hạ tầng số',
        text: `- Tốc độ băng rộng cố định trên địa bàn tỉnh là {{infrastructure.fixed_broadband:number}} Mbps, trung bình của cả nước là {{infrastructure.fixed_broadband:whole}} Mbps. Tốc độ băng rộng di động trên địa bàn tỉnh là {{infrastructure.mobile_broadband:number}} Mbps, trung bình của cả nước là {{infrastructure.mobile_broadband:whole}} Mbps.
- Mạng truyền số liệu chuyên dùng của cơ quan Đảng, Nhà nước từ tỉnh đến cấp xã có {{infrastructure.dedicated_channels}}.
- Trên địa bàn có {{infrastructure.base_stations}} thu phát sóng thông tin di động, trong năm {{year}} tăng thêm {{infrastructure.base_stations.added}}; tỷ lệ phủ sóng di động là {{infrastructure.mobile_coverage}}.`,
      },
    ],
  },
  {
    code: 'governing',
    title: 'Nhóm tiện ích phục vụ chỉ đạo, điều hành',
    text: `Số liệu tổng hợp về dân cư theo địa bàn, độ tuổi, giới tính và biến động được cung cấp cho lãnh đạo các cấp khi xây dựng chính sách; số quá nhỏ được che để không nhận ra được từng người. Lãnh đạo theo dõi chỉ tiêu của từng đơn vị trên hệ thống và mở được hồ sơ đứng sau mỗi con số.`,
  },
  {
    code: 'means',
    title: 'Về bố trí ngân sách, nguồn nhân lực triển khai Đề án 06',
    sections: [
      {
        code: 'budget',
        title: 'Về bố trí kinh phí phục vụ Đề án 06',
        text: `Kinh phí đã bố trí cho hạ tầng, trang thiết bị và các nhiệm vụ của Đề án 06: {{budget.allocated}}. Các cơ quan lập dự toán cho năm sau theo Luật Ngân sách nhà nước.
{{list|budget}}`,
      },
      {
        code: 'staff',
        title: 'Về nguồn nhân lực thực hiện Đề án 06',
        text: `Các sở, ngành, địa phương phân công cán bộ, công chức có hiểu biết về công nghệ thông tin làm đầu mối; thành viên Tổ công tác các cấp được tập huấn về dịch vụ thiết yếu, định danh điện tử và an toàn thông tin.
{{list|training}}`,
      },
    ],
  },
  {
    code: 'models',
    title: 'Kết quả triển khai thực hiện mô hình của Đề án 06',
    text: `Tổng số mô hình đã giao cho các sở, ngành, địa phương là {{models.total}}. Đến ngày {{as-of}}, số mô hình đã hoàn thành là {{models.done:number}}, số mô hình đang khảo sát, thực hiện là {{models.in_progress:number}}.`,
  },
];
