import type { Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { basisNotToAsk, type DataSource, lawText, type Paper, type Procedure, type Words } from '#procedures';
import { validResultsOf } from './queries/valid-results.ts';

/** What stands in for a paper, so that nobody asks for it, and by which law. */
export type StandIn =
  | {
      kind: 'result';
      resultId: string;
      resultCode: string;
      number: string;
      agencyCode: string;
      issuedOn: IsoDate;
      validTo: IsoDate | null;
      title: Words | null;
      legalBasis: Words;
    }
  | { kind: 'registry'; source: DataSource; legalBasis: Words };

export interface PaperQuestion {
  procedure: Pick<Procedure, 'code'>;
  paper: Paper;
  /** The applicant: the person whose paper it would be. */
  personId: string;
  date: IsoDate;
}

/**
 * What stands in for a paper on a date: data of a state database, or a valid result that the person already has (Decree
 * 47/2020/NĐ-CP, art. 9.3; from 2026 Resolution 66.7/2025/NQ-CP). undefined: the paper must be asked for.
 */
export async function standInFor(tx: Tx, question: PaperQuestion): Promise<StandIn | undefined> {
  return (await standInsFor(tx, { ...question, papers: [question.paper] })).get(question.paper.code);
}

/** The same for many papers of one application in one look, by paper code. */
export async function standInsFor(
  tx: Tx,
  question: Omit<PaperQuestion, 'paper'> & { papers: readonly Paper[] },
): Promise<Map<string, StandIn>> {
  const { papers, personId, date } = question;
  const resultCodes = [...new Set(papers.flatMap((p) => p.acceptsResult ?? []))];
  const valid = resultCodes.length === 0 ? [] : await validResultsOf(tx, { personId, resultCodes, date });
  const found = new Map<string, StandIn>();
  for (const paper of papers) {
    const result = valid.find((r) => paper.acceptsResult?.includes(r.resultCode));
    if (paper.replacedBy !== undefined) {
      found.set(paper.code, { kind: 'registry', source: paper.replacedBy, legalBasis: basisInWords(paper, date) });
    } else if (result !== undefined) {
      const { procedureCode: _, ...facts } = result;
      found.set(paper.code, { kind: 'result', ...facts, legalBasis: basisInWords(paper, date) });
    }
  }
  return found;
}

function basisInWords(paper: Paper, date: IsoDate): Words {
  const law = basisNotToAsk(paper, date);
  return { vi: lawText(law, 'vi'), en: lawText(law, 'en') };
}
