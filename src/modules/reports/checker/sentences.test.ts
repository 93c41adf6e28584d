import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkReport } from './check-report.ts';
import type { FindingKind } from './finding.ts';

/** One statement as provincial reports make it: as it holds, and with a contradiction. */
interface Statement {
  kinds: readonly FindingKind[];
  clean: string;
  planted: string;
}

const dotted = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '.');
const share = (a: number, b: number, d: number): number => Math.round((a / b) * 100 * 10 ** d);
const printed = (scaled: number, d: number): string => {
  const digits = String(scaled).padStart(d + 1, '0');
  return d === 0 ? digits : `${digits.slice(0, -d)},${digits.slice(-d)}`;
};
/** Shares exactly half-way between two printable ones may be printed either way. */
const isHalfWay = (a: number, b: number, d: number) =>
  (a * 10 ** (d + 2) * 2) % b === 0 && (a * 10 ** (d + 2)) % b !== 0;

const parts = fc
  .tuple(fc.integer({ min: 120, max: 90_000 }), fc.integer({ min: 120, max: 90_000 }), fc.integer({ min: 0, max: 2 }))
  .filter(([a, b, d]) => a !== b && !isHalfWay(a, a + b, d) && !isHalfWay(b, a + b, d))
  .map(([a, b, d]) => ({ a, b, d, t: a + b }));
const off = fc.integer({ min: 2, max: 9 });

const statements: Readonly<Record<string, fc.Arbitrary<Statement>>> = {
  'a part of a total with its share': fc.tuple(parts, off).map(([{ a, b, d, t }, by]): Statement => {
    const say = (p: number) =>
      `Toàn tỉnh tiếp nhận ${dotted(t)} hồ sơ, trong đó trực tuyến ${dotted(a)} hồ sơ (đạt ${printed(p, d)}%), trực tiếp ${dotted(b)} hồ sơ.`;
    return { kinds: ['ratio', 'truncated'], clean: say(share(a, t, d)), planted: say(share(a, t, d) + by) };
  }),
  'parts by one division after "trong đó"': fc
    .tuple(parts, fc.integer({ min: 1, max: 11 }))
    .map(([{ a, b, t }, by]): Statement => {
      const say = (n: number) =>
        `Các cơ quan đã giải quyết ${dotted(t)} hồ sơ, trong đó trước hạn và đúng hạn ${dotted(a)} hồ sơ, quá hạn ${dotted(n)} hồ sơ; hồ sơ khác đang chờ bổ sung.`;
      return { kinds: ['sum'], clean: say(b), planted: say(b + by) };
    }),
  'a ratio with words before the stroke': fc.tuple(parts, off).map(([{ a, d, t }, by]): Statement => {
    const say = (p: number) =>
      `Lực lượng Công an đã cấp ${dotted(a)} thẻ căn cước/${dotted(t)} công dân đủ điều kiện, đạt ${printed(p, d)}%.`;
    return { kinds: ['ratio', 'truncated'], clean: say(share(a, t, d)), planted: say(share(a, t, d) + by) };
  }),
  'what is left of a count': fc
    .tuple(parts, fc.integer({ min: 1, max: 9 }))
    .filter(([{ b }]) => b > 200)
    .map(([{ a, b, t }, by]): Statement => {
      const say = (n: number) =>
        `Ngành Giáo dục được giao cập nhật ${dotted(t)} học sinh, đến nay đã cập nhật ${dotted(a)} học sinh, còn lại ${dotted(n)} học sinh.`;
      return { kinds: ['remainder'], clean: say(b), planted: say(b + by) };
    }),
  'a rise from one number to another': fc
    .tuple(parts, fc.integer({ min: 1, max: 30 }))
    .map(([{ a, b, t }, by]): Statement => {
      const say = (n: number) =>
        `Số trạm thu phát sóng tăng từ ${dotted(a)} trạm lên ${dotted(t)} trạm, tăng ${dotted(n)} trạm.`;
      return { kinds: ['change'], clean: say(b), planted: say(b + by) };
    }),
  'a fall in per cent': fc.tuple(parts, off).map(([{ b, a, t }, by]): Statement => {
    const fall = share(a, t, 1);
    const say = (p: number) =>
      `Số hồ sơ quá hạn giảm từ ${dotted(t)} hồ sơ xuống còn ${dotted(b)} hồ sơ, giảm ${printed(p, 1)}%.`;
    return { kinds: ['change'], clean: say(fall), planted: say(fall + by) };
  }),
  'how far beyond the target': fc
    .tuple(parts, off)
    .map(([{ a, t }, by]): Statement => {
      const excess = share(t - a, a, 1);
      const say = (p: number) =>
        `Đã kích hoạt ${dotted(t)}/${dotted(a)} tài khoản định danh điện tử, vượt ${printed(p, 1)}% so với chỉ tiêu.`;
      return { kinds: ['change'], clean: say(excess), planted: say(excess + by) };
    })
    .filter(({ clean }) => !/vượt \d{4,}/.test(clean)),
  'shares of all parts': fc.tuple(fc.integer({ min: 100, max: 900 }), off).map(([p, by]): Statement => {
    const say = (q: number) =>
      `Về hình thức, hồ sơ trực tuyến chiếm ${printed(p, 1)}%, hồ sơ trực tiếp chiếm ${printed(q, 1)}%.`;
    return { kinds: ['sum'], clean: say(1000 - p), planted: say(1000 - p + by) };
  }),
  'a share told in passing': fc
    .tuple(parts, off)
    // A number that happens to be this share of the other part contradicts nothing: readers take it so too.
    .filter(([{ a, b, d, t }, by]) => a < b || Math.abs(share(b, a, d) - share(b, t, d) - by) > 1)
    .map(([{ a, b, d, t }, by]): Statement => {
      const say = (p: number) =>
        `Chi trả qua tài khoản cho ${dotted(a)} người, chiếm ${printed(share(a, t, d), d)}% tổng số ${dotted(t)} người hưởng; chi bằng tiền mặt cho ${dotted(b)} người (${printed(p, d)}%).`;
      return { kinds: ['ratio', 'truncated'], clean: say(share(b, t, d)), planted: say(share(b, t, d) + by) };
    }),
};

