/** Answers that change by a decision or a reform, not by the minute, kept in this process for one. */
export interface Kept<V> {
  /** The kept answer, or the one that `load` gives now. What `load` answers with undefined is not kept. */
  get(key: string, load: () => Promise<V | undefined>): Promise<V | undefined>;
}

const keptMs = 60_000;

/** A keeper of at most so many answers. It holds no truth: the database has it, and a minute later it is asked again. */
export function keepForAMinute<V>(most: number): Kept<V> {
  const kept = new Map<string, { value: V; until: number }>();
  return {
    async get(key, load) {
      const known = kept.get(key);
      if (known !== undefined && known.until > performance.now()) return known.value;
      const value = await load();
      if (kept.size >= most) kept.clear();
      if (value !== undefined) kept.set(key, { value, until: performance.now() + keptMs });
      return value;
    },
  };
}
