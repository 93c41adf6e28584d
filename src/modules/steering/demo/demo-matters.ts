import type { Area } from '../domain/area.ts';
import type { DirectiveKind } from '../domain/directive.ts';

/**
 * Matters of the demonstration, in words of our own. The two documents of the Prime Minister are real (number, day, issuer);
 * those of the province are invented.
 */
export interface DemoDirective {
  number: string;
  kind: DirectiveKind;
  area: Area;
  /** The day, or how many days before the demonstration's own. */
  issued: string | number;
  /** A central issuer's name; the province's committee when absent. */
  issuer?: string;
  subject: string;
  tasks: readonly DemoTask[];
}

export interface DemoTask {
  title: string;
  place: string;
  /** Branch of the province's agency that does it. */
  branch: string;
  /** Days from the demonstration's day to the due day; negative is past. */
  due: number;
  step: 'assigned' | 'under-way' | 'reported' | 'done';
  figureCodes?: readonly string[];
}

export const demoDirectives: readonly DemoDirective[] = [
  {
    number: '06/QĐ-TTg',
    kind: 'decision',
    area: 'steering',
    issued: '2022-01-06',
    issuer: 'Thủ tướng Chính phủ',
    subject:
      'Phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực điện tử phục vụ chuyển đổi số quốc gia giai đoạn 2022 - 2025, tầm nhìn đến năm 2030',
    tasks: [],
  },
  {
    number: '05/CT-TTg',
    kind: 'directive',
    area: 'steering',
    issued: '2023-02-23',
    issuer: 'Thủ tướng Chính phủ',
    subject: 'Tiếp tục đẩy mạnh triển khai Đề án 06 tại các bộ, ngành, địa phương',
    tasks: [],
  },
  {
    number: '07/CT-UBND',
    kind: 'directive',
    area: 'steering',
    issued: 96,
    subject: 'Tăng cường trách nhiệm người đứng đầu trong thực hiện Đề án 06 trên địa bàn tỉnh',
    tasks: [
      {
        title:
          'Rà soát, bảo đảm 25 dịch vụ công thiết yếu được cung cấp trực tuyến và có hướng dẫn tại bộ phận một cửa',
        place: 'mục 1',
        branch: 'office',
        due: -20,
        step: 'done',
        figureCodes: ['essential.departments.deployed'],
      },
      {
        title: 'Hoàn thành đối chiếu, làm sạch dữ liệu người tham gia bảo hiểm xã hội với dữ liệu dân cư',
        place: 'mục 3.a',
        branch: 'insurance',
        due: -6,
        step: 'under-way',
        figureCodes: ['cleaning.social_insurance'],
      },
      {
        title: 'Vận động người dân kích hoạt tài khoản định danh điện tử, ưu tiên vùng sâu, vùng xa',
        place: 'mục 4',
        branch: 'police',
        due: 25,
        step: 'under-way',
        figureCodes: ['eid.activated.level2'],
      },
    ],
  },
  {
    number: '142/KH-UBND',
    kind: 'plan',
    area: 'data',
    issued: 61,
    subject: 'Kế hoạch số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực',
    tasks: [
      {
        title: 'Số hóa kết quả giải quyết thủ tục còn hiệu lực thuộc lĩnh vực hộ tịch',
        place: 'phụ lục, số 2',
        branch: 'justice',
        due: 5,
        step: 'under-way',
      },
      {
        title: 'Đối chiếu dữ liệu mã số thuế cá nhân với dữ liệu dân cư',
        place: 'phụ lục, số 5',
        branch: 'tax',
        due: -2,
        step: 'reported',
      },
    ],
  },
  {
    number: '880/UBND-NC',
    kind: 'letter',
    area: 'institutions',
    issued: 40,
    subject: 'Rà soát văn bản quy phạm pháp luật, thủ tục hành chính có yêu cầu giấy tờ về cư trú',
    tasks: [
      {
        title: 'Rà soát văn bản của tỉnh còn yêu cầu xuất trình sổ hộ khẩu, sổ tạm trú; đề xuất sửa đổi',
        place: 'điểm 1',
        branch: 'justice',
        due: -9,
        step: 'assigned',
      },
    ],
  },
  {
    number: '233/KH-UBND',
    kind: 'plan',
    area: 'communication',
    issued: 25,
    subject: 'Kế hoạch tuyên truyền lợi ích của thẻ căn cước và tài khoản định danh điện tử',
    tasks: [
      {
        title: 'Phát động học sinh, phụ huynh cài đặt và dùng tài khoản định danh điện tử',
        place: 'mục II.2',
        branch: 'education',
        due: 40,
        step: 'assigned',
      },
    ],
  },
];

export interface DemoObstacle {
  area: Area;
  text: string;
  figureCodes: readonly string[];
  cause: string;
  solution: string;
  proposal?: { to: string; text: string };
}