/** A list under its total stands in lines of its own. */
const list: fc.Arbitrary<Statement> = fc
  .tuple(parts, fc.integer({ min: 30, max: 900 }), fc.integer({ min: 1, max: 9 }))
  .map(([{ a, b }, c, by]): Statement => {
    const say = (n: number) =>
      [
        `- Kết quả rà soát được ${dotted(a + b + c)} trường hợp, gồm:`,
        `+ Khớp đúng: ${dotted(a)} trường hợp;`,
        `+ Sai lệch họ tên: ${dotted(b)} trường hợp;`,
        `+ Chưa có số định danh: ${dotted(n)} trường hợp.`,
        '- Nội dung tiếp theo được giao cho 12 đơn vị.',
      ].join('\n');
    return { kinds: ['sum'], clean: say(c), planted: say(c + by) };
  });

/** Sentences with numbers in which nothing is contradicted, however much it looks so. */
const traps = [
  'So với cùng kỳ năm 2023 tăng 12,5% (11.067 hồ sơ).',
  'Tỷ lệ hồ sơ trực tuyến đạt 84%, vượt 4% so với chỉ tiêu được giao (80%).',
  'Toàn tỉnh có 8 huyện, thành phố gồm 61 xã, 5 phường và 5 thị trấn.',
  'Mỗi tổ công tác gồm 1 tổ trưởng, 2 tổ phó và 6 thành viên, hoạt động tại 713 thôn, buôn, bon.',
  'Thành lập 8 tổ, mỗi tổ gồm 1 tổ trưởng, 2 tổ phó và 6 thành viên.',
  'Có 500 hồ sơ, trong đó 300 hồ sơ trực tuyến, 180 hồ sơ đúng hạn.',
  'Tổ chức 12 lớp tập huấn cho 480 lượt người, bình quân 40 người/lớp.',
  'Mức thu 20.000 đồng/01 hồ sơ, thời hạn giải quyết 03 ngày/01 hồ sơ.',
  'Hỗ trợ 5 triệu đồng/01 hộ cho 120 hộ, tổng kinh phí 600 triệu đồng.',
  'Đã xử lý 1.250 phản ánh; hài lòng 96,5%; rất hài lòng 40,2%.',
  'Cấp tỉnh đạt 98,2%, cấp huyện đạt 97,1%, cấp xã đạt 99,0%.',
  'Trong 6 tháng đầu năm giải quyết 4.210 hồ sơ, đạt 98% đúng hạn.',
  'Trong đó, có 17 đơn vị hoàn thành 100% chỉ tiêu, 3 đơn vị đạt dưới 50%.',
  'Dân số 652.770 người; nam 330.190 người (50,6%), nữ 322.580 người (49,4%).',
  'Nâng tỷ lệ từ 75,3% lên 84,1%, tăng 8,8 điểm phần trăm.',
  'Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 và Thông tư 01/2018/TT-VPCP ngày 23/11/2018.',
  'Đường dây nóng 0261.3544.999, trực 24/7; tốc độ 100/50 Mbps.',
  'Từ ngày 15/12/2023 đến 14/6/2024, 71/71 xã đã có tổ công tác.',
  'Đạt 36/43 chỉ tiêu; xếp thứ 12/63 tỉnh, thành phố.',
  'Tăng 3 bậc so với năm 2022, từ hạng 45 lên hạng 42.',
  'Đến tháng 11 có 82,78 Mbps so với trung bình cả nước là 89,23 Mbps.',
  'Kinh phí 38.825 triệu đồng, trong đó vốn sự nghiệp 12.300 triệu đồng cho hạ tầng.',
  'Kinh phí 3,2 tỷ đồng, gồm ngân sách tỉnh 2,1 tỷ đồng và ngân sách huyện 1,1 tỷ đồng.',
  'Đã thu 98% học phí, 97% viện phí và 95% tiền điện không dùng tiền mặt.',
  'Có 1.200 học sinh thuộc hộ nghèo (tăng 5% so với năm học trước).',
  'Phấn đấu đến năm 2025 có 90% hồ sơ trực tuyến, 80% thanh toán trực tuyến.',
  'Bộ phận Một cửa bố trí 2 máy tính/1 quầy tại 71 xã.',
  'Kết quả xác minh 300 trường hợp, trong đó 250 trường hợp đúng; còn lại đang xác minh.',
  'Triển khai 42 mô hình, đã thực hiện 04 mô hình, đang khảo sát 03 mô hình.',
  'Tiếp nhận 2.000 hồ sơ, từ chối 12 hồ sơ (lý do: thiếu giấy tờ 7, sai thẩm quyền 3).',
  'Huyện Cư Jút đạt 95,1%, huyện Đắk Mil đạt 94,8%, huyện Krông Nô đạt 94,8%.',
];

