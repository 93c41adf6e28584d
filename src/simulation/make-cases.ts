import type { BulkCase } from '#cases';
import { type SeededRandom, seededRandom } from '#platform/ids';
import { type IsoDate, vietnamInstant } from '#platform/time';
import type { SampledPerson } from '#population';
import { procedureAt } from '#procedures';
import type { AgencyFinder } from '#territory';
import { drawCourse } from './case-course.ts';
import type { ProcedurePlan } from './solve-figures.ts';
import { dayDrawer } from './spread-dates.ts';
import type { WorkingDays } from './working-days.ts';

export interface CasesWish {
  plan: readonly ProcedurePlan[];
  /** Since when each procedure is open online. */
  onlineFrom: ReadonlyMap<string, IsoDate>;
  /** First day on which cases were received. */
  start: IsoDate;
  asOf: IsoDate;
  seed: number;
  provinceCode: string;
  /** Who applies; at least one. */
  people: readonly SampledPerson[];
  agencyOf: AgencyFinder;
  days: WorkingDays;
}

/** One case to be made: which procedure, by which way, received on which day. */
interface Slot {
  code: string;
  isOnline: boolean;
  on: IsoDate;
}

/** Makes the cases of a plan one after the other, in the order of receipt. The same wish gives the same cases. */
export function* makeCases(wish: CasesWish): Generator<BulkCase> {
  const random = seededRandom(wish.seed);
  const byDay = Map.groupBy(slots(wish, random), (slot) => slot.on);
  for (const day of [...byDay.keys()].sort()) {
    for (const slot of byDay.get(day) ?? []) yield makeCase(slot, wish, random);
  }
}

function* slots(wish: CasesWish, random: SeededRandom): Generator<Slot> {
  for (const { code, online, other } of wish.plan) {
    for (const [isOnline, count] of [
      [true, online],
      [false, other],
    ] as const) {
      if (count === 0) continue;
      const from = firstDay(code, isOnline ? (wish.onlineFrom.get(code) ?? wish.start) : wish.start, wish.asOf);
      const drawer = dayDrawer(wish.days.between(from, wish.asOf), isOnline ? 6 : 1.5);
      for (let i = 0; i < count; i += 1) yield { code, isOnline, on: drawer.draw(random) };
    }
  }
}

/** Not before the procedure exists; and when nothing else fits, the working day of the date itself or before it. */
function firstDay(code: string, from: IsoDate, asOf: IsoDate): IsoDate {
  if (procedureAt(code, from) !== undefined) return from;
  const first = procedureAt(code, asOf)?.validFrom;
  return first === undefined || first < from ? from : first;
}

const openMinutes = 7 * 60 + 30;

function makeCase({ code, isOnline, on }: Slot, wish: CasesWish, random: SeededRandom): BulkCase {
  const procedure = procedureAt(code, on);
  if (procedure === undefined) throw new Error(`procedure ${code} does not exist on ${on}`);
  const { branch, level, deadline, validFrom, channels } = procedure;
  const person = random.pick(wish.people);
  // Most come in the morning; the desk closes at 17:00.
  const at = openMinutes + Math.floor((17 * 60 - openMinutes - 1) * random.next() ** 1.3);
  const receivedAt = vietnamInstant(on, at);
  // Online a case may be sent at any hour; the desk receives it within the next hours.
  const submittedAt = isOnline ? new Date(receivedAt.getTime() - random.int(14 * 3_600) * 1000) : receivedAt;
  const isByPost = !isOnline && channels.includes('post') && random.next() < 0.08;
  return {
    provinceCode: wish.provinceCode,
    procedureCode: code,
    procedureVersion: validFrom,
    channel: isOnline ? 'online' : isByPost ? 'post' : 'counter',
    agencyCode: agencyFor(wish, { branch, level, communeCode: person.communeCode, date: on }),
    communeCode: person.communeCode,
    applicantId: person.id,
    submittedAt,
    receivedAt,
    ...drawCourse(random, { on, at, days: deadline.workingDays }, wish),
  };
}

const levelsUp = ['commune', 'district', 'province'] as const;

/** The agency in charge, or the next one above where a level has none. */
function agencyFor(wish: CasesWish, question: Parameters<AgencyFinder>[0]): string {
  for (const level of levelsUp.slice(levelsUp.indexOf(question.level))) {
    const code = wish.agencyOf({ ...question, level });
    if (code !== undefined) return code;
  }
  const { branch, communeCode, date } = question;
  throw new Error(`no agency is in charge of ${branch} for commune ${communeCode} on ${date}`);
}
