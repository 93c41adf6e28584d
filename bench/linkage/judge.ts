/** What is said of one record. */
export interface Link {
  /** Personal number of its best candidate, or ''. */
  id: string;
  /** log2 of the odds. */
  score: number;
  matched: boolean;
  review: boolean;
}

const percent = (part: number, whole: number) => (part / Math.max(1, whole)).toFixed(5);

/** Lines about precision, recall and calibration of links against the known answers ('' is "not in the registry"). */
export function judge(links: readonly Link[], truth: readonly string[]): string[] {
  const real = truth.filter((id) => id !== '').length;
  const isRight = (link: Link, r: number) => link.id !== '' && link.id === truth[r];
  const kept = links.map((link, r) => ({ ...link, right: isRight(link, r) })).filter((link) => link.id !== '');
  const count = (holds: (link: (typeof kept)[number]) => boolean) => kept.filter(holds).length;
  const matched = count((l) => l.matched);
  const matchedRight = count((l) => l.matched && l.right);
  const review = count((l) => l.review);
  const reviewRight = count((l) => l.review && l.right);
  const found = matchedRight + reviewRight;
  return [
    bestF1(kept, real),
    `matched ${matched}: P ${percent(matchedRight, matched)} ${interval(matchedRight, matched)}, R ${percent(matchedRight, real)}, F1 ${percent(2 * matchedRight, matched + real)}`,
    `review ${review}, right ${reviewRight}; matched and review: R ${percent(found, real)}, F1 ${percent(2 * found, matched + review + real)}`,
    curve(kept, real),
    ...calibration(kept),
  ];
}

/** Wilson's interval of 95 %. */
function interval(right: number, all: number): string {
  const z = 1.96;
  const p = right / Math.max(1, all);
  const middle = (p + (z * z) / (2 * all)) / (1 + (z * z) / all);
  const half = (z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all))) / (1 + (z * z) / all);
  return `(95 %: ${(middle - half).toFixed(5)}–${(middle + half).toFixed(5)})`;
}

function bestF1(kept: readonly { score: number; right: boolean }[], real: number): string {
  let right = 0;
  let best = { f1: 0, p: 0, r: 0, score: 0 };
  [...kept]
    .sort((a, b) => b.score - a.score)
    .forEach((link, i) => {
      if (link.right) right += 1;
      const f1 = (2 * right) / (i + 1 + real);
      if (f1 > best.f1) best = { f1, p: right / (i + 1), r: right / real, score: link.score };
    });
  return `best F1 ${best.f1.toFixed(5)} at ${best.score.toFixed(2)} bits (P ${best.p.toFixed(5)}, R ${best.r.toFixed(5)})`;
}

function curve(kept: readonly { score: number; right: boolean }[], real: number): string {
  const points = [-2, 0, 2, 4, 6, 8, 11, 14, 20].map((from) => {
    const above = kept.filter((link) => link.score >= from);
    const right = above.filter((link) => link.right).length;
    return `${from}: ${percent(right, above.length)}/${percent(right, real)}`;
  });
  return `curve, bits: P/R ${points.join('  ')}`;
}

/** For each band of scores: how many, what share is right, and what share the scores themselves foretell. */
function calibration(kept: readonly { score: number; right: boolean }[]): string[] {
  const lines = ['calibration  band      records   right    foretold'];
  for (let from = -6; from <= 16; from += 2) {
    const band = kept.filter((l) => (from === -6 || l.score >= from) && (from === 16 || l.score < from + 2));
    if (band.length === 0) continue;
    const right = band.filter((l) => l.right).length / band.length;
    const foretold = band.reduce((sum, l) => sum + 1 / (1 + 2 ** -l.score), 0) / band.length;
    const name = from === -6 ? 'below -4' : from === 16 ? 'from 16' : `${from} to ${from + 2}`;
    lines.push(
      `             ${name.padEnd(9)} ${String(band.length).padStart(7)}   ${right.toFixed(4)}   ${foretold.toFixed(4)}`,
    );
  }
  return lines;
}
