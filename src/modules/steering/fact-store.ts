import type { CommandContext } from '#platform/command';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import type { IsoDate } from '#platform/time';

export type FactSubject = 'task-force' | 'model' | 'budget' | 'directive' | 'task' | 'training' | 'review';

/** Something to count. `weight` −1 takes an earlier fact of the same record back. */
export interface Fact {
  subject: FactSubject;
  recordId: string;
  fact: string;
  happenedOn: IsoDate;
  level?: string | undefined;
  unitCode?: string | undefined;
  agencyCode?: string | undefined;
  /** For sums; đồng in the budget, participants in training. */
  quantity?: number | undefined;
  weight?: 1 | -1;
}

/** Writes facts that indicators count; they are learned now and never change. */
export async function addFacts(ctx: Pick<CommandContext, 'tx' | 'now'>, facts: readonly Fact[]): Promise<void> {
  for (const f of facts)
    await ctx.tx.run(sql`insert into steering.fact
        (id, subject, record_id, fact, level, unit_code, agency_code, quantity, weight, happened_on, recorded_at)
      values (${newId(ctx.now.getTime())}, ${f.subject}, ${f.recordId}, ${f.fact}, ${f.level ?? null}, ${f.unitCode ?? null},
        ${f.agencyCode ?? null}, ${f.quantity ?? null}, ${f.weight ?? 1}, ${f.happenedOn}::date, ${ctx.now})`);
}
