const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const scales = ['', 'nghìn', 'triệu', 'tỷ', 'nghìn tỷ', 'triệu tỷ'];

/** The last digit after a ten: "mốt", "tư" and "lăm" are said there and only there. */
function unitWord(unit: number, ten: number): string {
  if (unit === 1 && ten > 1) return 'mốt';
  if (unit === 4 && ten > 1) return 'tư';
  if (unit === 5 && ten > 0) return 'lăm';
  return digits[unit] ?? '';
}

/** Three digits; `whole` says the hundreds even when they are none, as behind a larger group. */
function groupWords(group: number, whole: boolean): string[] {
  const [hundred, ten, unit] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const words: string[] = [];
  if (hundred > 0 || whole) words.push(digits[hundred] ?? '', 'trăm');
  if (ten === 1) words.push('mười');
  if (ten > 1) words.push(digits[ten] ?? '', 'mươi');
  if (unit === 0) return words;
  if (ten === 0 && words.length > 0) words.push('linh');
  words.push(unitWord(unit, ten));
  return words;
}

/**
 * A sum in Vietnamese words, as receipts state it beside the figure: 20000 → "Hai mươi nghìn đồng".
 * @throws RangeError for anything that is not whole đồng from 0 to 10^15.
 */
export function amountInWords(amount: number): string {
  if (!Number.isSafeInteger(amount) || amount < 0 || amount > 1e15) throw new RangeError(`${amount} is not an amount`);
  if (amount === 0) return 'Không đồng';
  const groups: number[] = [];
  for (let rest = amount; rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000);
  const words = groups.flatMap((_, i) => {
    const at = groups.length - 1 - i;
    const group = groups[at] ?? 0;
    return group === 0 ? [] : [...groupWords(group, i > 0), scaleWord(groups, at)];
  });
  const text = words.filter((w) => w !== '').join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} đồng`;
}

/** "nghìn tỷ" and "triệu tỷ" share one "tỷ" when a lower group of billions follows. */
function scaleWord(groups: readonly number[], at: number): string {
  const scale = scales[at] ?? '';
  const lowerBillions = at > 3 && groups.slice(3, at).some((g) => g > 0);
  return lowerBillions ? scale.replace(' tỷ', '') : scale;
}
