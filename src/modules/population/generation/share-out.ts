/** One who gets a share: how large by weight, and the most that there is room for. */
export interface Sharer {
  weight: number;
  most: number;
}

/**
 * Shares a whole number out by weight: largest remainders get what is left over, nobody more than there is room for.
 * @returns the shares in the order of the sharers; they add up to `count`, or to all the room if that is less.
 */
export function shareOut(count: number, sharers: readonly Sharer[]): number[] {
  const total = sharers.reduce((sum, s) => sum + s.weight, 0);
  const exact = sharers.map((s) => (total === 0 ? 0 : (count * s.weight) / total));
  const shares = sharers.map((s, i) => Math.min(s.most, Math.floor(exact[i] ?? 0)));
  let over = count - shares.reduce((sum, n) => sum + n, 0);
  const order = sharers.map((_, i) => i).sort((a, b) => rest(exact[b]) - rest(exact[a]) || a - b);
  while (over > 0) {
    const open = order.filter((i) => (shares[i] ?? 0) < (sharers[i]?.most ?? 0));
    if (open.length === 0) break;
    for (const i of open.slice(0, over)) shares[i] = (shares[i] ?? 0) + 1;
    over -= Math.min(over, open.length);
  }
  return shares;
}

const rest = (value = 0): number => value - Math.floor(value);
