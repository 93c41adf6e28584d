import type { OutlineSection } from './outline-section.ts';

/** Part II, group of public services: the essential procedures one by one. */
export const serviceSections: readonly OutlineSection[] = [
  {
    code: 'services',
    title: 'Nhóm tiện ích giải quyết thủ tục hành chính, cung cấp dịch vụ công trực tuyến',
    text: `Hệ thống thông tin giải quyết TTHC của tỉnh nhận hồ sơ trực tuyến, tại quầy và qua bưu chính trong cùng một nơi theo dõi; thông tin người nộp được xác thực với Cơ sở dữ liệu quốc gia về dân cư, giấy tờ đã có dữ liệu thì không phải nộp lại.`,
    sections: [
      {
        code: 'public-services',
        title: 'Về dịch vụ công',
        sections: [
          {
            code: 'essential',
            title: 'Đối với các dịch vụ công thiết yếu theo Đề án 06',
            sections: [
              {
                code: 'essential-police',
                title: 'Các thủ tục thiết yếu do cơ quan Công an thực hiện',
                text: `Đã đưa {{essential.police.deployed:pair}} thủ tục thiết yếu lên môi trường điện tử. Công an tỉnh đã tiếp nhận, giải quyết trực tuyến {{essential.police.dossiers}}. Kết quả từng thủ tục như sau:
{{table|Tỷ lệ hồ sơ trực tuyến của từng thủ tục thiết yếu do Công an thực hiện|essential.police.passport,essential.police.permanent_residence,essential.police.temporary_residence,essential.police.temporary_absence,essential.police.stay_notification,essential.police.id_card,essential.police.id_number_confirmation,essential.police.seal,essential.police.motorbike_plate}}
{{chart|Biểu đồ tỷ lệ hồ sơ trực tuyến của từng thủ tục thiết yếu do Công an thực hiện|essential.police.passport,essential.police.permanent_residence,essential.police.temporary_residence,essential.police.temporary_absence,essential.police.stay_notification,essential.police.id_card,essential.police.id_number_confirmation,essential.police.seal,essential.police.motorbike_plate}}
Tính chung các lĩnh vực do Công an quản lý, số hồ sơ trực tuyến trên tổng số hồ sơ đã tiếp nhận là {{online.police.total}}, cụ thể theo lĩnh vực như sau:
- Quản lý xuất nhập cảnh: {{online.police.immigration}};
- Đăng ký, quản lý cư trú: {{online.police.residence}};
- Cấp, quản lý thẻ căn cước: {{online.police.id_card}};
- Ngành, nghề kinh doanh có điều kiện về an ninh, trật tự: {{online.police.conditional_business}};
- Đăng ký, quản lý con dấu: {{online.police.seal}};
- Quản lý vũ khí, vật liệu nổ, công cụ hỗ trợ và pháo: {{online.police.weapons}};
- Phòng cháy, chữa cháy và cứu nạn, cứu hộ: {{online.police.fire}};
- Giao thông đường bộ, đường thủy nội địa: {{online.police.traffic}}.`,
              },
              {
                code: 'essential-departments',
                title: 'Các thủ tục thiết yếu do sở, ban, ngành thực hiện',
                text: `Các sở, ban, ngành và địa phương đã đưa {{essential.departments.deployed:pair}} thủ tục thiết yếu lên môi trường điện tử. Số hồ sơ trực tuyến trên tổng số hồ sơ của từng lĩnh vực:
{{table|Hồ sơ trực tuyến của các thủ tục thiết yếu do sở, ban, ngành thực hiện|essential.departments.justice,essential.departments.transport,essential.departments.labour,essential.departments.environment,essential.departments.insurance,essential.departments.education,essential.departments.tax}}
Đối với nhóm thủ tục liên thông về khai sinh (đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em), số hồ sơ mà mỗi hệ thống đã tiếp nhận:
- Hệ thống đăng ký, quản lý hộ tịch nhận về khai sinh {{linked.birth.civil_status}};
- Hệ thống quản lý cư trú nhận về khai sinh {{linked.birth.residence}};
- Hệ thống bảo hiểm nhận về cấp thẻ bảo hiểm y tế {{linked.birth.health_insurance}}.
Đối với nhóm thủ tục liên thông về khai tử (đăng ký khai tử, xóa đăng ký thường trú, trợ cấp mai táng), số hồ sơ mà mỗi hệ thống đã tiếp nhận:
- Hệ thống đăng ký, quản lý hộ tịch nhận về khai tử {{linked.death.civil_status}};
- Hệ thống quản lý cư trú nhận về khai tử {{linked.death.residence}};
- Hệ thống bảo hiểm nhận về trợ cấp mai táng {{linked.death.social_insurance}};
- Hệ thống lao động, thương binh và xã hội nhận về trợ cấp mai táng {{linked.death.labour}}.`,
              },
            ],
          },
          {
            code: 'decision-422',
            title: 'Đối với các dịch vụ công theo Quyết định số 422/QĐ-TTg ngày 04/4/2022 của Thủ tướng Chính phủ',
            text: `Số dịch vụ trong danh mục đã kết nối, cung cấp trên Cổng Dịch vụ công quốc gia: {{decision422.services:pair}} dịch vụ. Việc đồng bộ trạng thái hồ sơ giữa Cổng Dịch vụ công quốc gia và hệ thống của tỉnh được theo dõi hằng ngày.`,
          },
        ],
      },
    ],
  },
];
