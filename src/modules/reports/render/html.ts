import { type Html, html, raw } from '#platform/html';
import { buildDocument } from '../document/build-document.ts';
import type { ReportContent } from '../document/report-content.ts';
import type { Bar, DocumentBlock, ReportDocument, Run } from '../document/report-document.ts';
import { differenceTable } from './difference-table.ts';
import { headWords } from './head-definitions.ts';

/** Where the records of a figure stand. */
type FigureAddress = (code: string, part?: 'numerator' | 'denominator') => string;

/** `/figures/…` for a date, on this site or, with its address before, anywhere. */
function figureAddress(document: Pick<ReportDocument, 'site' | 'asOf'>): FigureAddress {
  return (code, part) =>
    `${document.site}/figures/${code}?asOf=${document.asOf}${part === undefined ? '' : `&part=${part}`}`;
}

/** The text of the report as markup for a page: every number is a link to its records. */
export function reportBody(document: ReportDocument, address: FigureAddress = figureAddress(document)): Html {
  const { head } = document;
  const words = headWords(head);
  const lines = (texts: readonly string[]) => texts.map((l, i) => html`${i === 0 ? '' : raw('<br>')}${l}`);
  const run = (r: Run) => runHtml(r, address);
  const annex = differenceTable(document);
  return html`<article class="da-report" lang="vi">
<header class="da-report__head"><div class="da-report__agency"><p><strong>${lines(words.agency)}</strong></p><p>${words.number}</p></div>
<div class="da-report__nation"><p><strong>${words.nation}</strong><br><strong>${words.motto}</strong></p><p><em>${words.date}</em></p></div></header>
<h2 class="da-report__title">${words.title}<span class="da-report__abstract">${head.abstract}</span></h2>
${
  head.addressees.length === 0
    ? ''
    : html`<p class="da-report__to">${words.to}</p><ul class="da-report__addressees">${words.addressees.map((a) => html`<li>${a}</li>`)}</ul>`
}
<p>${document.opening.map(run)}</p>
${document.blocks.map((b) => blockHtml(b, address))}
<p>${document.closing.map(run)}</p>
<footer class="da-report__end"><div class="da-report__recipients"><p><strong><em>${words.recipientsTitle}</em></strong></p><ul>${words.recipients.map((r) => html`<li>${r}</li>`)}</ul></div>
<div class="da-report__signature"><p><strong>${lines(head.authority)}</strong></p><p><strong>${head.signer}</strong></p></div></footer>
${annex === undefined ? '' : html`<section class="da-report__annex"><h3>${annex.annex}<br>${annex.title}</h3><p>${annex.about}</p>${blockHtml(annex.block, address)}</section>`}
</article>`;
}

function runHtml({ text, figure }: Run, address: FigureAddress): Html | string {
  return figure === undefined ? text : html`<a href="${address(figure.code, figure.part)}">${text}</a>`;
}

/** One section of a report as markup, without its heading. */
export function sectionBody(content: ReportContent, code: string): Html {
  const document = buildDocument(content);
  const address = figureAddress(document);
  const from = document.blocks.findIndex((b) => b.kind === 'heading' && b.section === code);
  const rest = document.blocks.slice(from + 1);
  const next = rest.findIndex((b) => b.kind === 'heading');
  const own = from < 0 ? [] : rest.slice(0, next < 0 ? rest.length : next);
  return html`${own.map((b) => blockHtml(b, address))}`;
}

/** One block as markup. */
function blockHtml(block: DocumentBlock, address: FigureAddress): Html {
  const runs = (of: readonly Run[]) => of.map((r) => runHtml(r, address));
  switch (block.kind) {
    case 'heading':
      return headingHtml(block);
    case 'paragraph':
      return html`<p>${runs(block.runs)}</p>`;
    case 'item':
      return html`<p class="da-report__item da-report__item--${block.level}">${block.level === 1 ? '-' : '+'} ${runs(block.runs)}</p>`;
    case 'table':
      return html`<div class="da-report__table" tabindex="0" role="region" aria-label="${block.caption}"><table><caption>${block.caption}</caption>
<thead><tr>${block.columns.map((c) => html`<th scope="col">${c.label}</th>`)}</tr></thead>
<tbody>${block.rows.map((cells) => html`<tr>${cells.map((c, i) => html`<td${block.columns[i]?.numeric ? raw(' class="da-report__number"') : ''}>${runs(c)}</td>`)}</tr>`)}</tbody></table></div>`;
    default:
      return html`<figure class="da-report__chart"><figcaption>${block.caption}</figcaption><table><tbody>${block.bars.map((b) => barRow(b, address))}</tbody></table></figure>`;
  }
}

function headingHtml({ level, number, text, section }: Extract<DocumentBlock, { kind: 'heading' }>): Html {
  const tag = `h${Math.min(level + 2, 6)}`;
  return html`${raw(`<${tag} id="${section.replace(/[^a-z0-9-]/g, '')}">`)}${number}. ${text}${raw(`</${tag}>`)}`;
}

/** The bar is a picture of the number beside it: hidden from screen readers, drawn without styles of its own. */
function barRow({ label, value, run }: Bar, address: FigureAddress): Html {
  const width = Math.round(Math.min(100, Math.max(0, value ?? 0)) * 10) / 10;
  return html`<tr><th scope="row">${label}</th><td class="da-report__bar"><svg viewBox="0 0 100 4" preserveAspectRatio="none" width="100%" height="14" aria-hidden="true"><rect width="100" height="4" fill="#eee"/><rect width="${width}" height="4" fill="#1d5c8f"/></svg></td><td>${runHtml(run, address)}</td></tr>`;
}

const style = `body{margin:2rem auto;max-width:21cm;padding:0 1rem;font:14pt/1.5 "Times New Roman",Tinos,serif;color:#000;background:#fff}
p{margin:0 0 .5em;text-align:justify;text-indent:1cm}.da-report__head,.da-report__end{display:flex;gap:1cm;justify-content:space-between}
.da-report__head p,.da-report__end p,.da-report__to{text-align:center;text-indent:0}.da-report__end{margin-top:1cm}.da-report__recipients p{text-align:left}
.da-report__recipients ul{margin:0;padding:0;list-style:none;font-size:11pt}.da-report__recipients li::before{content:"- "}
.da-report__signature p+p{margin-top:3cm}.da-report__title{text-align:center;font-size:14pt}.da-report__abstract{display:block}
.da-report__addressees{width:fit-content;margin:0 auto 1em;list-style:"- "}h3,h4,h5,h6{font-size:14pt;margin:1em 0 .5em}
table{border-collapse:collapse;width:100%;font-size:12pt}caption,figcaption{font-style:italic;text-align:center;margin:.5em}
.da-report__table th,.da-report__table td{border:1px solid #000;padding:.3em .5em}.da-report__number{text-align:right}
.da-report__chart{margin:1em 0}.da-report__chart th{font-weight:normal;text-align:right;width:42%;padding-right:.5em}.da-report__bar{width:40%}
a{color:#0b4f8a;text-decoration-thickness:1px}@media(max-width:40em){.da-report__head,.da-report__end{display:block}.da-report__table{overflow-x:auto}}
@media print{a{color:inherit;text-decoration:none}}`;

/** The report as one .html file that needs nothing else; its numbers are links to the site where their records are. */
export function reportHtml(document: ReportDocument): string {
  const page = html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${document.head.abstract}</title><style>${raw(style)}</style></head>
<body>${reportBody(document)}</body></html>
`;
  return String(page);
}
