import { ageOn } from '#identity';
import type { CommandContext } from '#platform/command';
import { type FieldFault, refuse } from '#platform/errors';
import { t } from '#platform/i18n';
import { newId, newSpokenCode } from '#platform/ids';
import { type IsoDate, vietnamDate } from '#platform/time';
import { type ClaimedIdentity, findPerson, type PersonSummary, registryFieldsOf, verifyClaim } from '#population';
import { addWorkingDays, procedureAt } from '#procedures';
import { englishUnitName, successorOf } from '#territory';
import { applicationMoved, tellApplicant } from './act-on-application.ts';
import { type Application, addEvent, addFact, insertApplication } from './application-store.ts';
import { findCampaign } from './campaign-store.ts';
import { type CardFee, cardFee } from './domain/card-fee.ts';
import {
  type ApplicationKind,
  type ApplicationReason,
  type CardRegime,
  cardRegimeAt,
  reasonsOf,
  whyNotCard,
} from './domain/card-rules.ts';
import { findPlace, takeAppointment } from './place-store.ts';
import { officeOf } from './police-place.ts';

export interface NewApplication {
  agencyCode: string;
  claim: ClaimedIdentity;
  kind: ApplicationKind;
  reason: ApplicationReason;
  /** A parent or guardian stands beside a child. */
  withParent: boolean;
  /** Free of charge by law: merit, poor households, orphans and others (Circular 59/2019/TT-BTC, art. 5). */
  exempt: boolean;
  placeId?: string | undefined;
  campaignCode?: string | undefined;
  /** Comes on this day; without it the applicant stands there now. */
  appointedOn?: IsoDate | undefined;
}

const codeLength = 10;

/** What an application has before anything is done with it. */
const notBegun = {
  version: 1,
  capturedAt: null,
  portraitFileHash: null,
  fields: null,
  sentAt: null,
  issuedAt: null,
  expiresOn: null,
  handedOverAt: null,
  closedAt: null,
  ground: null,
} as const;

/** An application that is entered now, under a code of its own. */
export function newApplication(
  ctx: CommandContext,
  given: Omit<Application, keyof typeof notBegun | 'id' | 'code' | 'enteredAt'>,
): Application {
  return { id: newId(ctx.now.getTime()), code: newSpokenCode(codeLength), enteredAt: ctx.now, ...notBegun, ...given };
}

/**
 * Takes an application for a card at the desk or of a mobile team, or gives an appointment for one: who it is by the
 * registry, whether the law of the day gives them such a card, what it costs, until when it is due.
 */
export async function openApplication(ctx: CommandContext, input: NewApplication): Promise<Application> {
  const today = vietnamDate(ctx.now);
  const regime = cardRegimeAt(today);
  const { duty, agency, provinceCode } = await officeOf(ctx, input.agencyCode);
  const person = await personOf(ctx, input.claim);
  await mayApply(ctx, input, { person, regime });
  const place = await placeFor(ctx, input, agency.code);
  const fee = feeOf(input, today);
  const communeCode = person.communeCode ?? agency.unitCode;
  const received = input.appointedOn === undefined;
  const application = newApplication(ctx, {
    provinceCode,
    kind: input.kind,
    reason: input.reason,
    channel: place.mobile ? 'mobile' : 'counter',
    state: received ? 'received' : 'appointed',
    personId: person.id,
    agencyCode: agency.code,
    communeCode,
    placeId: input.placeId ?? null,
    campaignCode: place.campaignCode,
    appointedOn: input.appointedOn ?? null,
    queueNumber: place.queueNumber,
    feeVnd: fee.vnd,
    feeGround: fee.ground,
    regime: regime.code,
    receivedAt: received ? ctx.now : null,
    dueOn: received ? await dueFrom(ctx, { kind: input.kind, communeCode }) : null,
  });
  if (!(await insertApplication(ctx.tx, application))) refuse('conflict', 'cards.has-open-application');
  const act = received ? 'take' : 'appoint';
  const entry = { applicationId: application.id, from: null, to: application.state, at: ctx.now, actor: ctx.actor };
  await addEvent(ctx.tx, { ...entry, act, duty });
  if (received) await addFact(ctx.tx, application, 'received', ctx.now);
  await tellApplicant(ctx, application, { act: received ? 'receive' : 'appoint', note: '', day: dayText(application) });
  ctx.concerns({ personId: person.id, duty, detail: { application: application.id, act, kind: input.kind } });
  ctx.emit(applicationMoved, { applicationId: application.id, act, to: application.state });
  return application;
}

export const dayText = (a: Application): string => (a.appointedOn ?? a.dueOn ?? '').split('-').reverse().join('/');

