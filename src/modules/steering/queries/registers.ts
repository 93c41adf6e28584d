import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { agencyNames } from '#territory';
import { attachmentsOf } from '../attachment-store.ts';
import { findDuty, findProvinceDuty, headRoles } from '../authority.ts';
import { obstacleStates } from '../domain/obstacle.ts';
import { reviewKinds, reviewStates } from '../domain/review.ts';
import { AreaInput, Id } from '../input.ts';
import { listOfModels, modelStore } from '../model-store.ts';
import { historyOf } from '../name-lookup.ts';
import { listOfJudgements, nextTasksOfYear } from '../outlook-store.ts';
import { budgetLines, entriesOfLine, listOfStaff, listOfTrainings } from '../resource-store.ts';
import { listOfObstacles, listOfReviews, obstacleStore, partsOfObstacle, reviewStore } from '../review-store.ts';
import { taskStore } from '../task-store.ts';

const missing = () => refuse('not-found', 'steering.not-found');

export const listModels = query({
  name: 'steering.list-models',
  summary: 'The models of the province by number; those that were given up when asked for.',
  allow: officer(),
  input: Type.Object({ stopped: Type.Optional(Type.Boolean()) }),
  async run(ctx, { stopped = false }) {
    const rows = await listOfModels(ctx.tx, { stopped });
    return {
      rows,
      names: await agencyNames(
        ctx.tx,
        rows.map((m) => m.ownerAgency),
      ),
      mayAdd: (await findProvinceDuty(ctx, headRoles)) !== undefined,
    };
  },
});

export const showModel = query({
  name: 'steering.show-model',
  summary: 'One model with its files and its history.',
  allow: officer(),
  input: Type.Object({ modelId: Id }),
  async run(ctx, { modelId }) {
    const model = (await modelStore.find(ctx.tx, modelId)) ?? missing();
    const steers = (await findProvinceDuty(ctx, headRoles)) !== undefined;
    return {
      model,
      attachments: await attachmentsOf(ctx.tx, modelId),
      history: await historyOf(ctx.tx, modelId),
      names: await agencyNames(ctx.tx, [model.ownerAgency, ...model.cooperating]),
      mayMove: steers || findDuty(ctx.actor, model.ownerAgency) !== undefined,
      mayDecide: steers,
    };
  },
});

export const listBudget = query({
  name: 'steering.list-budget',
  summary: 'Budget lines of the project with what was allocated and spent, in VND.',
  allow: officer(),
  input: Type.Object({ year: Type.Optional(Type.Integer({ minimum: 2021, maximum: 2099 })) }),
  async run(ctx, { year }) {
    const rows = await budgetLines(ctx.tx, { year });
    return {
      rows,
      names: await agencyNames(
        ctx.tx,
        rows.map((l) => l.agencyCode),
      ),
    };
  },
});

export const showBudgetLine = query({
  name: 'steering.show-budget-line',
  summary: 'One budget line with its entries.',
  allow: officer(),
  input: Type.Object({ lineId: Id }),
  async run(ctx, { lineId }) {
    const [line = missing()] = await budgetLines(ctx.tx, { id: lineId });
    const steers = (await findProvinceDuty(ctx)) !== undefined;
    return {
      line,
      entries: await entriesOfLine(ctx.tx, lineId),
      history: await historyOf(ctx.tx, lineId),
      names: await agencyNames(ctx.tx, [line.agencyCode]),
      mayKeep: steers || findDuty(ctx.actor, line.agencyCode) !== undefined,
    };
  },
});

/** Who works for the project: those who steer the province see all, others their own agencies. */
export const listStaff = query({
  name: 'steering.list-staff',
  summary: 'Officers who work for the project, at the agencies that I see.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx) {
    const steers = (await findProvinceDuty(ctx)) !== undefined;
    const rows = await listOfStaff(ctx.tx, steers ? undefined : ctx.actor.agencies);
    return {
      rows,
      names: await agencyNames(
        ctx.tx,
        rows.map((s) => s.agencyCode),
      ),
    };
  },
});

