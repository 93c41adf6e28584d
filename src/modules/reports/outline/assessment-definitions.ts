import type { OutlineSection } from './outline-section.ts';

/** Parts III to VI: what was good, what was not and why, what was learned, what comes next, what is asked for. */
export const assessmentSections: readonly OutlineSection[] = [
  {
    code: 'assessment',
    title: 'NHẬN XÉT, ĐÁNH GIÁ',
    sections: [
      {
        code: 'strengths',
        title: 'Ưu điểm',
        text: `- Cấp ủy, chính quyền các cấp chỉ đạo thường xuyên; trách nhiệm của từng cơ quan được phân định rõ và theo dõi được bằng số liệu.
- Công an các cấp và các sở, ngành, địa phương phối hợp chặt chẽ trong tiếp nhận hồ sơ, làm sạch dữ liệu và hướng dẫn người dân.
- Người dân, doanh nghiệp bớt được giấy tờ phải nộp và số lần phải đến cơ quan nhà nước.
- An ninh, an toàn của các hệ thống có dữ liệu dân cư, căn cước và định danh điện tử được giữ vững.`,
      },
      {
        code: 'shortcomings',
        title: 'Một số tồn tại, hạn chế, khó khăn, vướng mắc',
        text: `- Một số thủ tục có tỷ lệ hồ sơ trực tuyến còn thấp; nhiều người dân ở vùng sâu, vùng xa vẫn cần cán bộ nộp giúp.
- Việc số hóa và tái sử dụng giấy tờ, kết quả giải quyết TTHC ở một số đơn vị còn chậm.
- Một số hệ thống chuyên ngành của bộ, ngành Trung ương chưa kết nối với hệ thống của tỉnh nên cán bộ phải nhập hai lần.
{{list|obstacles}}`,
      },
      {
        code: 'causes',
        title: 'Nguyên nhân tồn tại, hạn chế',
        text: `- {{province:start}} có {{population.ethnic_groups}} cùng sinh sống, dân tộc thiểu số chiếm {{population.minority_share:percent}} dân số; nhiều nơi địa hình chia cắt, thiếu thiết bị và sóng di động yếu.
- Cán bộ có chuyên môn công nghệ thông tin ở cơ sở còn thiếu.
- Dữ liệu của một số ngành thiếu thông tin để đối chiếu, nhất là với người có hộ khẩu ngoài tỉnh.
{{list|causes}}`,
      },
    ],
  },
  {
    code: 'lessons',
    title: 'BÀI HỌC KINH NGHIỆM',
    text: `- Người đứng đầu phải trực tiếp chỉ đạo, theo số liệu hằng tuần, khen kịp thời nơi làm tốt và xử lý nơi chậm.
- Giao việc phải rõ người, rõ việc, rõ thời hạn, rõ kết quả; vướng ở đâu thì gỡ ở đó.
- Dữ liệu phải được làm sạch từ khi nhập; số liệu báo cáo phải mở được hồ sơ đứng sau.
- Lấy sự thuận tiện của người dân làm thước đo; người không dùng được thiết bị phải có người giúp ngay tại cơ sở.`,
  },
  {
    code: 'next-tasks',
    title: 'NHIỆM VỤ TRỌNG TÂM TRONG THỜI GIAN TỚI',
    text: `Trong năm {{next-year}}, {{province}} tập trung vào các nhiệm vụ sau:
- Nâng tỷ lệ hồ sơ trực tuyến của các thủ tục thiết yếu, trước hết là những thủ tục còn thấp nêu tại báo cáo này.
- Làm sạch dứt điểm dữ liệu của các ngành với dữ liệu dân cư; sửa sai sót ngay tại nguồn.
- Số hóa và tái sử dụng giấy tờ, kết quả giải quyết; không yêu cầu người dân nộp giấy tờ đã có dữ liệu.
- Mở rộng chi trả an sinh xã hội qua tài khoản và các tiện ích của tài khoản định danh điện tử.
- Bảo đảm an ninh, an toàn thông tin; quản lý chặt việc tra cứu dữ liệu dân cư.
{{list|next-tasks}}`,
  },
  {
    code: 'requests',
    title: 'KIẾN NGHỊ, ĐỀ XUẤT',
    text: `- Đề nghị Bộ Công an, Bộ Tài chính quan tâm hỗ trợ kinh phí để tỉnh đầu tư thiết bị, hạ tầng phục vụ Đề án 06.
- Đề nghị các bộ, ngành Trung ương sớm kết nối các hệ thống chuyên ngành với hệ thống thông tin giải quyết TTHC của địa phương và tổ chức tập huấn cho cán bộ cơ sở.
{{list|proposals}}`,
  },
];

/** Opening and closing words around the sections, and the head of the document (Decree 30/2020/NĐ-CP, annex I). */
export const frameDefinitions = {
  abstract:
    'Tình hình, kết quả thực hiện Đề án phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực điện tử phục vụ chuyển đổi số quốc gia {{period}} trên địa bàn {{province}}',
  addressees: ['Văn phòng Chính phủ', 'Bộ Công an'],
  opening:
    'Thực hiện Quyết định số 06/QĐ-TTg ngày 06 tháng 01 năm 2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực điện tử phục vụ chuyển đổi số quốc gia giai đoạn 2022-2025, tầm nhìn đến năm 2030 (sau đây gọi tắt là Đề án 06), {{agency}} báo cáo tình hình, kết quả thực hiện {{period}}, số liệu tính đến ngày {{as-of}}, như sau:',
  closing:
    'Trên đây là báo cáo tình hình, kết quả thực hiện Đề án 06 {{period}}, {{agency}} kính báo cáo Văn phòng Chính phủ và Bộ Công an theo dõi, chỉ đạo./.',
  recipients: [
    'Như trên',
    'Thường trực Tỉnh ủy, HĐND tỉnh',
    'Chủ tịch, các PCT UBND tỉnh',
    'Các sở, ban, ngành',
    'Thành viên Tổ công tác Đề án 06 tỉnh',
    'UBND cấp huyện, cấp xã',
    'Lưu: VT, NC',
  ],
  authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
} as const;
