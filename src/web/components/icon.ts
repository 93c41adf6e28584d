import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Html, html, raw } from '#platform/html';

const names = [
  'arrow-down',
  'arrow-left',
  'arrow-right',
  'arrow-up',
  'arrow-up-down',
  'ban',
  'calendar-clock',
  'check',
  'circle',
  'circle-alert',
  'circle-check',
  'circle-dashed',
  'circle-dot',
  'circle-x',
  'clock',
  'clock-alert',
  'file-text',
  'folder-open',
  'info',
  'languages',
  'log-in',
  'log-out',
  'minus',
  'pause',
  'printer',
  'search',
  'triangle-alert',
  'undo-2',
  'upload',
  'user',
  'x',
] as const;

export type IconName = (typeof names)[number];

const require = createRequire(import.meta.url);

/** The drawing inside the <svg> of a lucide icon (ISC licence); the frame is ours. */
function readShape(name: IconName): string {
  const source = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  const inner = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(source)?.[1];
  if (inner === undefined) throw new Error(`icon '${name}' has no drawing`);
  return inner.replace(/\s+/g, ' ').replace(/> </g, '><').trim();
}

const shapes = new Map<IconName, Html>(names.map((name) => [name, raw(readShape(name))]));

/** An icon beside words. It is hidden from screen readers: the words beside it say everything. Line and size are the theme's. */
export function icon(name: IconName): Html {
  return html`<svg class="da-icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">${shapes.get(name)}</svg>`;
}
