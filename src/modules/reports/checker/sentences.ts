/** A stretch of a block's text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Sentences of a text: they end with a full stop, question or exclamation mark before a capital or the end. */
export function sentencesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const m of text.matchAll(/[.!?](?:["”)]*)(?=\s+["“(]?\p{Lu}|\s*$)/gu)) {
    const to = m.index + m[0].length;
    found.push({ from, to });
    from = to;
  }
  if (from < text.length) found.push({ from, to: text.length });
  return found;
}
