import type { SectorCode } from '#cleaning';
import { isSectorCode } from '#cleaning';
import { type Refusal, refuse } from '#platform/errors';
import { formatDate } from '#platform/i18n';
import { unitsAt } from '#territory';
import type { View } from '../../shell/view.ts';

export const sectorName = (view: View, sector: string): string => view.t(`cleaning.sector.${sector}`);

/** The sector of the address; an address of no sector is none. */
export function sectorIn(view: View): SectorCode {
  const { sector = '' } = view.params;
  return isSectorCode(sector) ? sector : refuse('not-found', 'platform.not-found');
}

/** Names of the communes of today, by code. */
export async function communeNames(view: View): Promise<(code: string | null) => string> {
  const units = await view.site.runtime.database.read({ kind: 'anonymous' }, (tx) =>
    unitsAt(tx, view.today, 'commune'),
  );
  const names = new Map(units.map((u) => [u.code, u.name]));
  return (code) => (code === null || code === '' ? view.t('office-cleaning.no-commune') : (names.get(code) ?? code));
}

/** "1985-03-01" as 01/03/1985; everything else as it is written. */
export const birthText = (text: string | null | undefined): string | null =>
  text === null || text === undefined || text === ''
    ? null
    : /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? formatDate(text)
      : text;

export const sexText = (view: View, sex: string | null | undefined): string | null =>
  sex === 'male' || sex === 'female' ? view.t(`cleaning.sex-value.${sex}`) : null;

/** A refusal's words for the head of a page: beside fields, or alone. */
export function errorsOf(view: View, refusal: Refusal, field: string): { field: string; text: string }[] {
  if (refusal.kind === 'not-found' || refusal.kind === 'forbidden') throw refusal;
  return refusal.fields.length > 0
    ? view.faultWords(refusal.fields)
    : [{ field, text: view.t(refusal.key, wordedParams(view, refusal.params)) }];
}

/** A sector in a refusal is a code; people read its name. */
export function wordedParams(view: View, params: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && isSectorCode(value) ? sectorName(view, value) : value,
    ]),
  );
}

/** The words of what a refusal or a remark says of a file. */
export const saidWords = (view: View, said: { key: string; params: Record<string, string | number> }): string =>
  view.t(said.key, wordedParams(view, said.params));

/** What a column of a file means, in words; null: it is not used. */
export const meaningText = (view: View, meaning: string | null): string =>
  meaning === null
    ? view.t('office-cleaning.register.unused')
    : view.t(meaning.startsWith('extra.') ? `cleaning.${meaning}` : `cleaning.field.${meaning}`);
