import { agencyNames, nameIn } from '#territory';
import type { View } from './view.ts';

/** Names of agencies in the reader's language, by code, in one look-up; an unknown code stands for itself. */
export async function agencyNamesFor(view: View, codes: readonly string[]): Promise<(code: string) => string> {
  if (codes.length === 0) return (code) => code;
  const names = await view.site.runtime.database.read({ kind: 'anonymous' }, (tx) => agencyNames(tx, codes));
  return (code) => view.say(nameIn(names, code));
}

/** The name of one agency in the reader's language. */
export const agencyNameFor = async (view: View, code: string): Promise<string> =>
  (await agencyNamesFor(view, [code]))(code);
