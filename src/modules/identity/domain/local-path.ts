/**
 * The path to go back to after sign-in, if it is one of ours; otherwise '/'. Browsers read `\` as `/` and drop tabs and
 * line breaks, so `/\evil`, `//evil` and `/<tab>/evil` are other people's addresses in disguise: none passes.
 */
export function localPath(value: string | undefined): string {
  if (value === undefined || value.length > 2000 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(value)) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(value, here)) return '/';
  const url = new URL(value, here);
  return url.origin === here && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/';
}
