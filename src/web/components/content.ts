import type { Html } from '#platform/html';

/** What may stand between tags: a string is escaped, markup was drawn by us. */
export type Content = string | Html;
