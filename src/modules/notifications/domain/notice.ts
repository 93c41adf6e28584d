import { type Language, t } from '#platform/i18n';

export interface Contact {
  email?: string;
  phone?: string;
  language?: Language;
}

/**
 * Who is told. A person (with the contact they gave for this matter, which wins over the registry's), whoever holds a
 * post, one account, or somebody who has neither.
 */
export type Recipient =
  | { personId: string; contact?: Contact }
  | { postId: string }
  | { accountId: string }
  | { contact: Contact };

/** A value of a template; words of data come in both languages and are chosen when the text is written. */
export type NoticeValue = string | number | { vi: string; en: string };

export interface Notice {
  to: Recipient;
  /** Message key of the sending module, such as `cases.notify.received`. */
  template: string;
  params?: Record<string, NoticeValue>;
  about?: { caseId: string };
  /** Goes out by SMS and Zalo in quiet hours too. */
  urgent?: boolean;
  /** The same key is told once, however often the act is done again. */
  key?: string;
}

export interface NoticeText {
  subject: string;
  body: string;
  short: string;
}

/** The texts of a message in one language. */
export function writeNotice(language: Language, template: string, params: Record<string, NoticeValue>): NoticeText {
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
  );
  const text = (part: string) => t(language, `${template}.${part}`, values);
  return { subject: text('subject'), body: text('body'), short: text('short') };
}
