import type { Figure } from '../figure.ts';

/** How a figure stands to its target: at or over it, close to it, behind it, or without one. */
export type Light = 'reached' | 'near' | 'behind' | 'none';

/** A figure that lacks at most a tenth of its target is close to it. */
const nearShare = 0.9;

/** The traffic light of a figure. A figure with a target and no number yet is behind: nobody may hide in silence. */
export function lightOf({ percent, target }: Pick<Figure, 'percent' | 'target'>): Light {
  if (target === null) return 'none';
  if (percent === null) return 'behind';
  if (percent >= target.percent) return 'reached';
  return percent >= target.percent * nearShare ? 'near' : 'behind';
}
