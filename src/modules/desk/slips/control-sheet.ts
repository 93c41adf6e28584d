import Type from 'typebox';
import type { CaseView } from '#cases';
import { officer, type QueryContext, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { agencyNames } from '#territory';
import { controlForm, type HandOver } from '../forms/control-form.ts';
import { word } from '../forms/form-words.ts';
import type { Sheet } from '../forms/sheet.ts';
import { handoversOfCase } from '../handover/handover-store.ts';
import { officeAt, postNames } from './case-names.ts';
import { caseFactsOf, type HistoryLine, viewCase } from './case-sheet.ts';

/** The control sheet (form 05) of a case as it stands now. */
export const showControlSheet = query({
  name: 'desk.show-control-sheet',
  summary: 'The control sheet (form 05) of a case: who had it, from when to when, whether in time.',
  allow: officer(),
  personal: true,
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { caseId }): Promise<{ sheet: Sheet; officialCode: string }> {
    const view = await viewCase(ctx, caseId);
    const on = vietnamDate(ctx.now);
    const facts = await caseFactsOf(ctx, view, on);
    const asked = view.history.flatMap((line) =>
      line.act === 'consult' ? [String(line.detail['askedAgency'] ?? '')] : [],
    );
    const names = await agencyNames(
      ctx.tx,
      asked.filter((code) => code !== ''),
    );
    const consulted = Object.values(names).map((name) => name.vi);
    const handOvers = await handOversOf(ctx, view);
    return {
      sheet: controlForm({ ...facts, consulted, handOvers }, { on, officer: '' }),
      officialCode: view.case.officialCode ?? view.case.trackingCode,
    };
  },
});

/** Acts by which a case goes from one hand to another. */
const passing = new Set([
  'receive',
  'take',
  'assign',
  'reassign',
  'finish-step',
  'request-supplement',
  'supplement',
  'propose',
  'settle',
  'send-back',
  'approve',
  'refuse',
  'return',
]);

async function handOversOf(ctx: QueryContext, view: CaseView): Promise<HandOver[]> {
  const bundles = await handoversOfCase(ctx.tx, view.case.id);
  const lines = view.history.filter((line) => passing.has(line.act));
  const outcomes = outcomesOf(view.history);
  const result: HandOver[] = [];
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    const giver = await handOf(ctx, view, line);
    const taker = next === undefined ? await holderNow(ctx, view) : await handOf(ctx, view, next);
    const outcome = outcomes.get(line);
    const papers = bundles.find(
      (b) => b.takenAt !== null && next !== undefined && b.takenAt <= next.at && b.givenAt >= line.at,
    );
    result.push({
      from: giver.place,
      to: taker.place,
      giver: giver.name,
      taker: taker.name,
      at: line.at,
      ...(outcome === undefined ? {} : { outcome }),
      note: [
        word(`act.${line.act}`),
        ...(papers?.takenAt ? [word('papers-taken', { number: papers.number })] : []),
      ].join('. '),
    });
  }
  return result;
}

interface Hand {
  place: string;
  name: string;
}

async function handOf(ctx: QueryContext, view: CaseView, line: HistoryLine): Promise<Hand> {
  if (line.actorKind === 'citizen') return { place: word('applicant'), name: '' };
  const { officer: name, title } = await postNames(ctx, line.postId);
  const office = officeAt(vietnamDate(line.at));
  const atDesk = line.act === 'receive' || line.act === 'return';
  return { place: atDesk ? office : title || view.agency.name.vi, name };
}

async function holderNow(ctx: QueryContext, { case: found, agency }: CaseView): Promise<Hand> {
  if (found.ownerRole === null) return { place: word('finished'), name: '' };
  if (found.ownerRole === 'applicant') return { place: word('applicant'), name: '' };
  const { officer: name, title } = await postNames(ctx, found.ownerPostId);
  return { place: title || `${word(`role.${found.ownerRole}`)}, ${agency.name.vi}`, name };
}

/** For the act that ends a step: whether our time in the step was less than, as long as or more than what was allotted. */
function outcomesOf(history: readonly HistoryLine[]): Map<HistoryLine, NonNullable<HandOver['outcome']>> {
  const outcomes = new Map<HistoryLine, NonNullable<HandOver['outcome']>>();
  const measured = history.filter((line) => line.step !== null && line.minutes !== null);
  let ours = 0;
  for (const [i, line] of measured.entries()) {
    if (line.side !== 'line') ours += line.minutes ?? 0;
    if (measured[i + 1]?.step === line.step) continue;
    const allotted = line.allotted ?? 0;
    if (allotted > 0) outcomes.set(line, ours < allotted ? 'early' : ours === allotted ? 'on-time' : 'late');
    ours = 0;
  }
  return outcomes;
}
