import type { Words } from './words.ts';

/** What happens in a life, and which procedures it brings: the way in for those who do not know their names. */
export interface LifeEvent {
  /** In the address of its page; never changes. */
  readonly code: string;
  readonly name: Words;
  readonly about: Words;
  /** What to do, in the order in which it is done. */
  readonly parts: readonly LifeEventPart[];
}

export interface LifeEventPart {
  readonly title: Words;
  /** By when, or what to know before. */
  readonly note?: Words;
  /** Codes of procedures. */
  readonly procedures: readonly string[];
}
