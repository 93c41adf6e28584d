import Type from 'typebox';
import { officer, query } from '#platform/command';
import { openConsultations } from './consultation-store.ts';

const pageSize = 50;

/** The questions that other agencies have put to mine and that wait for an answer, the most urgent first. */
export const consultationTasks = query({
  name: 'cases.consultation-tasks',
  summary: 'Questions of other agencies that wait for an answer of mine.',
  allow: officer('specialist', 'approver', 'leader'),
  input: Type.Object({
    /** The last row of the page before. */
    after: Type.Optional(Type.Object({ dueOn: Type.String({ format: 'date' }), id: Type.String({ format: 'uuid' }) })),
  }),
  async run(ctx, { after }) {
    const agencies = [...new Set(ctx.actor.duties.flatMap((d) => d.actsFor))];
    const rows = await openConsultations(ctx.tx, { agencies, after, limit: pageSize + 1 });
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    const next = rows.length > pageSize && last !== undefined ? { dueOn: last.dueOn, id: last.id } : null;
    return { rows: page, next };
  },
});
