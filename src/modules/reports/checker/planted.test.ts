import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { reportText } from '../readers/read-report.ts';
import { checkReport } from './check-report.ts';
import type { Finding, FindingKind } from './finding.ts';

/** How one writer prints: groups of thousands, decimal mark, sign of the percentage. */
interface Style {
  group: '.' | '' | '\u00a0';
  mark: ',' | '.';
  sign: '%' | ' %' | ' phần trăm';
}
const style: fc.Arbitrary<Style> = fc.record({
  group: fc.constantFrom('.', '', '\u00a0'),
  mark: fc.constantFrom(',', '.'),
  sign: fc.constantFrom('%', ' %', ' phần trăm'),
});

const whole = (n: number, { group }: Style) => String(n).replace(/\B(?=(\d{3})+$)/g, group);
const tenths = (scaled: bigint, d: number, mark: string) => {
  const digits = scaled.toString().padStart(d + 1, '0');
  return d === 0 ? digits : `${digits.slice(0, -d)}${mark}${digits.slice(-d)}`;
};
const rounded = (a: number, b: number, d: number) =>
  (2n * BigInt(a) * 10n ** BigInt(d + 2) + BigInt(b)) / (2n * BigInt(b));
const cut = (a: number, b: number, d: number) => (BigInt(a) * 10n ** BigInt(d + 2)) / BigInt(b);
const percent = (scaled: bigint, d: number, s: Style) => `${tenths(scaled, d, s.mark)}${s.sign}`;

/** One matter of a report: how it reads when it holds, and with a contradiction of its kind. */
interface Matter {
  kinds: readonly FindingKind[];
  clean: string[];
  planted: string[];
}

const pair = fc
  .tuple(fc.integer({ min: 50, max: 3_000_000 }), fc.double({ min: 0.05, max: 0.95, noNaN: true }))
  .map(([b, share]) => ({ a: Math.max(2, Math.floor(b * share)), b }));
const ratioWords = fc.constantFrom(
  (what: string, ab: string, p: string) => `- Lĩnh vực ${what}: đã tiếp nhận, giải quyết ${ab} hồ sơ, đạt ${p}.`,
  (what: string, ab: string, p: string) => `- Lĩnh vực ${what} có tỷ lệ hồ sơ trực tuyến ${p} (${ab} hồ sơ);`,
  (what: string, ab: string, p: string) => `- Ngành ${what} cập nhật được ${ab} trường hợp trên hệ thống (đạt ${p}).`,
  (what: string, ab: string, p: string) => `- Về ${what}, kết quả là ${ab} mũi tiêm, bằng ${p}.`,
  (what: string, ab: string, p: string) =>
    `- Cơ quan phụ trách ${what} giải quyết ${ab.replace('/', ' hồ sơ trên tổng số ')} hồ sơ, đạt tỷ lệ ${p}.`,
);

const ratio = fc
  .tuple(pair, ratioWords, style, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 2, max: 40 }))
  .map(([{ a, b }, words, s, d, by]): Matter => {
    const say = (p: bigint) => [words('đất đai', `${whole(a, s)}/${whole(b, s)}`, percent(p, d, s))];
    return {
      kinds: ['ratio', 'over-hundred'],
      clean: say(rounded(a, b, d)),
      planted: say(rounded(a, b, d) + BigInt(by)),
    };
  });

const truncated = fc
  .tuple(pair, ratioWords, style, fc.integer({ min: 0, max: 2 }))
  .filter(
    ([{ a, b }, , , d]) =>
      rounded(a, b, d) !== cut(a, b, d) && (2n * BigInt(a) * 10n ** BigInt(d + 2)) % BigInt(b) !== 0n,
  )
  .map(([{ a, b }, words, s, d]): Matter => {
    const say = (p: bigint) => [words('hộ tịch', `${whole(a, s)}/${whole(b, s)}`, percent(p, d, s))];
    return { kinds: ['truncated'], clean: say(rounded(a, b, d)), planted: say(cut(a, b, d)) };
  });

const malformed = fc.tuple(pair, style).map(([{ a, b }, s]): Matter => {
  const say = (p: string) => [
    `- Nhóm xuất nhập cảnh có tỷ lệ hồ sơ trực tuyến ${p} (${whole(a, s)}/${whole(b, s)} hồ sơ);`,
  ];
  const right = tenths(rounded(a, b, 2), 2, ',');
  return { kinds: ['malformed-percent'], clean: say(`${right}%`), planted: say(`${right.replace(',', '/')}%`) };
});

