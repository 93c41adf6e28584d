import type { Static, TSchema } from 'typebox';
import { type Actor, type Command, execute, type Runtime } from '#platform/command';
import { sql } from '#platform/db';
import { type StoredFile, storeLoose } from '#platform/files';
import { type SeededRandom, seededRandom } from '#platform/ids';
import { addDays, type IsoDate, vietnamInstant } from '#platform/time';
import { type Agency, agenciesAt } from '#territory';
import { markSimulated, realRecords } from '../bulk-door.ts';
import { steeringActs as acts } from '../heads.ts';
import { demoOfficer } from './demo-actor.ts';
import { demoPdf } from './demo-file.ts';
import {
  type DemoDirective,
  type DemoObstacle,
  type DemoTask,
  demoDirectives,
  demoJudgements,
  demoNextTasks,
  demoObstacles,
  demoReviews,
} from './demo-matters.ts';

export interface DemoWish {
  asOf: IsoDate;
  seed: number;
}

/** Everything that one filling needs: the officers who act, and a clock that each act sets. */
interface Ground {
  runtime: Runtime;
  wish: DemoWish;
  random: SeededRandom;
  agencies: readonly Agency[];
  root: Agency;
  leader: Actor;
  /** Acts done so far: each is some minutes after the one before, so that a history reads in its order. */
  done: number;
}

/**
 * Fills the registers of a demonstration through their very acts, as invented officers on earlier days: directives with tasks at
 * every step, obstacles, reviews, courses, staff, next year's plan, people and meetings of some task forces. Call it after
 * `importSteering`. Does nothing where people have recorded something, or where it was done before.
 * @returns whether it filled anything.
 */
export async function fillSteeringDemo(runtime: Runtime, wish: DemoWish): Promise<boolean> {
  const state = await runtime.database.asOwner(async (tx) => ({
    real: await realRecords(tx),
    filled: (await tx.one<{ n: number }>(sql`select count(*) as n from steering.directive`)).n,
    agencies: await agenciesAt(tx, wish.asOf),
  }));
  const root = state.agencies.find((a) => a.level === 'province' && a.branch === 'committee');
  if (state.real > 0 || state.filled > 0 || root === undefined) return false;
  const random = seededRandom(wish.seed);
  const sees = state.agencies.map((a) => a.code);
  const leader = demoOfficer(random, { agencyCode: root.code, role: 'leader', sees });
  const ground: Ground = { runtime, wish, random, agencies: state.agencies, root, leader, done: 0 };
  try {
    for (const directive of demoDirectives) await fillDirective(ground, directive);
    for (const [i, obstacle] of demoObstacles.entries()) await fillObstacle(ground, obstacle, i);
    await fillReviews(ground);
    await fillOutlook(ground);
    await fillPeople(ground);
    await fillForces(ground);
  } finally {
    // Also when it broke off: what nobody recorded must never stand in a simulation's way.
    await runtime.database.asOwner(markSimulated);
  }
  return true;
}

/** Runs an act as somebody, on a day so many days before the demonstration's own. */
function act<I extends TSchema, O>(
  ground: Ground,
  { daysAgo, actor }: { daysAgo: number; actor?: Actor },
  ...[command, input]: [Command<I, O>, Static<I>]
): Promise<O> {
  const day = addDays(ground.wish.asOf, -daysAgo);
  ground.done += 1;
  const now = vietnamInstant(day, 8 * 60 + ((ground.done * 3) % 480));
  const runtime = { ...ground.runtime, clock: { now: () => now } };
  return execute(runtime, command, { actor: actor ?? ground.leader, input });
}

function agencyOf(ground: Ground, branch: string): Agency {
  const found = ground.agencies.find((a) => a.level === 'province' && a.branch === branch && a.kind !== 'one-stop');
  return found ?? ground.root;
}

const officerOf = (ground: Ground, agency: Agency): Actor =>
  demoOfficer(ground.random, { agencyCode: agency.code, role: 'approver', sees: [agency.code] });

async function fillDirective(ground: Ground, directive: DemoDirective): Promise<void> {
  const { issued, issuer, tasks, number, kind, area, subject } = directive;
  const issuedOn = typeof issued === 'string' ? issued : addDays(ground.wish.asOf, -issued);
  if (issuedOn > ground.wish.asOf) return;
  const daysAgo = typeof issued === 'string' ? 100 : issued;
  // What the Prime Minister issued before the province began to keep this register is entered at its beginning.
  const recorded = issuedOn > addDays(ground.wish.asOf, -daysAgo) ? 0 : daysAgo;
  const from = issuer === undefined ? { issuerCode: ground.root.code } : { issuerName: issuer };
  const input = { number, issuedOn, kind, area, subject, ...from };
  const { directiveId } = await act(ground, { daysAgo: recorded }, acts.recordDirective, input);
  await attach(ground, {
    daysAgo: recorded,
    subject: 'directive',
    recordId: directiveId,
    name: `${number.replace('/', '-')}.pdf`,
  });
  for (const task of tasks) await fillTask(ground, task, { directiveId, area, daysAgo: recorded });
}

