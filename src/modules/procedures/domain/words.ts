/** A text that people read, in both languages; Vietnamese is the source. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}
