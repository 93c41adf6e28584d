import { birthProvinces } from './birth-province-names.ts';

export type BirthPlaceKind = 'province' | 'country' | 'synthetic';

/**
 * What the first three digits of a personal number say. Countries stand in annex II of the same Circular from 101 on;
 * that list changes and is not checked here: refusing somebody's true number is worse than passing a rare wrong one.
 * 900 + a province's code is our reserved range for made-up people; no real code begins with 9.
 */
export function birthPlaceKind(code: string): BirthPlaceKind | undefined {
  if (code === '100') return undefined;
  const province = birthProvinces.has(code.slice(1));
  if (code.startsWith('9')) return province ? 'synthetic' : undefined;
  if (code.startsWith('0')) return province ? 'province' : undefined;
  return 'country';
}
