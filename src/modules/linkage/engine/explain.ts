import { rowComparer } from './compare-rows.ts';
import { evidence, levelIn } from './levels.ts';
import type { Linked } from './link.ts';
import { numberOwner } from './match-record.ts';
import { weigher } from './weigh.ts';

/**
 * One step of a score, in bits. `field` is a field of `evidence`, `prior` (the chance beforehand that just this person
 * of the registry is meant) or `rivals` (what other candidates, and nobody, take away); the steps add up to the score.
 */
export interface EvidenceStep {
  field: (typeof evidence)[number]['name'] | 'prior' | 'rivals';
  /** Level of agreement; its words are the message `linkage.evidence.<field>.<level>`. Empty for prior and rivals. */
  level: string;
  bits: number;
}

/** What an explanation needs of a match. */
export interface Explained extends Pick<Linked, 'ground' | 'model'> {
  answers: { row: ArrayLike<number>; score: ArrayLike<number> };
}

/** Explains scores of a finished match; fields that one side does not have are left out. */
export function explainer({ ground, model, answers }: Explained) {
  const compare = rowComparer(ground);
  const { parts, prior: priorOf } = weigher(model, ground.rarity);
  const person = Math.log2(model.present) - model.population;

  /** Steps of the score of a record with a row of the registry; without a row, with its best candidate. */
  return (record: number, row: number = answers.row[record] as number): EvidenceStep[] => {
    if (row < 0) return [];
    compare.take(record, numberOwner(ground, record));
    const pattern = compare.patternWith(row);
    const bits = parts(pattern, row);
    const prior = person + priorOf(row);
    const steps: EvidenceStep[] = [{ field: 'prior', level: '', bits: prior }];
    let sum = prior;
    evidence.forEach(({ name, levels }, field) => {
      const at = levelIn(pattern, field);
      if (at === 0) return;
      steps.push({ field: name, level: levels[at] as string, bits: bits[field] as number });
      sum += bits[field] as number;
    });
    if (row === answers.row[record])
      steps.push({ field: 'rivals', level: '', bits: (answers.score[record] as number) - sum });
    return steps;
  };
}
