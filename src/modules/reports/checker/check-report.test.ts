import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkReport } from './check-report.ts';

const found = (text: string) => checkReport(text).map((f) => `${f.line} ${f.kind} ${f.stated} ${f.computed}`);

describe('what a report says against itself', () => {
  it('a share that its parts do not make, rounded, cut off, or written with a stroke', () => {
    assert.deepEqual(found('Đã giải quyết 148.367/168.585 hồ sơ, đạt 88,1%.'), ['1 ratio 88,1% 88,0%']);
    assert.deepEqual(found('Đã thu 31.149/42.113 lượt, đạt tỷ lệ 73,97%.'), []);
    assert.deepEqual(found('Đã thu 31.149/42.113 lượt, đạt tỷ lệ 73,96%.'), ['1 truncated 73,96% 73,97%']);
    assert.deepEqual(found('Tỷ lệ trực tuyến 85/98% (12.066/14.034 hồ sơ).'), ['1 malformed-percent 85/98% 85,98%']);
    assert.deepEqual(found('Có 31.141 lượt thành công chiếm 74,9% trên tổng số 42.113 lượt giao dịch.'), [
      '1 ratio 74,9% 73,9%',
    ]);
  });

  it('a share copied from the row above', () => {
    const text = '- Nhóm cư trú 82,03% (128.044/156.089 hồ sơ);\n- Nhóm căn cước 82,03% (12.949/40.801 hồ sơ);';
    assert.deepEqual(found(text), ['2 repeated-percent 82,03% 31,74%']);
  });

  it('more than the whole, unless the whole is a target', () => {
    assert.deepEqual(found('Đã lập 72/71 tổ công tác cấp xã.'), ['1 part-over-whole 72/71 ≤ 71']);
    assert.deepEqual(found('Có 342.934/324.898 tài khoản, đạt 106%.'), ['1 over-hundred 106% 106%']);
    assert.deepEqual(found('Có 342.934/324.898 tài khoản, đạt 106% chỉ tiêu được giao.'), []);
  });

  it('parts that do not make their total', () => {
    assert.deepEqual(found('Cấp được 300.015 tài khoản (mức 1: 39.010 trường hợp; mức 2: 216.005 trường hợp).'), [
      '1 sum 300.015 255.015',
    ]);
    assert.deepEqual(found('Có 4.081 người nộp thuế (bao gồm: 2.849 doanh nghiệp, 256 tổ chức, 967 hộ kinh doanh).'), [
      '1 sum 4.081 4.072',
    ]);
    assert.deepEqual(found('Áp dụng với 42/48 cơ sở, trong đó có 17 doanh nghiệp và 24 hộ kinh doanh.'), [
      '1 sum 42 41',
    ]);
    const list =
      'Đã nhận 300/400 hồ sơ, cụ thể các lĩnh vực sau:\n\n- Đất đai: 100/150 hồ sơ;\n- Hộ tịch: 210/250 hồ sơ.';
    assert.deepEqual(found(list), ['1 sum 300 310']);
    const table = '| Huyện | Hồ sơ |\n|---|---|\n| Cư Jút | 100 |\n| Đắk Mil | 250 |\n| Tổng | 340 |';
    assert.deepEqual(found(table), ['5 sum 340 350']);
  });

  it('what is left', () => {
    assert.deepEqual(found('Xác thực 103.498/211.472 trường hợp; hiện còn 107.947 trường hợp.'), [
      '1 remainder 107.947 107.974',
    ]);
  });

  it('headings out of order', () => {
    const text = '## I. CHUNG\n### 1. Một\n### 2. Hai\n#### 2.1. A\n#### 2.3. C\n## III. BA';
    assert.deepEqual(found(text), ['5 heading 2.3 2.2 / 3 / 2.1.1', '6 heading III II']);
  });

  it('headings out of order in plain text, where a list is no heading', () => {
    const text = 'I. CHUNG\n\n1. Một\n\n1.1. A\n\n1. Sở Y tế\n\n2. Sở Tư pháp\n\n1.2. B\n\n2. Hai\n\n2.2. D\n\n3.1. E';
    assert.deepEqual(found(text), ['15 heading 2.2 1.3 / 2 / 1.2.1']);
  });

  it('a table row whose share is not that of its neighbours', () => {
    const rows = [
      '| Xã | Đã có | Phải có | Tỷ lệ |',
      '| A | 50 | 80 | 62,5 |',
      '| B | 30 | 90 | 33,3 |',
      '| C | 45 | 60 | 70,0 |',
      '| D | 10 | 40 | 25,0 |',
    ];
    assert.deepEqual(found(rows.join('\n')), ['4 ratio 70,0% 75,0%']);
  });

  it('numbers of documents against their dates, and one document with two dates', () => {
    const text =
      'Theo Kế hoạch số 196/KH-UBND ngày 19/4/2023; Kế hoạch số 200/KH-UBND ngày 04/4/2023; Kế hoạch số 233/KH-UBND ngày 13/4/2023.';
    assert.deepEqual(found(text), ['1 document-order 19/04/2023 ≤ 04/04/2023']);
    assert.deepEqual(found('Công văn số 12/UBND-NC ngày 02/3/2023.\n\nCông văn số 12/UBND-NC ngày 03/3/2023.'), [
      '3 document-date 03/03/2023 02/03/2023',
    ]);
  });

  it('the same quantity told twice', () => {
    const text =
      'Toàn tỉnh đã thu nhận hồ sơ căn cước được 598.135 hồ sơ.\n\nKết quả toàn tỉnh đã thu nhận hồ sơ căn cước được 598.153 hồ sơ.';
    assert.deepEqual(found(text), ['3 told-twice 598.153 598.135']);
  });
});