export const listTrainings = query({
  name: 'steering.list-trainings',
  summary: 'Courses held for the project, the newest first.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx) {
    const rows = await listOfTrainings(ctx.tx);
    return {
      rows,
      names: await agencyNames(
        ctx.tx,
        rows.map((t) => t.organiser),
      ),
    };
  },
});

export const listReviews = query({
  name: 'steering.list-reviews',
  summary: 'Documents and procedures under review, those to be decided first.',
  allow: officer(),
  input: Type.Object({
    kind: Type.Optional(Type.Enum([...reviewKinds])),
    state: Type.Optional(Type.Enum([...reviewStates])),
  }),
  async run(ctx, filter) {
    const rows = await listOfReviews(ctx.tx, filter);
    return {
      rows,
      names: await agencyNames(
        ctx.tx,
        rows.map((r) => r.agencyCode),
      ),
    };
  },
});

export const showReview = query({
  name: 'steering.show-review',
  summary: 'One review with its finding, proposal and history.',
  allow: officer(),
  input: Type.Object({ reviewId: Id }),
  async run(ctx, { reviewId }) {
    const review = (await reviewStore.find(ctx.tx, reviewId)) ?? missing();
    return {
      review,
      history: await historyOf(ctx.tx, reviewId),
      names: await agencyNames(ctx.tx, [review.agencyCode]),
      mayFind: findDuty(ctx.actor, review.agencyCode) !== undefined,
      mayDecide: (await findProvinceDuty(ctx, headRoles)) !== undefined,
    };
  },
});

export const listObstacles = query({
  name: 'steering.list-obstacles',
  summary: 'Obstacles, the open ones first; of one area, one state or about one figure.',
  allow: officer(),
  input: Type.Object({
    area: Type.Optional(AreaInput),
    state: Type.Optional(Type.Enum([...obstacleStates])),
    figureCode: Type.Optional(Type.String({ maxLength: 80 })),
  }),
  async run(ctx, filter) {
    const rows = await listOfObstacles(ctx.tx, filter);
    return {
      rows,
      names: await agencyNames(
        ctx.tx,
        rows.map((o) => o.raisedBy),
      ),
    };
  },
});

export const showObstacle = query({
  name: 'steering.show-obstacle',
  summary: 'One obstacle with causes, solutions, proposals and history.',
  allow: officer(),
  input: Type.Object({ obstacleId: Id }),
  async run(ctx, { obstacleId }) {
    const obstacle = (await obstacleStore.find(ctx.tx, obstacleId)) ?? missing();
    const steers = (await findProvinceDuty(ctx)) !== undefined;
    const parts = await partsOfObstacle(ctx.tx, obstacleId);
    const tasks = await Promise.all(
      parts.flatMap((p) => (p.taskId === null ? [] : [taskStore.find(ctx.tx, p.taskId)])),
    );
    return {
      obstacle,
      parts,
      tasks: tasks.filter((t) => t !== undefined),
      history: await historyOf(ctx.tx, obstacleId),
      names: await agencyNames(ctx.tx, [obstacle.raisedBy]),
      mayKeep: steers || findDuty(ctx.actor, obstacle.raisedBy) !== undefined,
    };
  },
});

export const listNextTasks = query({
  name: 'steering.list-next-tasks',
  summary: 'The plan of a year, in its order.',
  allow: officer(),
  input: Type.Object({ year: Type.Integer({ minimum: 2022, maximum: 2099 }) }),
  async run(ctx, { year }) {
    const rows = await nextTasksOfYear(ctx.tx, year);
    return {
      rows,
      names: await agencyNames(
        ctx.tx,
        rows.map((n) => n.ownerAgency),
      ),
      mayPlan: (await findProvinceDuty(ctx)) !== undefined,
      mayAssign: (await findProvinceDuty(ctx, headRoles)) !== undefined,
    };
  },
});

export const listJudgements = query({
  name: 'steering.list-judgements',
  summary: 'What went well and what was learnt, as stated for the reports.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx) {
    const rows = await listOfJudgements(ctx.tx);
    return {
      rows,
      names: await agencyNames(
        ctx.tx,
        rows.map((j) => j.agencyCode),
      ),
    };
  },
});
