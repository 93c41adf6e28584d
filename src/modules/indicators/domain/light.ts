import type { Figure } from '../figure.ts';

/** How a figure stands to its target: at or over it, close to it, behind it; nothing to count yet; or without a target. */
export type Light = 'reached' | 'near' | 'behind' | 'waiting' | 'none';

/** A figure that lacks at most a tenth of its target is close to it. */
const nearShare = 0.9;

/**
 * The traffic light of a figure. A share of nothing (no case yet) is neither good nor bad. A figure with a target that
 * nobody has stated is behind: nobody may hide in silence.
 */
export function lightOf({ percent, denominator, target }: Pick<Figure, 'percent' | 'denominator' | 'target'>): Light {
  if (target === null) return 'none';
  if (percent === null) return denominator === 0 ? 'waiting' : 'behind';
  if (percent >= target.percent) return 'reached';
  return percent >= target.percent * nearShare ? 'near' : 'behind';
}