/** The one person of the registry whom number, name and birth date name together. */
async function personOf(ctx: CommandContext, claim: ClaimedIdentity): Promise<PersonSummary> {
  const { outcome, fields, personId } = await verifyClaim(ctx, claim);
  if (outcome === 'unknown')
    refuse('invalid', 'cards.number-unknown', {}, [{ field: 'claim.number', key: 'cards.number-unknown' }]);
  const faults: FieldFault[] = Object.entries(fields).flatMap(([name, how]) =>
    how === 'differs' ? [{ field: `claim.${name}`, key: `cards.differs-${name}` }] : [],
  );
  if (personId === undefined) return refuse('invalid', 'cards.registry-differs', {}, faults);
  return (await findPerson(ctx.tx, personId)) ?? refuse('not-found', 'cards.number-unknown');
}

/** Refuses who may have no such card by the registry and the law of the day. */
export async function mayApply(
  ctx: CommandContext,
  input: Pick<NewApplication, 'kind' | 'reason' | 'withParent'>,
  { person, regime }: { person: PersonSummary; regime: CardRegime },
): Promise<void> {
  if (person.status !== 'present') refuse('invalid', 'cards.person-not-present');
  if (!reasonsOf[input.kind].some((r) => r === input.reason)) refuse('invalid', 'cards.reason-needed');
  const { nationality } = await registryFieldsOf(ctx, person.id);
  const vietnamese = nationality === undefined || nationality === t('vi', 'population.nationality-vn');
  const why = whyNotCard({ ...input, age: ageOn(person, vietnamDate(ctx.now)), vietnamese }, regime);
  if (why !== undefined) refuse('invalid', `cards.${why}`, { age: regime.allowed });
}

/** The place where it is taken; with a day, one appointment of that day is taken. */
async function placeFor(
  ctx: CommandContext,
  input: NewApplication,
  agencyCode: string,
): Promise<{ mobile: boolean; campaignCode: string | null; queueNumber: number | null }> {
  let queueNumber: number | null = null;
  const place = input.placeId === undefined ? undefined : await findPlace(ctx.tx, input.placeId);
  if (input.placeId !== undefined && place?.agencyCode !== agencyCode) refuse('invalid', 'cards.place-unknown');
  const { appointedOn } = input;
  if (appointedOn !== undefined) {
    if (place === undefined) return refuse('invalid', 'cards.place-needed');
    const closed = appointedOn < place.openFrom || (place.openTo !== null && appointedOn > place.openTo);
    if (closed || appointedOn < vietnamDate(ctx.now)) refuse('invalid', 'cards.place-closed');
    queueNumber = (await takeAppointment(ctx.tx, place, appointedOn)) ?? refuse('conflict', 'cards.day-full');
  }
  const campaignCode = place?.campaignCode ?? input.campaignCode ?? null;
  if (campaignCode !== null && (await findCampaign(ctx.tx, campaignCode)) === undefined)
    refuse('invalid', 'cards.campaign-unknown');
  return { mobile: place?.kind === 'mobile', campaignCode, queueNumber };
}

/** The fee of a day; what a change costs then stands in the catalogue. */
export function feeOf(
  wish: Pick<NewApplication, 'kind' | 'reason' | 'exempt'> & { online?: boolean },
  date: IsoDate,
): CardFee {
  const fee = procedureAt('id-card', date)?.fee;
  return cardFee({ online: false, ...wish }, { counter: fee?.counter ?? 0, online: fee?.online ?? 0 });
}

/** In towns a lost card took 15 working days under Law 59/2014/QH13 (art. 25), whatever else took 7. */
const lostInTown = 15;

/** Day by which the card must be there, from now: the catalogue's days of the date; mountain districts had longer ones. */
export async function dueFrom(
  ctx: Pick<CommandContext, 'tx' | 'now'>,
  about: { kind: ApplicationKind; communeCode: string },
): Promise<IsoDate> {
  const today = vietnamDate(ctx.now);
  const deadline = procedureAt(about.kind === 'new' ? 'first-id-card' : 'id-card', today)?.deadline;
  if (deadline === undefined) throw new Error('the catalogue has no days for a card');
  const { workingDays, extended } = deadline;
  if (extended === undefined) return addWorkingDays(today, workingDays);
  const unit = await successorOf(ctx.tx, about.communeCode, today);
  const town = englishUnitName(unit?.name ?? '').endsWith(' ward');
  const days = town ? (about.kind === 'lost' ? lostInTown : workingDays) : extended.workingDays;
  return addWorkingDays(today, days);
}
