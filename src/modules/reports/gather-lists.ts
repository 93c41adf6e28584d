import type { Tx } from '#platform/db';
import { formatDate, formatNumber, hasMessage, t } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import {
  type Area,
  budgetAt,
  type DirectiveLine,
  directivesIssued,
  nextTasksOf,
  obstaclesAt,
  reviewsAt,
  trainingsHeld,
} from '#steering';
import type { ListName } from './document/parse-text.ts';
import './i18n/index.ts';

/** The span of a report: what was issued and held in it, how things stood at its end. */
export interface Span {
  since: IsoDate;
  asOf: IsoDate;
}

const line = (key: string, params: Record<string, string>) => t('vi', `reports.list.${key}`, params);

/** Areas of steering whose directives stand in the section on steering: those without a list of their own. */
const ownLists: readonly Area[] = ['communication', 'institutions'];

/** The lists of a report, each a sentence a record, from what the offices entered in steering. */
export async function gatherLists(tx: Tx, { since, asOf }: Span): Promise<Partial<Record<ListName, string[]>>> {
  const period = { from: since, to: asOf };
  const year = Number(asOf.slice(0, 4));
  const directives = await directivesIssued(tx, period);
  const obstacles = await obstaclesAt(tx, asOf);
  const next = await nextTasksOf(tx, { year: year + 1, asOf });
  return {
    directives: directives.filter((d) => !ownLists.includes(d.area)).map(directiveWords),
    communication: directives.filter((d) => d.area === 'communication').map(directiveWords),
    reviews: [
      ...directives.filter((d) => d.area === 'institutions').map(directiveWords),
      ...(await reviewsAt(tx, asOf)).flatMap((r) =>
        r.proposal === null ? [] : [line('review', { number: r.number, title: r.title, proposal: r.proposal })],
      ),
    ],
    budget: (await budgetAt(tx, asOf)).map((b) =>
      line('budget', {
        year: String(b.year),
        purpose: b.purpose,
        allocated: formatNumber('vi', b.allocatedVnd / 1e6),
        spent: formatNumber('vi', b.spentVnd / 1e6),
      }),
    ),
    training: (await trainingsHeld(tx, period)).map((h) =>
      line('training', {
        title: h.title,
        date: formatDate(h.heldOn),
        participants: formatNumber('vi', h.participants),
      }),
    ),
    obstacles: obstacles.map((o) => sentence(o.text)),
    causes: obstacles.flatMap((o) => o.causes.map((c) => sentence(c.text))),
    proposals: obstacles.flatMap((o) =>
      o.proposals.map((p) =>
        p.addressedTo === null ? sentence(p.text) : line('proposal', { to: p.addressedTo, text: sentence(p.text) }),
      ),
    ),
    'next-tasks': next.map((n) => sentence(n.text)),
  };
}

/** "Kế hoạch số 196/KH-UBND ngày 19/04/2023 của Ủy ban nhân dân tỉnh: số hóa kết quả." */
function directiveWords({ kind, number, issuedOn, issuerName, subject }: DirectiveLine): string {
  const key = `steering.directive-kind.${kind}`;
  return sentence(
    line('directive', {
      kind: hasMessage(key) ? t('vi', key) : line('document', {}),
      number,
      date: formatDate(issuedOn),
      issuer: issuerName,
      subject: subject.charAt(0).toLocaleLowerCase('vi') + subject.slice(1),
    }),
  );
}

/** Every line of the list ends, however it was typed. */
const sentence = (text: string): string => `${text.trim().replace(/[.;,\s]+$/u, '')}.`;
