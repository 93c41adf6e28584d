import { findAccountByLogin } from '#identity';
import { type Actor, execute, type Runtime } from '#platform/command';
import type { Tx } from '#platform/db';
import { Refusal } from '#platform/errors';
import { t } from '#platform/i18n';
import { addDays, type IsoDate, vietnamDate } from '#platform/time';
import { birthDateText, findPerson, type PersonSummary, samplePersons } from '#population';
import { nextWorkingDay } from '#procedures';
import { dutiesOf, findAgency, unitsAt } from '#territory';
import { takeApplication } from './commands/application-acts.ts';
import { openCampaign, openPlace } from './commands/set-places.ts';
import { approveEidRequest, registerEidAtDesk } from './eid/eid-desk.ts';

const system = { kind: 'system' };
/** How many of each the desk finds waiting. */
const wanted = { requests: 7, approved: 2, received: 4, appointed: 4 };

/**
 * Gives the demonstration's police desk something to do: a drive with a mobile team, requests for e-ID accounts that wait,
 * card applications and appointments. Everything goes through the acts, done by the demonstration officers. A base in
 * which the drive is there already keeps what it has; without those officers nothing is done.
 */
export async function fillCardsDemo(runtime: Runtime, options: { seed: number }): Promise<void> {
  const ground = await runtime.database.read(system, (tx) => readGround(tx, runtime, options.seed));
  if (ground === undefined) return;
  const { receiver, approver, agencyCode, people, today } = ground;
  const code = `DEMO-${today.slice(0, 4)}`;
  const drive = {
    agencyCode,
    code,
    name: t('vi', 'cards.demo.campaign'),
    fromOn: addDays(today, -10),
    toOn: addDays(today, 30),
  };
  const opened = execute(runtime, openCampaign, { actor: approver, input: { ...drive, target: 400 } });
  if ((await orRefused(opened)) === undefined) return;
  const team = { name: t('vi', 'cards.demo.team'), kind: 'mobile', campaignCode: code, dailyPlaces: 40 } as const;
  const { placeId } = await execute(runtime, openPlace, {
    actor: approver,
    input: { ...team, agencyCode, communeCode: ground.communeCode, openFrom: today, openTo: addDays(today, 30) },
  });
  const left = [...people];
  const requests = await repeat(wanted.requests, left, (person) => {
    const claim = claimOf(person);
    const plain = { agencyCode, channel: 'counter', holder: 'citizen', level: 2 } as const;
    return execute(runtime, registerEidAtDesk, {
      actor: receiver,
      input: { ...plain, claim, card: { ...claim, issuedOn: '' } },
    });
  });
  for (const { requestId } of requests.slice(0, wanted.approved))
    await execute(runtime, approveEidRequest, { actor: approver, input: { requestId, version: 1 } });
  const application = { agencyCode, kind: 'change', reason: 'damaged', withParent: false, exempt: false } as const;
  const take = (person: PersonSummary, more: { placeId?: string; appointedOn?: IsoDate; campaignCode?: string }) =>
    execute(runtime, takeApplication, { actor: receiver, input: { ...application, claim: claimOf(person), ...more } });
  await repeat(wanted.received, left, (person) => take(person, { campaignCode: code }));
  await repeat(wanted.appointed, left, (person) => take(person, { placeId, appointedOn: nextWorkingDay(today) }));
}

const claimOf = (p: PersonSummary) => ({
  number: p.personalNumber,
  fullName: p.fullName,
  birthDate: birthDateText({ year: p.birthYear, month: p.birthMonth, date: p.birthDate }),
});

/** Does it with one person after the other, until it was done so often; who may not (has an account already) is passed over. */
async function repeat<T>(
  times: number,
  people: PersonSummary[],
  work: (person: PersonSummary) => Promise<T>,
): Promise<T[]> {
  const done: T[] = [];
  while (done.length < times) {
    const person = people.shift();
    if (person === undefined) return done;
    const result = await orRefused(work(person));
    if (result !== undefined) done.push(result);
  }
  return done;
}

async function orRefused<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

async function readGround(tx: Tx, runtime: Runtime, seed: number) {
  const today = vietnamDate(runtime.clock.now());
  const receiver = await demoOfficer(tx, 'demo.congan.tiepnhan', today);
  const approver = await demoOfficer(tx, 'demo.congan.duyet', today);
  if (receiver === undefined || approver === undefined) return undefined;
  const codes = receiver.duties.map((d) => d.agency).sort();
  const agencies = await Promise.all(codes.map((code) => findAgency(tx, code)));
  const agency = agencies.find((a) => a?.level === 'commune') ?? agencies[0];
  const [commune] = await unitsAt(tx, today, 'commune');
  if (agency === undefined || commune === undefined) return undefined;
  const communeCode = agency.level === 'commune' ? agency.unitCode : commune.code;
  const people: PersonSummary[] = [];
  const year = Number(today.slice(0, 4));
  for (const { id, birthYear } of await samplePersons(tx, { count: 400, seed }))
    if (year - birthYear >= 18 && people.length < 200) people.push((await findPerson(tx, id)) as PersonSummary);
  return { today, receiver, approver, agencyCode: agency.code, communeCode, people };
}

async function demoOfficer(tx: Tx, loginName: string, today: IsoDate): Promise<Actor | undefined> {
  const account = await findAccountByLogin(tx, loginName);
  if (account === undefined) return undefined;
  const held = await dutiesOf(tx, account.id, today);
  return {
    kind: 'officer',
    accountId: account.id,
    duties: held.map(({ post, actsFor }) => ({ postId: post.id, role: post.role, agency: post.agencyCode, actsFor })),
    roles: [...new Set(held.map(({ post }) => post.role))],
    agencies: [...new Set(held.flatMap(({ sees }) => sees))],
  };
}
