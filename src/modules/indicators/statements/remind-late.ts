import { execute, type Runtime, systemActor, type Task } from '#platform/command';
import { addDays, vietnamDate } from '#platform/time';
import { remindStatement } from './commands/remind-unit.ts';
import { stageOn } from './domain/reminder.ts';
import { dueStatements, remindersOf } from './statement-store.ts';

/** Every morning: reminds units whose form is due tomorrow or late, each stage once. */
export const remindLateStatements: Task = {
  name: 'indicators.remind-late-statements',
  dailyAt: '07:30',
  run: async (runtime) => {
    await remindLate(runtime);
  },
};

/** @returns how many forms somebody was reminded of. A turn that dies half way goes on where it stopped. */
export async function remindLate(runtime: Runtime): Promise<number> {
  const today = vietnamDate(runtime.clock.now());
  const waiting = await runtime.database.read({ kind: 'system' }, async (tx) => {
    const rows = await dueStatements(tx, { day: addDays(today, 1) });
    const before = await remindersOf(
      tx,
      rows.map((r) => r.id),
    );
    return rows.flatMap((row) => {
      const stage = stageOn(today, row.dueOn);
      return stage === undefined || before.get(row.id)?.stages.includes(stage) ? [] : [{ statementId: row.id, stage }];
    });
  });
  for (const input of waiting) await execute(runtime, remindStatement, { actor: systemActor, input });
  return waiting.length;
}
