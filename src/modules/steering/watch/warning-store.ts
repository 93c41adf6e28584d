import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { ReminderLevel } from '../domain/reminder.ts';

export interface Reminder {
  level: ReminderLevel;
  dueOn: IsoDate;
  at: Date;
}

/** Reminders that a task has had, oldest first. */
export function remindersOf(tx: Tx, taskId: string): Promise<Reminder[]> {
  return tx.rows<Reminder>(
    sql`select level, due_on as "dueOn", at from steering.task_warning where task_id = ${taskId} order by at`,
  );
}

export interface WatchedTask {
  id: string;
  code: string;
  title: string;
  ownerAgency: string;
  assignedBy: string;
  assignedOn: IsoDate;
  dueOn: IsoDate;
  /** The furthest reminder already sent for this due day. */
  reached: ReminderLevel | null;
}

/**
 * Running tasks whose due day is at most a week away or past, and that were not yet escalated for it. Locked, so that two
 * rounds at once do not remind twice.
 */
export function tasksToWatch(tx: Tx, today: IsoDate): Promise<WatchedTask[]> {
  return tx.rows<WatchedTask>(sql`select t.id, t.code, t.title, t.owner_agency as "ownerAgency", t.assigned_by as "assignedBy",
      t.assigned_on as "assignedOn", t.due_on as "dueOn",
      (select w.level from steering.task_warning w where w.task_id = t.id and w.due_on = t.due_on
        order by array_position(array['week-before', 'day-before', 'late', 'escalated'], w.level) desc limit 1) as reached
    from steering.task t
    where t.state in ('assigned', 'in-progress') and t.due_on <= ${today}::date + 7
      and not exists (select from steering.task_warning w where w.task_id = t.id and w.due_on = t.due_on and w.level = 'escalated')
    order by t.due_on, t.code limit 1000 for update of t skip locked`);
}

export async function insertReminder(
  tx: Tx,
  r: { taskId: string; dueOn: IsoDate; level: ReminderLevel; at: Date },
): Promise<void> {
  await tx.run(sql`insert into steering.task_warning (task_id, due_on, level, at)
    values (${r.taskId}, ${r.dueOn}::date, ${r.level}, ${r.at}) on conflict do nothing`);
}
