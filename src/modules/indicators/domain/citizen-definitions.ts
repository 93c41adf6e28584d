import { factIs } from './condition.ts';
import type { ComputedDefinition, Definition, Text } from './definition.ts';
import { declared } from './share.ts';

/** Figures of the digital citizen (section 6): identity cards, electronic identity accounts, health records, invoices. */

const section = '6';

/** Code under which the number of accounts assigned to the province is kept, with its document. */
export const accountsAssigned = 'eid.accounts';

const cards: ComputedDefinition = {
  code: 'id_card.applications',
  section,
  label: { vi: 'Hồ sơ cấp thẻ căn cước gắn chip đã thu nhận', en: 'Chip identity-card applications collected' },
  source: 'computed',
  unit: 'application',
  kind: 'count',
  period: 'to-date',
  decimals: 1,
  meaning: {
    vi: 'Mọi hồ sơ cấp mới, cấp đổi, cấp lại thẻ căn cước đã thu nhận tính đến ngày báo cáo',
    en: 'All applications for a card, new, changed or replaced, collected up to the date',
  },
  question: { fact: 'applications', where: [], counted: [factIs('received')] },
};

function accounts(fact: 'registered' | 'activated', label: Text): readonly Definition[] {
  const code = `eid.${fact}`;
  const common = { section, source: 'computed', unit: 'account', period: 'at-date', decimals: 1 } as const;
  const levels = ['1', '2'] as const;
  return [
    {
      ...common,
      code,
      label,
      kind: 'share',
      meaning: {
        vi: 'Chỉ tiêu tài khoản định danh điện tử giao cho tỉnh (không phải số dân), theo văn bản giao chỉ tiêu',
        en: 'The number of electronic identity accounts assigned to the province by a document (not its people)',
      },
      parts: levels.map((level) => `${code}.level${level}`),
      question: { fact: 'accounts', where: [], counted: [factIs(fact)], assigned: accountsAssigned },
    },
    ...levels.map(
      (level): Definition => ({
        ...common,
        code: `${code}.level${level}`,
        label: { vi: `Trong đó: mức độ ${level}`, en: `Of those: level ${level}` },
        kind: 'count',
        ...(fact === 'activated' ? { within: `eid.registered.level${level}` } : {}),
        meaning: {
          vi: `Số tài khoản đang ở mức độ ${level}; tài khoản được nâng mức chỉ tính ở mức mới (Nghị định 59/2022/NĐ-CP)`,
          en: `Accounts at level ${level} now; one that was raised counts at its new level only (Decree 59/2022/NĐ-CP)`,
        },
        question: {
          fact: 'accounts',
          where: [{ column: 'level', in: [level] }],
          counted: [factIs(fact)],
        },
      }),
    ),
  ];
}

const invoiceKinds: readonly (readonly [key: string, name: Text])[] = [
  ['companies', { vi: 'doanh nghiệp', en: 'companies' }],
  ['organisations', { vi: 'tổ chức', en: 'organisations' }],
  ['households', { vi: 'hộ kinh doanh', en: 'household businesses' }],
];

const stated: readonly Definition[] = [
  declared({
    code: 'health.records',
    section,
    label: { vi: 'Hồ sơ sức khỏe điện tử đã tạo lập', en: 'Electronic health records created' },
    unit: 'record',
    kind: 'share',
    decimals: 2,
    period: 'at-date',
    owner: 'health',
    meaning: {
      vi: 'Số người dân trên địa bàn cần có hồ sơ sức khỏe điện tử, theo ngành y tế',
      en: 'People of the province who are to have a health record, as the health department counts them',
    },
  }),
  declared({
    code: 'tax.personal_accounts',
    section,
    label: {
      vi: 'Cá nhân, hộ gia đình nộp thuế có tài khoản giao dịch thuế điện tử',
      en: 'Individual and household taxpayers with an electronic tax account',
    },
    unit: 'taxpayer',
    kind: 'percent-only',
    period: 'at-date',
    owner: 'tax',
    meaning: {
      vi: 'Người nộp thuế là cá nhân, hộ gia đình trên địa bàn; ngành thuế chỉ báo tỷ lệ, không báo số lượng',
      en: 'Individual and household taxpayers of the province; the tax office tells the share without its counts',
    },
  }),
  declared({
    code: 'invoice.taxpayers',
    section,
    label: { vi: 'Người nộp thuế áp dụng hóa đơn điện tử', en: 'Taxpayers who use electronic invoices' },
    unit: 'taxpayer',
    kind: 'share',
    period: 'at-date',
    owner: 'tax',
    parts: invoiceKinds.map(([key]) => `invoice.taxpayers.${key}`),
    meaning: {
      vi: 'Số người nộp thuế đang hoạt động phải dùng hóa đơn điện tử (Nghị định 123/2020/NĐ-CP)',
      en: 'Active taxpayers who must use electronic invoices (Decree 123/2020/NĐ-CP)',
    },
  }),
  ...invoiceKinds.map(([key, name]) =>
    declared({
      code: `invoice.taxpayers.${key}`,
      section,
      label: { vi: `Trong đó: ${name.vi}`, en: `Of those: ${name.en}` },
      unit: 'taxpayer',
      period: 'at-date',
      owner: 'tax',
      meaning: {
        vi: `Số ${name.vi} đang áp dụng hóa đơn điện tử`,
        en: `The ${name.en} that use electronic invoices`,
      },
    }),
  ),
];

export const citizenDefinitions: readonly Definition[] = [
  cards,
  ...accounts('registered', {
    vi: 'Tài khoản định danh điện tử đã đăng ký so với chỉ tiêu',
    en: 'Electronic identity accounts registered, of the number assigned',
  }),
  ...accounts('activated', {
    vi: 'Tài khoản định danh điện tử đã kích hoạt so với chỉ tiêu',
    en: 'Electronic identity accounts activated, of the number assigned',
  }),
  ...stated,
];