const repeated = fc
  .tuple(pair, pair, style)
  .filter(([x, y]) => {
    const gap = rounded(x.a, x.b, 1) - rounded(y.a, y.b, 1);
    // With the same numerator on both sides nothing says that the percentage was copied.
    return (gap > 1n || gap < -1n) && x.a !== y.a;
  })
  .map(([x, y, s]): Matter => {
    const say = (p: bigint) => [
      `- Nhóm cư trú tỷ lệ trực tuyến ${percent(rounded(x.a, x.b, 1), 1, s)} (${whole(x.a, s)}/${whole(x.b, s)} hồ sơ);`,
      `- Nhóm căn cước tỷ lệ trực tuyến ${percent(p, 1, s)} (${whole(y.a, s)}/${whole(y.b, s)} hồ sơ);`,
    ];
    return {
      kinds: ['repeated-percent'],
      clean: say(rounded(y.a, y.b, 1)),
      planted: say(rounded(x.a, x.b, 1)),
    };
  });

const over = fc.tuple(pair, style).map(([{ a, b }, s]): Matter => {
  const say = (than: string) => [
    `- Số tài khoản định danh đã lập là ${whole(a + b, s)}/${whole(b, s)} tài khoản, đạt ${percent(rounded(a + b, b, 1), 1, s)}${than}.`,
  ];
  return { kinds: ['over-hundred'], clean: say(' chỉ tiêu được giao'), planted: say('') };
});

const partOver = fc.tuple(fc.integer({ min: 11, max: 900 }), fc.integer({ min: 1, max: 9 })).map(([n, by]): Matter => {
  const say = (a: number) => [`- Đã kiện toàn ${a}/${n} tổ công tác ở cơ sở.`];
  return { kinds: ['part-over-whole'], clean: say(n - 1), planted: say(n + by) };
});

const terms = fc.array(fc.integer({ min: 20, max: 400_000 }), { minLength: 2, maxLength: 5 });
const sumWords = fc.constantFrom(
  (total: string, parts: string[]) => [
    `- Toàn tỉnh có ${total} hộ (bao gồm: ${parts.map((p, i) => `${p} hộ vùng ${'ABCDE'[i]}`).join(', ')}).`,
  ],
  (total: string, parts: string[]) => [
    `- Tổng số cơ sở là ${total} cơ sở, gồm ${parts.map((p, i) => `${p} cơ sở loại ${'ABCDE'[i]}`).join(', ')}.`,
  ],
  (total: string, parts: string[]) => [
    `- Đã cấp ${total} tài khoản (${parts.map((p, i) => `mức ${i + 1}: ${p} tài khoản`).join('; ')}).`,
  ],
  (total: string, parts: string[]) => [
    '| Địa bàn | Số hộ |',
    '|---|---:|',
    ...parts.map((p, i) => `| Xã ${'ABCDE'[i]} | ${p} |`),
    `| Tổng cộng | ${total} |`,
  ],
);
const sum = fc.tuple(terms, sumWords, style, fc.integer({ min: 1, max: 9 })).map(([parts, words, s, by]): Matter => {
  const total = parts.reduce((a, b) => a + b, 0);
  const say = (n: number) =>
    words(
      whole(n, s),
      parts.map((p) => whole(p, s)),
    );
  return { kinds: ['sum'], clean: say(total), planted: say(total + Math.max(by, Math.round(total / 500))) };
});

/** A total told in tỷ and its parts in triệu: rounding to the printed digit is no contradiction. */
const money = fc
  .tuple(fc.integer({ min: 2_000, max: 60_000 }), fc.integer({ min: 2_000, max: 60_000 }), style)
  .map(([x, y, s]): Matter => {
    const say = (million: number) => [
      `- Kinh phí đã bố trí là ${tenths(BigInt(Math.round(million / 100)), 1, ',')} tỷ đồng, gồm ${whole(x, s)} triệu đồng vốn đầu tư và ${whole(y, s)} triệu đồng chi thường xuyên.`,
    ];
    return { kinds: ['sum'], clean: say(x + y), planted: say(x + y + Math.max(600, Math.round((x + y) / 20))) };
  });

