// Browsers drop tabs and line breaks inside an address, so "java\nscript:" must not pass either.
const harmless = /^(?:\/(?![/\\])|#|\?|https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost)[:/]|mailto:|tel:)/;

/**
 * An address that is safe as `href` or `action`: a path of this site, a fragment, a query, https, mail or telephone.
 * Anything else (javascript:, data:, //other.site) becomes "#", so that data can never make a link run a script.
 */
export function safeHref(address: string): string {
  const seen = [...address].filter((letter) => letter > ' ' && letter !== '\u007f').join('');
  return harmless.test(seen) ? seen : '#';
}

/**
 * The same page with some query values changed: state lives in the address, so it can be kept, shared and gone back to.
 * `null` removes a value.
 */
export function addressWith(path: string, changes: Readonly<Record<string, string | number | null>>): string {
  const url = new URL(path.startsWith('/') ? `http://site${path}` : `http://site/${path}`);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, String(value));
  }
  return `${url.pathname}${url.search}`;
}