describe('what holds stays silent', () => {
  const silent = [
    'Đến 30/11/2023 đã ban hành Quyết định số 468/QĐ-UBND ngày 01/3/2022; phủ sóng 3G/4G đến 100% thôn.',
    'Toàn tỉnh có 40 dân tộc, trong đó dân tộc thiểu số chiếm 32%.',
    'Có 500 hồ sơ, trong đó 120 hồ sơ trực tuyến và 80 hồ sơ qua bưu chính.',
    'Thành lập 8 tổ, mỗi tổ gồm 1 tổ trưởng, 2 tổ phó và 5 thành viên.',
    'Đạt khoảng 88% (148.367/168.585 hồ sơ).',
    'Trong năm 2023, số tài khoản thuế điện tử đã được cấp 4.910 tài khoản.\n\nLũy kế từ năm 2021, số tài khoản thuế điện tử đã được cấp 18.028 tài khoản.',
    '- Khai sinh: Hệ thống quản lý cư trú tiếp nhận 1.304 hồ sơ.\n- Khai tử: Hệ thống quản lý cư trú tiếp nhận 46 hồ sơ.',
    'Tỷ lệ 87,5% (42/48 cơ sở); tỷ lệ 12,5% (1/8 cơ sở); tỷ lệ 13% (1/8 cơ sở).',
    'Hai tỷ lệ bằng nhau: nhóm A 50% (10/20 hồ sơ), nhóm B 50% (30/60 hồ sơ).',
    'Đường dây nóng trực 24/7; tốc độ từ 01 Mbps đến 10 Mbps.',
    'Có 300/920 đối tượng nhận qua tài khoản; còn 12 xã chưa triển khai.',
    '## I. A\n### 1. B\n#### 1.1. C\n#### 1.2. D\n### 2. E\n## II. F\n### 1. G',
    'Huyện A theo Kế hoạch số 90/KH-UBND ngày 01/2/2023 của UBND huyện Cư Jút; Kế hoạch số 12/KH-UBND ngày 05/6/2023 của UBND huyện Đắk Mil.',
  ];
  for (const text of silent) it(text.slice(0, 70), () => assert.deepEqual(checkReport(text), []));
});

/** A number as printed: 1234567 → "1.234.567". */
const dotted = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '.');
const percent = (a: number, b: number, d: number): string => {
  const scaled = (2n * BigInt(a) * 10n ** BigInt(d + 2) + BigInt(b)) / (2n * BigInt(b));
  const digits = scaled.toString().padStart(d + 1, '0');
  return d === 0 ? digits : `${digits.slice(0, -d)},${digits.slice(-d)}`;
};

