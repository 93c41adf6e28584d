import { formatDate, type Language, t } from '#platform/i18n';
import type { Law } from './law.ts';

/** A legal basis as people cite it: "Điều 28, Luật Cư trú số 68/2020/QH14 ngày 13/11/2020". */
export function lawText(law: Law, language: Language): string {
  const params = { title: law.title[language], number: law.number, date: formatDate(law.date) };
  return law.article === undefined
    ? t(language, 'procedures.law', params)
    : t(language, 'procedures.law-article', { ...params, article: law.article });
}
