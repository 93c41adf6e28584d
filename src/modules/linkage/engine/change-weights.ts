import { evidence } from './levels.ts';
import type { Model } from './model.ts';

/** Bits that are added to the weight of levels of agreement, by `field.level`, as people's decisions have taught. */
export type WeightChange = Readonly<Record<string, number>>;

/** No level's weight changes by more than this many bits, whatever is asked. */
export const mostChanged = 2;

/** A model whose levels weigh so much more or less. Levels that the engine does not know, and "missing", are passed over. */
export function changeWeights(model: Model, change: WeightChange): Model {
  const agree = model.agree.map((levels, field) =>
    levels.map((bits, at) => {
      const { name, levels: names } = evidence[field] as (typeof evidence)[number];
      const more = at === 0 ? 0 : (change[`${name}.${names[at]}`] ?? 0);
      return bits + Math.max(-mostChanged, Math.min(mostChanged, more));
    }),
  );
  return { ...model, agree };
}