const pair = fc
  .tuple(fc.integer({ min: 20, max: 2_000_000 }), fc.double({ min: 0.01, max: 1, noNaN: true }))
  .map(([whole, share]) => ({ part: Math.max(1, Math.floor(whole * share)), whole }));
const area = fc.constantFrom('Tư pháp', 'Đất đai', 'Giao thông', 'Y tế', 'Giáo dục', 'Lao động', 'Thuế');
const wording = fc.constantFrom(
  (a: string, p: string) => `đã tiếp nhận, giải quyết ${a} hồ sơ, đạt ${p}%`,
  (a: string, p: string) => `tỷ lệ hồ sơ trực tuyến ${p}% (${a} hồ sơ)`,
  (a: string, p: string) => `đã cập nhật ${a} trường hợp, đạt tỷ lệ: ${p} %`,
);
const line = fc.record({ pair, area, wording, decimals: fc.integer({ min: 0, max: 2 }) });
const report = fc.uniqueArray(line, { minLength: 3, maxLength: 8, selector: (l) => l.area });
const say = (
  l: {
    pair: { part: number; whole: number };
    wording: (a: string, p: string) => string;
    area: string;
    decimals: number;
  },
  wrong = 0,
) => {
  const { part, whole } = l.pair;
  const right = percent(part, whole, l.decimals);
  const shown = wrong === 0 ? right : shifted(right, wrong);
  return `- Lĩnh vực ${l.area}: ${l.wording(`${dotted(part)}/${dotted(whole)}`, shown)}.`;
};
const shifted = (printed: string, by: number) => {
  const digits = printed.replace(',', '');
  const moved = (BigInt(digits) + BigInt(by)).toString().padStart(digits.length, '0');
  const d = printed.includes(',') ? printed.length - 1 - printed.indexOf(',') : 0;
  return d === 0 ? moved : `${moved.slice(0, -d)},${moved.slice(-d)}`;
};

describe('made-up reports', () => {
  it('without contradictions stay silent', () => {
    fc.assert(
      fc.property(
        report,
        fc.array(fc.integer({ min: 10, max: 90_000 }), { minLength: 2, maxLength: 5 }),
        (lines, terms) => {
          const total = terms.reduce((a, b) => a + b, 0);
          const left = lines[0]?.pair ?? { part: 0, whole: 0 };
          const text = [
            '## I. KẾT QUẢ',
            `Tổng số có ${dotted(total)} hộ (bao gồm: ${terms.map((n, i) => `${dotted(n)} hộ vùng ${'ABCDE'[i]}`).join(', ')}).`,
            ...lines.map((l) => say(l)),
            `Đã rà soát ${dotted(left.part)}/${dotted(left.whole)} người; hiện còn ${dotted(left.whole - left.part)} người đang xác minh.`,
            '## II. KIẾN NGHỊ',
          ].join('\n\n');
          assert.deepEqual(checkReport(text), [], text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('show a wrong share wherever it is, once, and nothing else', () => {
    fc.assert(
      fc.property(report, fc.nat(), fc.integer({ min: 1, max: 40 }), (lines, at, by) => {
        const wrong = at % lines.length;
        const text = lines.map((l, i) => say(l, i === wrong ? by : 0)).join('\n');
        const findings = checkReport(text);
        assert.deepEqual(
          findings.map((f) => f.line),
          [wrong + 1],
          text,
        );
        assert.ok(['ratio', 'truncated', 'repeated-percent', 'over-hundred'].includes(findings[0]?.kind ?? ''));
      }),
      { numRuns: 300 },
    );
  });

  it('show a wrong remainder, a wrong sum, a jump of headings', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 6 }), ({ part, whole }, by, jump) => {
        fc.pre(whole - part > 10 * by);
        const text = [
          '### 1. Một',
          `Đã xác thực ${dotted(part)}/${dotted(whole)} trường hợp; còn lại ${dotted(whole - part - by)} trường hợp.`,
          `Có ${dotted(whole)} tài khoản (mức 1: ${dotted(part)} tài khoản; mức 2: ${dotted(whole - part + by)} tài khoản).`,
          `### ${1 + jump}. Hai`,
        ].join('\n\n');
        assert.deepEqual(
          checkReport(text).map((f) => f.kind),
          ['remainder', 'sum', 'heading'],
          text,
        );
      }),
      { numRuns: 200 },
    );
  });
});
