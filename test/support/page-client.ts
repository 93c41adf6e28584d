import { html } from '#platform/html';

/** One page as a browser without scripting gets it; redirects are not followed. */
export interface Answer {
  status: number;
  /** Where it leads, or ''. */
  location: string;
  text: string;
  headers: Headers;
}

/** Somebody at a browser: sends the cookie they have, and forms as browsers send them. */
export interface PageClient {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** A form with files. */
  send(path: string, form: FormData): Promise<Answer>;
}

export function pageClient(url: string, cookie = ''): PageClient {
  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(`${url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', cookie, ...init.headers },
      signal: AbortSignal.timeout(20_000),
    });
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      text: await answer.text(),
      headers: answer.headers,
    };
  };
  return {
    get: (path, headers = {}) => call(path, { headers }),
    post: (path, fields, headers = {}) => call(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    send: (path, form) => call(path, { method: 'POST', body: form }),
  };
}

/** A text as it stands in the source of a page. */
export const escaped = (text: string): string => String(html`${text}`);

/** The hidden fields of the form that is sent to an address. */
export function hiddenFields(page: string, action: string): Record<string, string> {
  const form = page.split('<form').find((part) => part.includes(`action="${action}"`)) ?? '';
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, unescaped(value)]));
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const unescaped = (text: string) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);

/** What stands in a box of the page; undefined when there is no such box. */
export function typedInto(page: string, name: string): string | undefined {
  const input = page.match(/<input[^>]*>/g)?.find((tag) => tag.includes(` name="${name}"`));
  const value = / value="([^"]*)"/.exec(input ?? '')?.[1];
  return value === undefined ? undefined : unescaped(value);
}

/** The message that stands beside a field, without its hidden beginning; '' when the field has none. */
export function errorBeside(page: string, field: string): string {
  const found = new RegExp(`<p id="field-${field}-error"[^>]*>(.*?)</p>`, 's').exec(page)?.[1] ?? '';
  return unescaped(found.replace(/<span[^>]*>.*?<\/span>/gs, '').trim());
}

/** True when the summary of faults links into the field, and the page has a control of that id to land in. */
export function summaryLeadsTo(page: string, field: string): boolean {
  const summary = /<div class="govuk-error-summary".*?<\/ul>/s.exec(page)?.[0] ?? '';
  return summary.includes(`href="#field-${field}"`) && page.includes(`id="field-${field}"`);
}