const remainder = fc
  .tuple(pair, style, fc.integer({ min: 1, max: 9 }), fc.constantFrom('hiện còn', 'còn lại'))
  .filter(([{ a, b }, , by]) => b - a > 10 * by + 10)
  .map(([{ a, b }, s, by, left]): Matter => {
    const say = (n: number) => [
      `- Đã xác thực ${whole(a, s)}/${whole(b, s)} trường hợp tiêm chủng; ${left} ${whole(n, s)} trường hợp.`,
    ];
    return { kinds: ['remainder'], clean: say(b - a), planted: say(b - a + by) };
  });

const toldTwice = fc
  .tuple(fc.integer({ min: 100, max: 900_000 }), fc.integer({ min: 1, max: 99 }), style)
  .map(([n, by, s]): Matter => {
    const say = (m: number) => [
      `- Công an các cấp đã thu nhận hồ sơ cấp thẻ căn cước được ${whole(n, s)} hồ sơ.`,
      `- Kết quả, Công an các cấp đã thu nhận hồ sơ cấp thẻ căn cước được ${whole(m, s)} hồ sơ.`,
    ];
    return { kinds: ['told-twice'], clean: say(n), planted: say(n + by) };
  });

const heading = fc.integer({ min: 2, max: 7 }).map((jump): Matter => {
  const say = (n: number) => ['#### 1.1. Nền tảng', '#### 1.2. Ứng dụng', `#### 1.${n}. An toàn thông tin`];
  return { kinds: ['heading'], clean: say(3), planted: say(3 + jump) };
});

const day = (n: number) =>
  `${String((n % 28) + 1).padStart(2, '0')}/${String(Math.floor(n / 28) + 1).padStart(2, '0')}/2023`;
const documents = fc
  .tuple(fc.integer({ min: 10, max: 90 }), fc.integer({ min: 20, max: 250 }))
  .map(([n, at]): Matter => {
    const say = (second: number) => [
      `- Kế hoạch số ${n}/KH-UBND ngày ${day(at)}, Kế hoạch số ${n + 5}/KH-UBND ngày ${day(second)} và Kế hoạch số ${n + 9}/KH-UBND ngày ${day(at + 40)}.`,
    ];
    return { kinds: ['document-order'], clean: say(at + 20), planted: say(at - 15) };
  });

const documentDates = fc
  .tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 250 }), fc.integer({ min: 1, max: 40 }))
  .map(([n, at, by]): Matter => {
    const say = (second: number) => [
      `- Theo Công văn số ${n}/STP-VP ngày ${day(at)} của Sở Tư pháp.`,
      `- Công văn số ${n}/STP-VP ngày ${day(second)} hướng dẫn rà soát.`,
    ];
    return { kinds: ['document-date'], clean: say(at), planted: say(at + by) };
  });

/** Shares in a table; wrong in one row. */
const table = fc
  .tuple(fc.array(pair, { minLength: 4, maxLength: 7 }), style, fc.nat(), fc.integer({ min: 20, max: 90 }))
  .filter(([pairs]) => new Set(pairs.map((p) => p.a)).size === pairs.length)
  .map(([pairs, s, at, by]): Matter => {
    const wrong = at % pairs.length;
    const say = (shift: number) => [
      '| Đơn vị | Đã thực hiện | Phải thực hiện | Tỷ lệ |',
      '|---|---:|---:|---:|',
      ...pairs.map(({ a, b }, i) => {
        const p = rounded(a, b, 1) + BigInt(i === wrong ? shift : 0);
        return `| Huyện ${'ABCDEFG'[i]} | ${whole(a, s)} | ${whole(b, s)} | ${tenths(p, 1, ',')}% |`;
      }),
    ];
    return { kinds: ['ratio'], clean: say(0), planted: say(by) };
  });

const matters: Readonly<Record<string, fc.Arbitrary<Matter>>> = {
  ratio,
  truncated,
  malformed,
  repeated,
  over,
  partOver,
  sum,
  money,
  remainder,
  toldTwice,
  heading,
  documents,
  documentDates,
  table,
};
const names = Object.keys(matters);
const all: fc.Arbitrary<Matter[]> = fc.tuple(...names.map((n) => matters[n] as fc.Arbitrary<Matter>));
const order = fc.shuffledSubarray(
  names.map((_, i) => i),
  { minLength: 3 },
);

