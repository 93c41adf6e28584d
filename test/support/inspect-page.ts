import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { picture } from './browser.ts';

export interface Inspection {
  /** Of the page, in messages and as the name of its picture. */
  name: string;
  scripting?: boolean;
  /** The last one is the width at which the test goes on. */
  widths?: readonly number[];
}

/** Sideways scrolling and faults of accessibility, at phone and desk width; with TEST_PICTURES a picture of each. */
export async function inspectPage(page: Page, { name, scripting = true, widths = [360, 1280] }: Inspection) {
  await picture(page, name);
  if (!scripting) return; // axe itself is a script; the markup is the same
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(over, 0, `${name} scrolls sideways at ${width} px`);
    await page.evaluate(axe.source);
    const found = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
    assert.deepEqual(
      found.violations.map((v) => `${name}: ${v.id} ${v.nodes.map((n) => n.html).join(' | ')}`),
      [],
    );
  }
}
