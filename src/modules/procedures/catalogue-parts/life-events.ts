import type { LifeEvent } from '../domain/life-event.ts';

/** The entry pages by life event, in the order in which they are shown. */
export const lifeEvents: readonly LifeEvent[] = [
  {
    code: 'having-a-child',
    name: { vi: 'Sinh con', en: 'Having a child' },
    about: {
      vi: 'Khai sinh, đăng ký thường trú, thẻ bảo hiểm y tế cho trẻ.',
      en: "The child's birth, residence and health insurance.",
    },
    parts: [
      {
        title: { vi: 'Làm một lần cho cả ba việc', en: 'All three at once' },
        note: {
          vi: 'Trong 60 ngày kể từ ngày sinh, cha hoặc mẹ phải khai sinh cho con (Luật Hộ tịch, Điều 15).',
          en: 'Within 60 days of the birth a parent must register it (Law on Civil Status, article 15).',
        },
        procedures: ['linked-birth'],
      },
      {
        title: { vi: 'Hoặc làm từng việc', en: 'Or one by one' },
        procedures: ['birth-registration', 'permanent-residence', 'household-health-insurance'],
      },
    ],
  },
  {
    code: 'marriage',
    name: { vi: 'Kết hôn', en: 'Getting married' },
    about: { vi: 'Xác nhận độc thân, đăng ký kết hôn, về chung hộ.', en: 'Status, marriage, one household.' },
    parts: [
      {
        title: { vi: 'Trước khi kết hôn', en: 'Before' },
        note: {
          vi: 'Nếu hai bạn thường trú ở tỉnh này, cơ quan tự tra cứu tình trạng hôn nhân, bạn không phải xin giấy.',
          en: 'If you both live in this province the office looks the status up and needs no paper.',
        },
        procedures: ['marital-status-confirmation'],
      },
      { title: { vi: 'Đăng ký kết hôn', en: 'The marriage' }, procedures: ['marriage-registration'] },
      {
        title: { vi: 'Sau khi kết hôn', en: 'After' },
        procedures: ['permanent-residence', 'household-split', 'id-card'],
      },
    ],
  },
  {
    code: 'moving-home',
    name: { vi: 'Chuyển chỗ ở', en: 'Moving home' },
    about: { vi: 'Thường trú, tạm trú, tạm vắng, lưu trú.', en: 'Permanent and temporary residence, absence, stays.' },
    parts: [
      {
        title: { vi: 'Đến ở nơi mới', en: 'Arriving' },
        note: {
          vi: 'Ở từ 30 ngày trở lên ngoài xã, phường thường trú thì phải đăng ký tạm trú.',
          en: 'Living elsewhere for 30 days or more must be registered.',
        },
        procedures: ['permanent-residence', 'temporary-residence', 'residence-extension', 'stay-notification'],
      },
      {
        title: { vi: 'Rời nơi cũ', en: 'Leaving' },
        procedures: ['temporary-absence', 'permanent-residence-removal', 'household-split'],
      },
      {
        title: { vi: 'Cần giấy chứng minh nơi ở', en: 'Proving where you live' },
        procedures: ['residence-confirmation'],
      },
      {
        title: { vi: 'Điện ở nhà mới', en: 'Electricity in the new home' },
        procedures: ['electricity-new', 'electricity-transfer'],
      },
      { title: { vi: 'Có khách nước ngoài ở nhờ', en: 'A foreign guest' }, procedures: ['foreigner-stay-declaration'] },
    ],
  },
  {
    code: 'lost-papers',
    name: { vi: 'Mất giấy tờ', en: 'Lost papers' },
    about: {
      vi: 'Thẻ căn cước, hộ chiếu, bằng lái, sổ đỏ, giấy khai sinh.',
      en: 'Card, passport, licence, land, birth.',
    },
    parts: [
      {
        title: { vi: 'Mất hộ chiếu: báo ngay', en: 'A passport: report it at once' },
        note: {
          vi: 'Báo mất trong 48 giờ kể từ khi biết bị mất, để không ai dùng hộ chiếu của bạn.',
          en: 'Report it within 48 hours, so that nobody uses it.',
        },
        procedures: ['passport-loss-report', 'passport'],
      },
      {
        title: { vi: 'Giấy tờ tùy thân', en: 'Personal papers' },
        procedures: ['id-card', 'id-number-confirmation', 'health-card-reissue', 'driving-licence'],
      },
      {
        title: { vi: 'Giấy tờ hộ tịch, bằng cấp', en: 'Civil status and diplomas' },
        procedures: ['civil-status-extract', 'diploma-copy', 'certified-copy'],
      },
      { title: { vi: 'Sổ đỏ, sổ hồng', en: 'The land certificate' }, procedures: ['land-certificate-reissue'] },
    ],
  },
  {
    code: 'death',
    name: { vi: 'Người thân qua đời', en: 'A death in the family' },
    about: { vi: 'Khai tử, xóa thường trú, tiền mai táng.', en: 'The death, the residence, the funeral benefit.' },
    parts: [
      {
        title: { vi: 'Làm một lần cho mọi việc', en: 'All at once' },
        note: {
          vi: 'Trong 15 ngày kể từ ngày người thân qua đời (Luật Hộ tịch, Điều 33). Chúng tôi xin chia buồn cùng gia đình.',
          en: 'Within 15 days of the death (Law on Civil Status, article 33). Our condolences to the family.',
        },
        procedures: ['linked-death'],
      },
      {
        title: { vi: 'Hoặc làm từng việc', en: 'Or one by one' },
        procedures: ['death-registration', 'permanent-residence-removal', 'tax-code-closing'],
      },
      {
        title: { vi: 'Nhà, đất, điện đứng tên người mất', en: 'House, land and electricity in their name' },
        procedures: ['land-change', 'electricity-transfer'],
      },
    ],
  },
  {
    code: 'coming-of-age',
    name: { vi: 'Con đến tuổi 14, đi thi, đi làm', en: 'Growing up' },
    about: { vi: 'Thẻ căn cước đầu tiên, thi tốt nghiệp, mã số thuế.', en: 'First card, exam, tax number.' },
    parts: [
      { title: { vi: 'Từ 14 tuổi', en: 'From 14' }, procedures: ['first-id-card'] },
      { title: { vi: 'Thi và xét tuyển', en: 'Exam and university' }, procedures: ['national-exam', 'diploma-copy'] },
      { title: { vi: 'Đi làm', en: 'The first job' }, procedures: ['first-tax-registration', 'criminal-record'] },
    ],
  },
  {
    code: 'losing-a-job',
    name: { vi: 'Mất việc, khó khăn', en: 'Out of work, in need' },
    about: { vi: 'Trợ cấp thất nghiệp, trợ cấp xã hội, bảo hiểm y tế.', en: 'Benefits and health insurance.' },
    parts: [
      {
        title: { vi: 'Nghỉ việc', en: 'The job ended' },
        note: {
          vi: 'Nộp trong 3 tháng kể từ ngày chấm dứt hợp đồng.',
          en: 'To be asked for within 3 months of the end of the contract.',
        },
        procedures: ['unemployment-benefit'],
      },
      {
        title: { vi: 'Trợ cấp và bảo hiểm', en: 'Assistance and insurance' },
        procedures: ['social-assistance', 'household-health-insurance', 'health-card-reissue'],
      },
    ],
  },
  {
    code: 'vehicle',
    name: { vi: 'Mua xe, lái xe', en: 'Vehicles and driving' },
    about: { vi: 'Đăng ký xe, bằng lái, phạt nguội, phù hiệu.', en: 'Registration, licence, fines, badges.' },
    parts: [
      { title: { vi: 'Mua xe', en: 'Buying one' }, procedures: ['motorbike-plate', 'car-registration'] },
      { title: { vi: 'Bằng lái', en: 'The licence' }, procedures: ['driving-licence'] },
      { title: { vi: 'Bị phạt', en: 'Fines' }, procedures: ['traffic-fine'] },
      { title: { vi: 'Kinh doanh vận tải', en: 'Transport business' }, procedures: ['transport-badge'] },
    ],
  },
  {
    code: 'house-and-land',
    name: { vi: 'Nhà đất, điện', en: 'House, land, electricity' },
    about: { vi: 'Sang tên, cấp lại sổ, lắp điện, kiểm tra công tơ.', en: 'Transfer, certificates, electricity.' },
    parts: [
      { title: { vi: 'Đất và nhà', en: 'Land and house' }, procedures: ['land-change', 'land-certificate-reissue'] },
      {
        title: { vi: 'Điện', en: 'Electricity' },
        procedures: ['electricity-new', 'electricity-transfer', 'electricity-meter-check'],
      },
    ],
  },
  {
    code: 'going-abroad',
    name: { vi: 'Ra nước ngoài', en: 'Going abroad' },
    about: { vi: 'Hộ chiếu, lý lịch tư pháp, giấy độc thân.', en: 'Passport, criminal record, marital status.' },
    parts: [
      { title: { vi: 'Hộ chiếu', en: 'Passport' }, procedures: ['passport', 'passport-loss-report'] },
      {
        title: { vi: 'Giấy tờ nước ngoài thường hỏi', en: 'Papers that other countries ask for' },
        procedures: ['criminal-record', 'marital-status-confirmation', 'civil-status-extract', 'certified-copy'],
      },
      { title: { vi: 'Vắng nhà lâu ngày', en: 'A long absence' }, procedures: ['temporary-absence'] },
    ],
  },
  {
    code: 'opening-a-business',
    name: { vi: 'Mở cơ sở kinh doanh', en: 'Opening a business' },
    about: { vi: 'An ninh trật tự, con dấu, phòng cháy, thuế.', en: 'Security, seals, fire safety, tax.' },
    parts: [
      { title: { vi: 'Thuế', en: 'Tax' }, procedures: ['first-tax-registration', 'tax-code-closing'] },
      { title: { vi: 'Con dấu', en: 'Seals' }, procedures: ['seal-new', 'seal-small', 'seal-reregistration'] },
      {
        title: { vi: 'Ngành, nghề có điều kiện', en: 'Lines with conditions' },
        procedures: ['security-certificate', 'explosives-transport-permit'],
      },
      {
        title: { vi: 'Phòng cháy, chữa cháy', en: 'Fire safety' },
        procedures: ['fire-design-approval', 'fire-training'],
      },
      { title: { vi: 'Điện cho cơ sở', en: 'Electricity' }, procedures: ['electricity-new'] },
    ],
  },
];