const neutral = fc.constantFrom(
  'Các đơn vị tiếp tục thực hiện theo kế hoạch đã ban hành.',
  'Công an tỉnh chủ trì, phối hợp với các sở, ban, ngành.',
  'Kết quả được tổng hợp vào ngày 15 hằng tháng.',
);
const names = Object.keys(statements);
const every = fc.tuple(...names.map((n) => statements[n] as fc.Arbitrary<Statement>), list);
const told = (text: string) =>
  checkReport(text).map((f) => `${f.line} ${f.kind}: ${f.quote} (${f.stated} ≠ ${f.computed})`);

describe('sentences of provincial reports', () => {
  for (const trap of traps) it(`holds: ${trap}`, () => assert.deepEqual(told(trap), []));

  it('that hold stay silent, in lines of their own or all in one paragraph', () => {
    fc.assert(
      fc.property(every, fc.shuffledSubarray(traps, { minLength: 5 }), fc.boolean(), (made, some, isOneParagraph) => {
        const sentences = [...made.slice(0, -1).map((s) => s.clean), ...some];
        const text = `${sentences.join(isOneParagraph ? ' ' : '\n\n')}\n\n${made.at(-1)?.clean}`;
        assert.deepEqual(told(text), [], text);
      }),
      { numRuns: 300 },
    );
  });

  names.forEach((name, i) => {
    it(`with a contradiction are found where they stand: ${name}`, () => {
      fc.assert(
        fc.property(every, neutral, fc.boolean(), (made, words, isOneParagraph) => {
          const statement = made[i] as Statement;
          const glue = isOneParagraph ? ' ' : '\n\n';
          const text = [words, statement.planted, made[(i + 1) % names.length]?.clean, words].join(glue);
          const found = checkReport(text);
          assert.equal(found.length, 1, `${told(text).join('\n')}\n${text}`);
          assert.ok(statement.kinds.includes(found[0]?.kind ?? 'heading'), told(text).join('\n'));
          assert.equal(found[0]?.line, isOneParagraph ? 1 : 3);
        }),
        { numRuns: 150 },
      );
    });
  });

  it('with a contradiction are found where they stand: a list under its total', () => {
    fc.assert(
      fc.property(list, neutral, ({ planted }, words) => {
        const found = checkReport(`${words}\n\n${planted}\n\n${words}`);
        assert.deepEqual(
          found.map((f) => [f.line, f.kind]),
          [[3, 'sum']],
          planted,
        );
      }),
      { numRuns: 150 },
    );
  });
});
