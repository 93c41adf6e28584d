import { newSpokenCode } from '#platform/ids';

/** How many are printed at a time, and of how many letters: 17 of 27 letters are 80 bits. */
const count = 10;
const length = 17;

/** New codes, without the spaces that they are shown with. */
export const newRecoveryCodes = (): string[] => Array.from({ length: count }, () => newSpokenCode(length));

/** As it is printed: in groups that an eye can follow. */
export const spacedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');

/** As it is stored: however it was typed. */
export const foldCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();