interface Attaching {
  daysAgo: number;
  subject: 'directive' | 'task' | 'task-force';
  recordId: string;
  name: string;
  actor?: Actor;
}

async function attach(ground: Ground, { daysAgo, subject, recordId, name, actor }: Attaching): Promise<void> {
  const bytes = await demoPdf(`${subject} ${recordId.slice(0, 8)}`);
  const fileHash = await storeLoose(ground.runtime, bytes);
  const file: StoredFile = { fileHash, fileName: name, mediaType: 'application/pdf', sizeBytes: bytes.length };
  await act(ground, actor === undefined ? { daysAgo } : { daysAgo, actor }, acts.attachFile, {
    subject,
    recordId,
    file,
  });
}

async function fillTask(
  ground: Ground,
  task: DemoTask,
  { directiveId, area, daysAgo }: { directiveId: string; area: DemoDirective['area']; daysAgo: number },
): Promise<void> {
  const owner = agencyOf(ground, task.branch);
  const { taskId } = await act(ground, { daysAgo: daysAgo - 1 }, acts.assignTask, {
    directiveId,
    place: task.place,
    title: task.title,
    area,
    ownerAgency: owner.code,
    dueOn: addDays(ground.wish.asOf, task.due),
    figureCodes: [...(task.figureCodes ?? [])],
  });
  if (task.step === 'assigned') return;
  const actor = officerOf(ground, owner);
  const reportedAgo = Math.max(1, Math.min(daysAgo - 3, -task.due + 1));
  const progressAgo = Math.min(daysAgo - 2, reportedAgo + 5);
  const note = 'Đã phân công cán bộ, đang thực hiện theo kế hoạch.';
  const progress = 30 + ground.random.int(5) * 10;
  await act(ground, { daysAgo: progressAgo, actor }, acts.reportProgress, { taskId, version: 1, progress, note });
  if (task.step === 'under-way') return;
  await attach(ground, { daysAgo: reportedAgo, subject: 'task', recordId: taskId, name: 'bao-cao-ket-qua.pdf', actor });
  const result = 'Đã hoàn thành các nội dung được giao, có báo cáo kèm theo.';
  await act(ground, { daysAgo: reportedAgo, actor }, acts.submitTask, { taskId, version: 2, result });
  if (task.step === 'done')
    await act(ground, { daysAgo: reportedAgo - 1 }, acts.acceptTask, { taskId, version: 3, note: 'Đạt yêu cầu.' });
}

async function fillObstacle(ground: Ground, obstacle: DemoObstacle, index: number): Promise<void> {
  const daysAgo = 30 - index * 6;
  const { area, text, figureCodes, cause, solution, proposal } = obstacle;
  const when = { daysAgo };
  const raised = { area, text, figureCodes: [...figureCodes] };
  const { obstacleId } = await act(ground, when, acts.raiseObstacle, raised);
  await act(ground, when, acts.addObstaclePart, { obstacleId, version: 1, kind: 'cause', text: cause });
  await act(ground, when, acts.addObstaclePart, { obstacleId, version: 2, kind: 'solution', text: solution });
  if (proposal === undefined) return;
  const part = { obstacleId, version: 3, kind: 'proposal' as const, text: proposal.text, addressedTo: proposal.to };
  const { partId } = await act(ground, when, acts.addObstaclePart, part);
  const sent = { partId, version: 1, sentOn: addDays(ground.wish.asOf, -daysAgo + 3), document: '915/UBND-NC' };
  if (index === 0) await act(ground, { daysAgo: daysAgo - 3 }, acts.sendProposal, sent);
}

async function fillReviews(ground: Ground): Promise<void> {
  const agency = agencyOf(ground, 'justice');
  const actor = officerOf(ground, agency);
  for (const { kind, number, title, ground: basis, finding, proposal, decidedBy } of demoReviews) {
    const input = { kind, number, title, ground: basis, agencyCode: agency.code, dueOn: addDays(ground.wish.asOf, 20) };
    const { reviewId } = await act(ground, { daysAgo: 35, actor }, acts.startReview, input);
    await act(ground, { daysAgo: 15, actor }, acts.stateFinding, {
      reviewId,
      version: 1,
      finding,
      ...(proposal === undefined ? {} : { proposal }),
      ...(decidedBy === undefined ? {} : { decidedBy }),
    });
  }
}

