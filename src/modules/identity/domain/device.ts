import { networkSource } from './network-source.ts';

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/coc_coc_browser|CocCoc/i, 'Coc Coc'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS|Chromium/, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
];

/**
 * A device in the words by which its owner knows it, from how its browser calls itself: "Chrome, Android". Nothing rests on
 * it; an unknown one is ''.
 */
export function deviceOf(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 500);
  const name = (list: typeof browsers) => list.find(([pattern]) => pattern.test(text))?.[1];
  return [name(browsers), name(systems)].filter((part) => part !== undefined).join(', ');
}

/** Where a session came from, coarse enough to tell home from elsewhere and no more: /24 of IPv4, /48 of IPv6. */
export function networkOf(address: string | undefined): string {
  if (address === undefined || address === '') return '';
  const source = networkSource(address);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(source)) return `${source.split('.').slice(0, 3).join('.')}.*`;
  return `${source.split(':').slice(0, 3).join(':')}::`;
}