/** A report of these matters, each under words of its own; the one at `planted` contradicts itself. */
function reportOf(chosen: readonly Matter[], planted?: number): { text: string; from: number; to: number } {
  const lines = ['## I. KẾT QUẢ', '', '### 1. Kết quả chung', ''];
  let [from, to] = [0, 0];
  chosen.forEach((m, i) => {
    lines.push(`Nội dung thứ ${'abcdefghijklmn'[i]} được các cơ quan tổng hợp.`, '');
    if (i === planted) from = lines.length + 1;
    lines.push(...(i === planted ? m.planted : m.clean));
    if (i === planted) to = lines.length;
    lines.push('');
  });
  return { text: [...lines, '## II. KIẾN NGHỊ'].join('\n'), from, to };
}

/** The same report as a Word document: headings, paragraphs, tables. */
function asWord(text: string): Uint8Array {
  const xmlOf = (t: string) => t.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const run = (t: string) => `<w:r><w:t xml:space="preserve">${xmlOf(t)}</w:t></w:r>`;
  const rows: string[] = [];
  const body: string[] = [];
  const endTable = () => {
    if (rows.length > 0) body.push(`<w:tbl>${rows.splice(0).join('')}</w:tbl>`);
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('|')) {
      if (/^[|:\- ]+$/.test(line)) continue;
      const cells = line.split('|').slice(1, -1);
      rows.push(`<w:tr>${cells.map((c) => `<w:tc><w:p>${run(c.trim())}</w:p></w:tc>`).join('')}</w:tr>`);
      continue;
    }
    endTable();
    const mark = /^(#+)\s+/.exec(line);
    const style = mark === null ? '' : '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>';
    if (line !== '') body.push(`<w:p>${style}${run(line.slice(mark?.[0].length ?? 0))}</w:p>`);
  }
  endTable();
  const xml = `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body.join('')}</w:body></w:document>`;
  return zipSync({ 'word/document.xml': strToU8(xml) });
}

/** A wrong percentage that by chance is the one of the line above is told as copied from there, and rightly so. */
const isByChanceRepeated = ({ kind, stated }: Finding, text: string): boolean =>
  kind === 'repeated-percent' && text.replace(/\s+%/g, '%').split(stated).length > 2;

const told = (text: string) => checkReport(text).map((f) => `${f.kind}: ${f.quote} (${f.stated} ≠ ${f.computed})`);

describe('reports of every wording, number form and unit', () => {
  it('that agree with themselves stay silent', () => {
    fc.assert(
      fc.property(all, order, (made, chosen) => {
        const { text } = reportOf(chosen.map((i) => made[i] as Matter));
        assert.deepEqual(told(text), [], text);
      }),
      { numRuns: 250 },
    );
  });

  for (const name of names)
    it(`show a planted contradiction where it is, and nothing else: ${name}`, () => {
      fc.assert(
        fc.property(all, order, fc.nat(), (made, chosen, at) => {
          const others = chosen.filter((i) => i !== names.indexOf(name));
          const place = at % (others.length + 1);
          const picked = others.toSpliced(place, 0, names.indexOf(name));
          const { text, from, to } = reportOf(
            picked.map((i) => made[i] as Matter),
            place,
          );
          const findings = checkReport(text);
          const { kinds } = made[names.indexOf(name)] as Matter;
          assert.equal(findings.length, 1, `${told(text).join('\n')}\n${text}`);
          const [found] = findings;
          assert.ok(
            found !== undefined && (kinds.includes(found.kind) || isByChanceRepeated(found, text)),
            `${told(text).join('\n')}\n${text}`,
          );
          assert.ok(found.line >= from && found.line <= to, `line ${found.line} not in ${from}–${to}`);
        }),
        { numRuns: 60 },
      );
    });

  it('say the same as Word documents', async () => {
    await fc.assert(
      fc.asyncProperty(all, order, fc.nat(), async (made, chosen, at) => {
        const picked = chosen.map((i) => made[i] as Matter);
        const clean = reportOf(picked).text;
        assert.deepEqual(told(await reportText('a.docx', asWord(clean))), [], clean);
        const planted = at % picked.length;
        const { text } = reportOf(picked, planted);
        const findings = checkReport(await reportText('a.docx', asWord(text)));
        const [found] = findings;
        const isRight =
          found !== undefined && (picked[planted]?.kinds.includes(found.kind) || isByChanceRepeated(found, text));
        assert.ok(findings.length === 1 && isRight, `${findings.map((f) => f.kind)}\n${text}`);
      }),
      { numRuns: 120 },
    );
  });
});
