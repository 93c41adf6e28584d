const kinds: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** The kind of device by what its browser says of itself: enough for its owner to recognise it. */
export const deviceName = (userAgent: string): string => kinds.find(([shape]) => shape.test(userAgent))?.[1] ?? '?';
