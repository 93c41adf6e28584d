import type { Definition, Text } from './definition.ts';
import { declared } from './share.ts';

/** Figures of payment without cash, which the tax office and the labour department state (section 5.2). */

const section = '5.2';

const payouts: readonly Definition[] = [
  declared({
    code: 'payout.social_assistance',
    section,
    label: {
      vi: 'Người hưởng trợ cấp xã hội hằng tháng được chi trả qua tài khoản',
      en: 'People on monthly social assistance who are paid to an account',
    },
    unit: 'person',
    kind: 'share',
    period: 'at-date',
    owner: 'labour',
    meaning: {
      vi: 'Số người đang hưởng trợ cấp xã hội hằng tháng tại địa bàn triển khai chi trả không dùng tiền mặt',
      en: 'People on monthly social assistance where payment without cash is being introduced',
    },
  }),
  declared({
    code: 'payout.merit',
    section,
    label: {
      vi: 'Người có công và thân nhân được chi trả trợ cấp qua tài khoản',
      en: 'Meritorious persons and relatives who are paid to an account',
    },
    unit: 'person',
    kind: 'share',
    period: 'at-date',
    owner: 'labour',
    meaning: {
      vi: 'Số người có công và thân nhân đang hưởng trợ cấp hằng tháng tại địa bàn triển khai chi trả không dùng tiền mặt',
      en: 'Meritorious persons and relatives on a monthly allowance where payment without cash is being introduced',
    },
  }),
];

/** The four figures of the tax office's mobile application, for the year and since 2021. */
function tax(span: 'year' | 'cumulative'): readonly Definition[] {
  const isYear = span === 'year';
  const when: Text = isYear
    ? { vi: 'trong năm', en: 'this year' }
    : { vi: 'lũy kế từ năm 2021', en: 'cumulative since 2021' };
  const days: Text = isYear
    ? { vi: 'từ ngày 01/01 đến ngày báo cáo', en: 'from 1 January up to the date' }
    : { vi: 'từ năm 2021 đến ngày báo cáo', en: 'from 2021 up to the date' };
  const common = (key: string) => ({
    code: `tax.${key}.${span}`,
    section,
    period: isYear ? ('in-period' as const) : ('to-date' as const),
    owner: 'tax' as const,
    ...(isYear ? { within: `tax.${key}.cumulative` } : {}),
  });
  return [
    declared({
      ...common('accounts'),
      label: { vi: `Tài khoản thuế điện tử đã cấp, ${when.vi}`, en: `Electronic tax accounts issued, ${when.en}` },
      unit: 'account',
      meaning: { vi: `Số tài khoản được cấp ${days.vi}`, en: `Accounts issued ${days.en}` },
    }),
    declared({
      ...common('mobile_users'),
      label: {
        vi: `Người nộp thuế dùng ứng dụng thuế trên điện thoại, ${when.vi}`,
        en: `Taxpayers who use the mobile tax application, ${when.en}`,
      },
      unit: 'taxpayer',
      meaning: { vi: `Số người nộp thuế có sử dụng ${days.vi}`, en: `Taxpayers who used it ${days.en}` },
    }),
    declared({
      ...common('mobile_payments'),
      label: {
        vi: `Giao dịch nộp thuế thành công trên điện thoại, ${when.vi}`,
        en: `Tax payments made on the mobile application, ${when.en}`,
      },
      unit: 'transaction',
      kind: 'share',
      meaning: {
        vi: `Mọi lượt giao dịch nộp thuế trên ứng dụng ${days.vi}, kể cả lượt không thành công`,
        en: `All payments tried in the application ${days.en}, failed ones among them`,
      },
    }),
    declared({
      ...common('mobile_amount'),
      label: {
        vi: `Số tiền nộp ngân sách qua ứng dụng thuế trên điện thoại, ${when.vi}`,
        en: `Amount paid by the mobile tax application, ${when.en}`,
      },
      unit: 'million-vnd',
      meaning: {
        vi: `Tổng số tiền của các giao dịch thành công ${days.vi}, đơn vị triệu đồng`,
        en: `Sum of the payments made ${days.en}, in millions of đồng`,
      },
    }),
  ];
}

const cashRegisters: readonly Definition[] = [
  declared({
    code: 'invoice.cash_register',
    section,
    label: {
      vi: 'Cơ sở kinh doanh áp dụng hóa đơn điện tử khởi tạo từ máy tính tiền',
      en: 'Businesses that issue electronic invoices from cash registers',
    },
    unit: 'business',
    kind: 'share',
    period: 'at-date',
    owner: 'tax',
    parts: ['invoice.cash_register.companies', 'invoice.cash_register.households'],
    meaning: {
      vi: 'Số cơ sở thuộc diện triển khai hóa đơn điện tử khởi tạo từ máy tính tiền, theo danh sách của ngành thuế',
      en: 'Businesses that the tax office lists for electronic invoices from cash registers',
    },
  }),
  declared({
    code: 'invoice.cash_register.companies',
    section,
    label: { vi: 'Trong đó: doanh nghiệp', en: 'Of those: companies' },
    unit: 'business',
    period: 'at-date',
    owner: 'tax',
    meaning: {
      vi: 'Số doanh nghiệp đã áp dụng hóa đơn điện tử khởi tạo từ máy tính tiền',
      en: 'Companies that issue invoices from cash registers',
    },
  }),
  declared({
    code: 'invoice.cash_register.households',
    section,
    label: { vi: 'Trong đó: hộ kinh doanh', en: 'Of those: household businesses' },
    unit: 'business',
    period: 'at-date',
    owner: 'tax',
    meaning: {
      vi: 'Số hộ kinh doanh đã áp dụng hóa đơn điện tử khởi tạo từ máy tính tiền',
      en: 'Household businesses that issue invoices from cash registers',
    },
  }),
];

export const paymentDefinitions: readonly Definition[] = [
  ...payouts,
  ...tax('year'),
  ...tax('cumulative'),
  ...cashRegisters,
];
