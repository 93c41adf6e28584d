import { html, raw } from 'hono/html';

/**
 * Escaped markup. `html` escapes every value by default and composes with itself; `raw` marks a trusted string and
 * may be used only for markup that we drew ourselves (SVG charts, icons). Decision 0003.
 */
export type Html = ReturnType<typeof html>;
export { html, raw };