export const demoObstacles: readonly DemoObstacle[] = [
  {
    area: 'services',
    text: 'Nhiều người lớn tuổi, đồng bào ở vùng sâu chưa tự nộp được hồ sơ trực tuyến.',
    figureCodes: ['essential.police.dossiers'],
    cause: 'Thiếu điện thoại thông minh và sóng di động ở một số thôn, buôn, bon.',
    solution: 'Tổ công tác cấp thôn tổ chức buổi nộp hồ sơ giúp hằng tuần tại nhà văn hóa cộng đồng.',
    proposal: {
      to: 'Bộ Công an',
      text: 'Sớm hoàn thiện việc nộp hồ sơ giúp người thân trên Cổng dịch vụ công.',
    },
  },
  {
    area: 'data',
    text: 'Dữ liệu chuyên ngành nhiều bản ghi thiếu số định danh, thiếu ngày sinh nên khó đối chiếu.',
    figureCodes: ['cleaning.social_insurance', 'cleaning.tax_codes'],
    cause: 'Sổ gốc lập trước năm 2010 chỉ ghi năm sinh.',
    solution: 'Công an xã và cán bộ ngành cùng đi từng nhà xác minh các bản ghi không khớp.',
  },
  {
    area: 'resources',
    text: 'Máy tính, máy quét của bộ phận một cửa cấp xã đã cũ.',
    figureCodes: ['budget.allocated'],
    cause: 'Ngân sách xã chưa bố trí được trang thiết bị.',
    solution: 'Điều chuyển thiết bị từ cấp huyện, mua bổ sung trong dự toán năm sau.',
    proposal: {
      to: 'Bộ Tài chính',
      text: 'Hỗ trợ kinh phí mua sắm thiết bị cho các xã đặc biệt khó khăn.',
    },
  },
];

export const demoReviews = [
  {
    kind: 'document',
    number: '21/2019/QĐ-UBND',
    title: 'Quy chế vận hành hệ thống thông tin giải quyết thủ tục hành chính của tỉnh',
    ground: 'Luật Giao dịch điện tử 2023',
    finding: 'replace',
    proposal: 'Ban hành quyết định thay thế, bỏ yêu cầu nộp bản giấy sau khi nộp trực tuyến.',
    decidedBy: 'province',
  },
  {
    kind: 'procedure',
    number: '1.004873',
    title: 'Cấp giấy xác nhận tình trạng hôn nhân',
    ground: 'Luật Cư trú 2020, khoản 3 Điều 38',
    finding: 'simplify',
    proposal: 'Bỏ bản sao sổ hộ khẩu; cán bộ tra dữ liệu dân cư.',
    decidedBy: 'central',
  },
  {
    kind: 'document',
    number: '15/2020/NQ-HĐND',
    title: 'Mức thu phí, lệ phí trên địa bàn tỉnh',
    ground: 'Luật Phí và lệ phí 2015',
    finding: 'fits',
    proposal: undefined,
    decidedBy: undefined,
  },
] as const;

export const demoNextTasks: readonly { area: Area; text: string; figureCodes: readonly string[] }[] = [
  { area: 'steering', text: 'Giao chỉ tiêu Đề án 06 đến từng xã; kiểm tra, nhắc việc hằng tháng.', figureCodes: [] },
  {
    area: 'services',
    text: 'Nâng tỷ lệ hồ sơ nộp trực tuyến của 25 dịch vụ công thiết yếu, giúp người dân tự nộp tại nhà.',
    figureCodes: ['essential.police.dossiers'],
  },
  {
    area: 'data',
    text: 'Hoàn thành làm sạch dữ liệu bảo hiểm xã hội, thuế và tiêm chủng.',
    figureCodes: ['cleaning.social_insurance', 'cleaning.tax_codes'],
  },
  { area: 'citizens', text: 'Mọi người đủ điều kiện có tài khoản định danh điện tử đã kích hoạt.', figureCodes: [] },
  { area: 'models', text: 'Hoàn thành các mô hình đã khảo sát; đánh giá để nhân rộng.', figureCodes: ['models.done'] },
];

export const demoJudgements: readonly { kind: 'strength' | 'lesson'; area: Area; text: string }[] = [
  {
    kind: 'strength',
    area: 'steering',
    text: 'Tổ công tác được thành lập đủ các cấp, có người phụ trách từng thôn, buôn, bon.',
  },
  { kind: 'strength', area: 'services', text: 'Bộ phận một cửa các cấp không còn yêu cầu xuất trình sổ hộ khẩu.' },
  {
    kind: 'lesson',
    area: 'steering',
    text: 'Việc giao phải rõ cơ quan, rõ hạn, rõ kết quả; quá hạn phải báo ngay người giao.',
  },
  { kind: 'lesson', area: 'data', text: 'Làm sạch dữ liệu nhanh nhất khi công an xã và ngành cùng đi xác minh.' },
];
