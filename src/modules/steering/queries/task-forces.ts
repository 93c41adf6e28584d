import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { attachmentsOf } from '../attachment-store.ts';
import { findPlaceDuty, findProvinceDuty } from '../authority.ts';
import { Id } from '../input.ts';
import { historyOf, unitNames } from '../name-lookup.ts';
import { activitiesOf, allForces, forcesAbove, forcesBelow, membersOf, taskForceStore } from '../task-force-store.ts';
import { taskForceCounts } from './steering-for-report.ts';

/** The network from above: how many forces each level has, and the top of the tree. */
export const taskForceNetwork = query({
  name: 'steering.task-force-network',
  summary: 'The network of task forces: counts of each level and the forces at its top.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx) {
    const top = await forcesBelow(ctx.tx, null);
    return {
      counts: await taskForceCounts(ctx.tx, vietnamDate(ctx.now)),
      top,
      below: top.length === 1 && top[0] !== undefined ? await forcesBelow(ctx.tx, top[0].id) : [],
      mayPlan: (await findProvinceDuty(ctx)) !== undefined,
    };
  },
});

/** One force with its place in the tree, its people, what it does. Names and telephones are for officers only. */
export const showTaskForce = query({
  name: 'steering.show-task-force',
  summary: 'One task force: its place in the network, members, activities, files, history.',
  allow: officer(),
  input: Type.Object({ taskForceId: Id }),
  async run(ctx, { taskForceId }) {
    const force = (await taskForceStore.find(ctx.tx, taskForceId)) ?? refuse('not-found', 'steering.not-found');
    const names = await unitNames(ctx.tx, [force.unitCode]);
    return {
      force,
      unitName: names[force.unitCode] ?? force.unitCode,
      above: await forcesAbove(ctx.tx, taskForceId),
      below: await forcesBelow(ctx.tx, taskForceId),
      members: await membersOf(ctx.tx, taskForceId),
      activities: await activitiesOf(ctx.tx, taskForceId),
      attachments: await attachmentsOf(ctx.tx, taskForceId),
      history: await historyOf(ctx.tx, taskForceId),
      mayKeep: (await findPlaceDuty(ctx, force.unitCode)) !== undefined,
    };
  },
});

/** All forces as a table for a spreadsheet: the shape that `import-task-forces` reads. */
export const exportTaskForces = query({
  name: 'steering.export-task-forces',
  summary: 'All task forces as rows of a table, in the shape in which they are imported.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx) {
    const rows = await allForces(ctx.tx);
    const head = [
      'level',
      'unit_code',
      'village_code',
      'village_kind',
      'village_name',
      'planned_on',
      'established_on',
      'decision_number',
    ];
    const cell = (value: string | null) => value ?? '';
    return [
      head,
      ...rows.map((f) => [
        f.level,
        f.unitCode,
        cell(f.villageCode),
        cell(f.villageKind),
        cell(f.villageName),
        f.plannedOn,
        cell(f.establishedOn),
        cell(f.decisionNumber),
      ]),
    ];
  },
});
