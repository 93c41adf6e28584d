import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Html, html } from '#platform/html';
import { button, linkButton } from './button.ts';
import { inset, warning } from './callout.ts';
import { barChart, lineChart, stackedBarChart } from './chart.ts';
import { checkboxes, radios } from './choice-field.ts';
import { code } from './code.ts';
import { communePicker } from './commune-picker.ts';
import { conditional } from './conditional.ts';
import { dataTable } from './data-table.ts';
import { dateField } from './date-field.ts';
import { details } from './details.ts';
import { difference } from './difference.ts';
import { emptyState } from './empty-state.ts';
import { errorSummary } from './error-summary.ts';
import { fileField } from './file-field.ts';
import { filterBar } from './filter-bar.ts';
import { form } from './form.ts';
import { layout } from './layout.ts';
import { longTextField } from './long-text-field.ts';
import { notice } from './notice.ts';
import { panel } from './panel.ts';
import { progress } from './progress.ts';
import { qrCode } from './qr-code.ts';
import { receipt } from './receipt.ts';
import { selectField } from './select-field.ts';
import { statCard } from './stat-card.ts';
import { summaryList } from './summary-list.ts';
import { tabs } from './tabs.ts';
import { tag } from './tag.ts';
import { textField } from './text-field.ts';
import { timeline } from './timeline.ts';

const language = 'vi';
const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;
const script = 'java\nscript:alert(1)';
const field = { language, name: evil, label: evil, hint: evil, error: evil } as const;
const choices = [{ value: evil, text: evil, hint: evil }];
const chart = { language, title: evil, description: evil } as const;

/** Each component with hostile text in every place that takes text, and how many of them must come out escaped. */
const components: Record<string, [times: number, () => Html | Promise<Html>]> = {
  button: [3, () => button({ text: evil, name: evil, value: evil })],
  linkButton: [1, () => linkButton({ text: evil, href: script })],
  inset: [1, () => inset(evil)],
  warning: [1, () => warning({ language, body: evil })],
  radios: [7, () => radios({ ...field, choices, value: evil })],
  checkboxes: [7, () => checkboxes({ ...field, choices, values: [evil] })],
  code: [1, () => code(evil)],
  communePicker: [9, () => communePicker({ ...field, search: evil, value: evil, matches: choices, date: evil })],
  conditional: [2, () => conditional({ field: evil, equals: [evil], body: html`${'ok'}` })],
  dataTable: [
    5,
    () =>
      dataTable({
        language,
        caption: evil,
        columns: [{ label: evil, sort: { href: script } }],
        rows: [{ cells: [evil] }],
      }),
  ],
  emptyTable: [2, () => dataTable({ language, caption: evil, columns: [], rows: [], empty: evil })],
  dateField: [9, () => dateField({ ...field, value: { day: evil, month: evil, year: evil } })],
  details: [2, () => details({ summary: evil, body: evil })],
  difference: [
    3,
    () => difference({ language, caption: evil, rows: [{ label: evil, written: evil, registry: evil }] }),
  ],
  emptyState: [2, () => emptyState({ title: evil, body: evil })],
  errorSummary: [
    3,
    () => errorSummary({ language, title: evil, errors: [{ field: evil, text: evil }, { text: evil }] }),
  ],
  fileField: [5, () => fileField({ ...field, limitMb: 5, kept: evil, accept: evil })],
  filterBar: [
    4,
    () =>
      filterBar({
        language,
        action: script,
        fields: [],
        kept: { [evil]: evil },
        active: [{ text: evil, removeHref: script }],
        clearHref: script,
      }),
  ],
  form: [
    5,
    () =>
      form({
        language,
        action: script,
        idempotencyKey: evil,
        version: evil,
        keepAs: evil,
        body: html``,
        submit: evil,
        hidden: { a: evil },
      }),
  ],
  layout: [
    10,
    () =>
      layout({
        language,
        title: evil,
        room: 'citizen',
        actor: { name: evil, role: evil, reference: evil },
        demo: true,
        body: html``,
        currentPath: script,
        breadcrumbs: [{ text: evil, href: script }],
        navigation: [{ text: evil, href: script }],
        footerLinks: [{ text: evil, href: script }],
        contact: evil,
        province: evil,
        notices: [notice({ language, kind: 'info', body: evil })],
      }),
  ],
  backLink: [
    1,
    () =>
      layout({
        language,
        title: 'x',
        room: 'citizen',
        actor: null,
        demo: false,
        body: html``,
        currentPath: '/',
        backLink: { text: evil, href: script },
      }),
  ],
  longTextField: [5, () => longTextField({ ...field, value: evil, atMost: 5 })],
  notice: [2, () => notice({ language, kind: 'error', title: evil, body: evil })],
  panel: [4, () => panel({ language, title: evil, code: evil, codeLabel: evil, body: evil })],
  progress: [1, () => progress({ language, step: 1, total: 2, title: evil })],
  qrCode: [1, () => qrCode({ language, text: evil, label: evil })],
  receipt: [
    6,
    () =>
      receipt({
        language,
        title: evil,
        issuer: evil,
        rows: [{ label: evil, value: evil, changeHref: script }],
        code: { text: evil, label: evil },
        foot: evil,
      }),
  ],
  selectField: [6, () => selectField({ ...field, choices: [{ value: evil, text: evil }], value: evil })],
  statCard: [
    4,
    () =>
      statCard({
        language,
        title: evil,
        value: 1,
        unit: evil,
        trend: { change: 1, since: evil, good: true },
        parts: { numerator: 1, denominator: 2, meaning: evil },
        href: script,
      }),
  ],
  summaryList: [
    4,
    () => summaryList({ language, title: evil, rows: [{ label: evil, value: evil, changeHref: script }] }),
  ],
  tabs: [2, () => tabs({ language, label: evil, tabs: [{ text: evil, href: script }] })],
  tag: [1, () => tag({ tone: 'info', text: evil })],
  textField: [6, () => textField({ ...field, value: evil, autocomplete: evil, suffix: evil })],
  timeline: [3, () => timeline({ language, entries: [{ at: new Date(0), title: evil, by: evil, detail: evil }] })],
  barChart: [3, () => barChart({ ...chart, unit: evil, items: [{ label: evil, value: 1, target: 2 }] })],
  stackedBarChart: [3, () => stackedBarChart({ ...chart, categories: [evil], series: [{ name: evil, values: [1] }] })],
  lineChart: [
    3,
    () => lineChart({ ...chart, months: [evil], series: [{ name: evil, values: [1] }], unit: evil, target: 1 }),
  ],
};

describe('text that is given to a component stays text', () => {
  for (const [name, [times, render]] of Object.entries(components)) {
    it(name, async () => {
      const markup = String(await render());
      assert.doesNotMatch(markup, /<script>alert|<img src=x/);
      assert.doesNotMatch(markup, /(?:href|action)="(?![/#?])[^"]*script:/);
      const escaped = markup.split('script&gt;alert(1)').length - 1;
      assert.ok(escaped >= times, `${escaped} escaped texts, expected at least ${times}`);
    });
  }
});

describe('pages can forbid inline script and style', () => {
  for (const [name, [, render]] of Object.entries(components)) {
    it(name, async () => {
      const markup = String(await render());
      assert.doesNotMatch(markup, /\sstyle=/);
      assert.doesNotMatch(markup, /<style\b/);
      assert.doesNotMatch(markup, /<[^>"]*\son[a-z]+=/);
      assert.doesNotMatch(markup, /<script(?![^>]*\ssrc=)/);
    });
  }
});
