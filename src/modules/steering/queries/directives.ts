import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { agencyNames } from '#territory';
import { attachmentsOf } from '../attachment-store.ts';
import { findDuty, findProvinceDuty, headRoles, keeperRoles } from '../authority.ts';
import { directiveStore, listOfDirectives } from '../directive-store.ts';
import { directiveKinds } from '../domain/directive.ts';
import { AreaInput, Id } from '../input.ts';
import { historyOf } from '../name-lookup.ts';
import { tasksOfDirective } from '../task-store.ts';

export const pageSize = 30;
export const Page = Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 }));
export const Search = Type.Optional(Type.String({ maxLength: 200 }));

/** What was ordered, the newest first. Every officer may read it: these are public acts. */
export const listDirectives = query({
  name: 'steering.list-directives',
  summary: 'Directives, plans, decisions and letters on record, the newest first.',
  allow: officer(),
  input: Type.Object({
    text: Search,
    kind: Type.Optional(Type.Enum([...directiveKinds])),
    area: Type.Optional(AreaInput),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2099 })),
    page: Page,
  }),
  async run(ctx, { page = 1, ...filter }) {
    const found = await listOfDirectives(ctx.tx, { ...filter, offset: (page - 1) * pageSize, limit: pageSize });
    return { ...found, page, pageSize };
  },
});

export const showDirective = query({
  name: 'steering.show-directive',
  summary: 'One directive with its files, its tasks and its history.',
  allow: officer(),
  input: Type.Object({ directiveId: Id }),
  async run(ctx, { directiveId }) {
    const directive = (await directiveStore.find(ctx.tx, directiveId)) ?? refuse('not-found', 'steering.not-found');
    const tasks = await tasksOfDirective(ctx.tx, directiveId);
    const { replacedBy } = directive;
    const heads = ctx.actor.duties.some((d) => headRoles.some((role) => role === d.role));
    return {
      directive,
      tasks,
      replacement: replacedBy === null ? undefined : await directiveStore.find(ctx.tx, replacedBy),
      attachments: await attachmentsOf(ctx.tx, directiveId),
      history: await historyOf(ctx.tx, directiveId),
      names: await agencyNames(ctx.tx, [
        directive.recordedBy,
        directive.issuerCode,
        ...tasks.map((t) => t.ownerAgency),
      ]),
      mayKeep: findDuty(ctx.actor, directive.recordedBy, keeperRoles) !== undefined,
      mayAssign: (await findProvinceDuty(ctx, headRoles)) !== undefined || heads,
    };
  },
});
