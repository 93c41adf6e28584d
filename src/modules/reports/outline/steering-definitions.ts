import type { OutlineSection } from './outline-section.ts';

const overview: OutlineSection = {
  code: 'overview',
  title: 'KHÁI QUÁT TÌNH HÌNH VÀ KẾT QUẢ TRIỂN KHAI ĐỀ ÁN 06',
  text: `Trong kỳ báo cáo, cấp ủy, chính quyền các cấp của {{province}} coi Đề án 06 là nhiệm vụ thường xuyên, gắn với cải cách thủ tục hành chính (TTHC), cung cấp dịch vụ công (DVC) trực tuyến và chuyển đổi số. Mỗi nhiệm vụ đều có cơ quan chủ trì, thời hạn và sản phẩm cụ thể; tiến độ được theo dõi hằng tuần.
Kết quả trong báo cáo được tính từ hồ sơ, sổ theo dõi và phiếu báo cáo của các cơ quan trên hệ thống Đề án 06 của {{province}}, chốt đến hết ngày {{as-of}}. Nội dung nào chưa có cơ quan báo cáo thì ghi rõ là chưa có số liệu.
Một số kết quả chung:
- Thủ tục thiết yếu do Công an giải quyết trên môi trường điện tử: {{essential.police.dossiers}}.
- Hồ sơ trực tuyến trên mọi lĩnh vực của Công an tỉnh: {{online.police.total}}.
- Đăng ký tài khoản định danh điện tử so với chỉ tiêu được giao: {{eid.registered}}.
- Dữ liệu bảo hiểm xã hội đã đối chiếu, làm sạch với dữ liệu dân cư: {{cleaning.social_insurance}}.`,
};

const work: readonly OutlineSection[] = [
  {
    code: 'steering',
    title: 'Công tác chỉ đạo, triển khai',
    text: `- Về tổ chức: đã thành lập {{steering.task_forces.district:pair}} Tổ công tác cấp huyện, {{steering.task_forces.commune:pair}} Tổ công tác cấp xã và {{steering.task_forces.village:pair}} Tổ công tác ở thôn, buôn, bon, tổ dân phố. Tổ công tác ở cơ sở đến từng hộ để hướng dẫn người dân kích hoạt tài khoản định danh, nộp hồ sơ trực tuyến và đối chiếu thông tin.
- Về văn bản: Ủy ban nhân dân tỉnh cụ thể hóa các nhiệm vụ của Trung ương thành kế hoạch, giao rõ cơ quan chủ trì, thời hạn và kết quả phải có.
{{list|directives}}
- Về kiểm tra, đôn đốc: tiến độ từng nhiệm vụ và số liệu từng đơn vị được theo dõi trên hệ thống; đơn vị chậm được nhắc trước hạn, quá hạn thì báo cáo lên cấp trên.`,
  },
  {
    code: 'communication',
    title: 'Về công tác tuyên truyền thực hiện Đề án 06',
    text: `- Đài Phát thanh và Truyền hình tỉnh đã phát sóng {{communication.broadcast.items}} về Đề án 06, trong đó có {{communication.broadcast.items_mnong}} được biên dịch và phát bằng tiếng M'Nông để đến với đồng bào dân tộc thiểu số.
- Báo của tỉnh đã đăng {{communication.press.items}} về chủ trương, tiện ích và cách sử dụng dịch vụ.
- Đã tổ chức {{communication.contests}} trực tuyến để người dân tìm hiểu về Đề án 06, định danh và xác thực điện tử.
- Đài truyền thanh cơ sở, trang thông tin điện tử của các cơ quan và mạng xã hội cùng đưa tin; Tổ công tác ở cơ sở giải thích trực tiếp tại các buổi họp dân.
{{list|communication}}`,
  },
  {
    code: 'institutions',
    title: 'Về hoàn thiện thể chế',
    text: `- Các sở, ngành, địa phương rà soát văn bản quy phạm pháp luật và thủ tục hành chính thuộc thẩm quyền để bỏ yêu cầu nộp những giấy tờ mà cơ quan nhà nước đã có dữ liệu, nhất là giấy tờ về cư trú.
- Kết quả rà soát, phương án đơn giản hóa được trình cấp có thẩm quyền quyết định; vướng mắc vượt thẩm quyền được báo cáo bộ, ngành Trung ương.
{{list|reviews}}`,
  },
];

/** Part I, and in part II what was done to steer, to make known and to order by rules. */
export const steeringSections = { overview: [overview], work };
