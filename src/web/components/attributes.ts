import { type Html, html, raw } from '#platform/html';

export type AttributeValue = string | number | boolean | null | undefined;

/**
 * Draws attributes with a leading space each. Values are escaped; `true` draws the bare name; `false`, null and
 * undefined draw nothing. Names are literals of our own code, and one that could break out of the tag throws.
 */
export function attributes(values: Readonly<Record<string, AttributeValue>>): Html {
  const parts = Object.entries(values).map(([name, value]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`not an attribute name: ${name}`);
    if (value === false || value === null || value === undefined) return '';
    return value === true ? raw(` ${name}`) : html` ${raw(name)}="${value}"`;
  });
  return html`${parts}`;
}

/** Joins class names, leaving out the empty ones. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter((name) => name !== false && name !== undefined && name !== '').join(' ');
}
