import { copyLine, type Tx } from '#platform/db';
import type { SeededRandom } from '#platform/ids';
import { addDays, type IsoDate } from '#platform/time';
import { agenciesAt } from '#territory';
import { factCopy, factLine } from './fact-line.ts';
import { dayIn, simulatedSpan, writtenOn } from './simulated-days.ts';

/** What such money is for; words of our own. */
const purposes = [
  'Trang bị máy tính, máy quét cho bộ phận một cửa các cấp',
  'Nâng cấp hệ thống thông tin giải quyết thủ tục hành chính',
  'Đường truyền và an toàn thông tin kết nối cơ sở dữ liệu dân cư',
  'Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính',
  'Tuyên truyền, tập huấn Đề án 06',
  'Trang bị đọc chip thẻ căn cước tại bộ phận một cửa',
];

const million = 1_000_000;

/** Makes budget lines whose allocations add up to `budgetVnd` (in đồng, to the last one), some of it spent. */
export async function simulateBudget(
  tx: Tx,
  budgetVnd: number,
  { random, asOf }: { random: SeededRandom; asOf: IsoDate },
): Promise<void> {
  const owners = (await agenciesAt(tx, asOf)).filter((a) => a.level === 'province' && a.kind !== 'one-stop');
  const lines: string[] = [];
  const entries: string[] = [];
  const facts: string[] = [];
  for (const [i, amount] of shares(random, budgetVnd, purposes.length).entries()) {
    if (amount === 0) continue;
    const span = simulatedSpan(asOf);
    const allocatedOn = dayIn(random, { from: span.from, to: addDays(span.to, -40) });
    const lineId = random.id(Date.parse(allocatedOn));
    const owner = random.pick(owners).code;
    lines.push(copyLine([lineId, Number(allocatedOn.slice(0, 4)), purposes[i], 'province', owner, 'simulated']));
    const spent = Math.floor((amount * (60 + random.int(36))) / 100 / million) * million;
    const add = (fact: 'allocated' | 'spent', quantity: number, on: IsoDate) => {
      if (quantity === 0) return;
      const id = random.id(Date.parse(on));
      const document = `${100 + random.int(800)}/QĐ-UBND`;
      entries.push(copyLine([id, lineId, fact, quantity, on, document, writtenOn(random, on), owner]));
      facts.push(
        factLine(random, {
          subject: 'budget',
          recordId: lineId,
          fact,
          on,
          quantity,
          level: 'province',
          agencyCode: owner,
        }),
      );
    };
    add('allocated', amount, allocatedOn);
    add('spent', spent, dayIn(random, { from: addDays(allocatedOn, 20), to: span.to }));
  }
  await tx.copyIn('copy steering.budget_line (id, year, purpose, source, agency_code, origin) from stdin', lines);
  await tx.copyIn(
    'copy steering.budget_entry (id, line_id, fact, amount_vnd, happened_on, document, recorded_at, recorded_by) from stdin',
    entries,
  );
  await tx.copyIn(factCopy, facts);
}

/** Splits an amount into parts of whole millions; the last part takes what is left, to the đồng. */
function shares(random: SeededRandom, amount: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, () => 1 + random.int(5));
  const whole = weights.reduce((a, b) => a + b, 0);
  const split = weights.map((w) => Math.floor((amount * w) / whole / million) * million);
  const rest = amount - split.reduce((a, b) => a + b, 0);
  return split.map((part, i) => (i === split.length - 1 ? part + rest : part));
}
