import type { Block } from './block.ts';
import { asNumber, print, sum } from './decimal.ts';
import { dimensionOf } from './dimensions.ts';
import type { Finding } from './finding.ts';
import { type Percent, quoteAround } from './quantities.ts';
import { sentencesOf } from './sentences.ts';

/** Divisions whose shares are shares of one whole; "cấp tỉnh đạt 98%, cấp xã đạt 97%" are rates, each of its own. */
const oneWhole = new Set(['channel', 'sex', 'area']);

/** "trực tuyến chiếm 84%, trực tiếp chiếm 17%": shares of all parts of one whole make 100, as far as they are rounded. */
export function checkHundred(blocks: readonly Block[]): Finding[] {
  return blocks.flatMap((block) =>
    sentencesOf(block.text).flatMap((s): Finding[] => {
      const inside = block.quantities.filter((q) => q.from >= s.from && q.to <= s.to);
      const shares = inside.flatMap((q, i): { percent: Percent; part: string }[] => {
        if (q.kind !== 'percent') return [];
        const words = block.text.slice(inside[i - 1]?.to ?? s.from, q.from);
        const division = dimensionOf(words);
        if (division === undefined || !oneWhole.has(division) || !/chiếm\s*(?:tỷ lệ|tỉ lệ)?\s*$/iu.test(words))
          return [];
        return [{ percent: q, part: division }];
      });
      const [first, ...rest] = shares;
      const last = rest.at(-1);
      if (first === undefined || last === undefined || rest.some((r) => r.part !== first.part)) return [];
      const values = shares.map((share) => share.percent.value);
      const made = sum(values);
      const off = Math.abs(asNumber(made) - 100);
      const rounding = values.reduce((all, v) => all + 0.5 / 10 ** v.decimals, 0) + 1e-9;
      if (off <= rounding || off > 10) return [];
      return [
        {
          kind: 'sum',
          line: block.lineAt(first.percent.from),
          quote: quoteAround(block.text, first.percent.from, last.percent.to),
          stated: '100%',
          computed: `${print(made)}%`,
          params: { terms: values.map((v) => `${print(v)}%`).join(' + ') },
        },
      ];
    }),
  );
}