async function fillOutlook(ground: Ground): Promise<void> {
  const year = Number(ground.wish.asOf.slice(0, 4)) + 1;
  for (const { area, text, figureCodes } of demoNextTasks) {
    await act(ground, { daysAgo: 10 }, acts.addNextTask, { year, area, text, figureCodes: [...figureCodes] });
  }
  for (const judgement of demoJudgements) await act(ground, { daysAgo: 8 }, acts.stateJudgement, judgement);
}

async function fillPeople(ground: Ground): Promise<void> {
  const { asOf } = ground.wish;
  const police = agencyOf(ground, 'police');
  const courses = [
    { title: 'Tập huấn kỹ năng tiếp nhận hồ sơ trực tuyến', audience: 'commune', participants: 142, daysAgo: 70 },
    { title: 'Tập huấn làm sạch dữ liệu chuyên ngành', audience: 'district', participants: 36, daysAgo: 44 },
    { title: 'Hướng dẫn tổ công tác cấp thôn', audience: 'village', participants: 640, daysAgo: 28 },
  ] as const;
  for (const { daysAgo, ...course } of courses)
    await act(ground, { daysAgo }, acts.recordTraining, {
      ...course,
      heldOn: addDays(asOf, -daysAgo),
      days: 1,
      organiser: police.code,
    });
  const people = [
    { branch: 'police', fullName: 'Hoàng Văn Sơn', job: 'Đội trưởng', qualification: 'it-degree', fullTime: true },
    {
      branch: 'office',
      fullName: "H'Wen Niê",
      job: 'Chuyên viên kiểm soát thủ tục',
      qualification: 'it-certificate',
      fullTime: false,
    },
    { branch: 'justice', fullName: 'Vi Thị Hạnh', job: 'Chuyên viên hộ tịch', qualification: 'other', fullTime: false },
  ] as const;
  for (const { branch, ...person } of people) {
    const agencyCode = agencyOf(ground, branch).code;
    await act(ground, { daysAgo: 90 }, acts.addStaff, { ...person, agencyCode, worksFrom: addDays(asOf, -90) });
  }
}

/** Names for members; invented, of the peoples who live there. */
const names = [
  'Nguyễn Văn Thành',
  'Trần Thị Mai',
  'Y Bhăn Êban',
  "H'Mai Bkrông",
  'Điểu K’Lơi',
  'Lý Văn Páo',
  'Nông Thị Thu',
  'K’Brông',
];

async function fillForces(ground: Ground): Promise<void> {
  const { asOf } = ground.wish;
  const forces = await ground.runtime.database.read({ kind: 'system' }, (tx) =>
    tx.rows<{ id: string; establishedOn: IsoDate }>(sql`select id, established_on as "establishedOn" from (
        select id, level, established_on, row_number() over (partition by level order by unit_code, village_code) as n
        from steering.task_force t where state = 'established' and exists (select from territory.pub_unit u
          where u.code = t.unit_code and ${asOf}::date between u.valid_from and coalesce(u.valid_to, 'infinity'))) f
      where n <= 2 order by level, n`),
  );
  for (const [i, { id: taskForceId, establishedOn }] of forces.entries()) {
    const heldOn = addDays(asOf, -(5 + i * 3));
    for (const [j, duty] of (['head', 'deputy', 'member'] as const).entries())
      await act(ground, { daysAgo: 0 }, acts.addMember, {
        taskForceId,
        fullName: names[(i + j * 3) % names.length] ?? '',
        duty,
        job: ['Phó Chủ tịch', 'Trưởng công an', 'Bí thư đoàn'][j] ?? '',
        memberFrom: establishedOn,
      });
    if (heldOn < establishedOn) continue;
    await act(ground, { daysAgo: 5 + i * 3 }, acts.recordActivity, {
      taskForceId,
      kind: i % 2 === 0 ? 'meeting' : 'support',
      heldOn,
      subject:
        i % 2 === 0 ? 'Họp đánh giá kết quả tháng, giao việc tháng sau' : 'Hỗ trợ người dân nộp hồ sơ tại nhà văn hóa',
      attended: 8 + i,
      ...(i % 2 === 0 ? {} : { peopleReached: 35 + i }),
    });
  }
}
