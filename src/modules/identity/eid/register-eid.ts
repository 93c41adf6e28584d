import type { CommandContext, Duty } from '#platform/command';
import { type FieldFault, refuse } from '#platform/errors';
import { newId, newSpokenCode } from '#platform/ids';
import { type IsoDate, vietnamDate } from '#platform/time';
import {
  type ClaimedIdentity,
  compareBirthDates,
  compareNames,
  findPerson,
  type PersonSummary,
  parseBirthDate,
  verifyClaim,
  wardsOf,
} from '#population';
import { provinceCodeOf, successorOf, type Unit } from '#territory';
import { ageOn, answerDaysOf, type EidHolder, type EidLevel, eidRegimeAt, whyNotEid } from './domain/eid-rules.ts';
import { type EidAccount, eidAccountOfNumber, eidAccountOfPerson } from './eid-account-store.ts';
import { type EidChecks, type EidRequest, insertEidRequest } from './eid-request-store.ts';
import { deskRoles, policeDuty } from './police-duty.ts';

/** What the card's QR code said; only for comparing, never a proof. */
export interface CardSaid extends ClaimedIdentity {
  /** As on the card, dd/MM/yyyy, or empty. */
  issuedOn: string;
}

export interface EidRegistration {
  agencyCode: string;
  channel: EidRequest['channel'];
  holder: EidHolder;
  level: EidLevel;
  /** The citizen, or who represents the organisation; foreigners are outside the registry. */
  claim?: ClaimedIdentity | undefined;
  card?: CardSaid | undefined;
  guardian?: ClaimedIdentity | undefined;
  /** The paper that makes somebody a guardian when the registry does not know it. */
  guardianProof?: string | undefined;
  /** A foreigner or an organisation. */
  outside?: { fullName: string; holderNumber: string; nationality: string | null } | undefined;
  phone?: string | undefined;
  email?: string | undefined;
}

/** Adds working days; the calendar of the civil servants. */
export type AddWorkingDays = (date: IsoDate, days: number) => IsoDate;

interface Subject {
  personId: string | null;
  guardianId: string | null;
  representativeId: string | null;
  communeCode: string;
  checks: EidChecks;
  existing: EidAccount | undefined;
}

const codeLength = 10;

/**
 * Takes a request for an e-ID account, or for the higher level of the one that there is: who it is by the registry, what
 * the card says against it, whether the law lets them, and until when it must be answered (Decree 59/2022/NĐ-CP; from
 * 01/07/2024 Decree 69/2024/NĐ-CP).
 * @throws Refusal in words for the officer; `fields` name what differs.
 */
export async function registerEid(
  ctx: CommandContext,
  input: EidRegistration,
  addWorkingDays: AddWorkingDays,
): Promise<EidRequest> {
  const today = vietnamDate(ctx.now);
  const regime = eidRegimeAt(today);
  const { duty, agency } = await policeDuty(ctx.tx, ctx.actor, { agencyCode: input.agencyCode, roles: deskRoles });
  const subject = await subjectOf(ctx, input, agency.unitCode);
  const kind = kindOf(input, subject.existing);
  const onRecord = input.holder === 'citizen' ? input.card !== undefined : input.holder === 'foreigner';
  const request: EidRequest = {
    id: newId(ctx.now.getTime()),
    code: newSpokenCode(codeLength),
    provinceCode: await provinceOf(ctx, subject.communeCode, agency.unitCode),
    agencyCode: agency.code,
    kind,
    channel: input.channel,
    holder: input.holder,
    level: input.level,
    fullName: input.outside?.fullName ?? null,
    holderNumber: input.outside?.holderNumber ?? null,
    nationality: input.outside?.nationality ?? null,
    phone: input.phone ?? null,
    email: input.email ?? null,
    regime: regime.code,
    state: 'received',
    version: 1,
    receivedAt: ctx.now,
    receivedBy: ctx.actor.accountId,
    dueOn: addWorkingDays(today, answerDaysOf({ ...input, onRecord }, regime)),
    decidedAt: null,
    decidedBy: null,
    ground: null,
    eidAccountId: subject.existing?.id ?? null,
    personId: subject.personId,
    guardianId: subject.guardianId,
    representativeId: subject.representativeId,
    communeCode: subject.communeCode,
    checks: subject.checks,
  };
  if (!(await insertEidRequest(ctx.tx, request))) refuse('conflict', 'identity.eid.request-open');
  concern(ctx, request, duty);
  return request;
}

function concern(ctx: CommandContext, r: EidRequest, duty: Duty): void {
  const personId = r.personId ?? r.representativeId;
  ctx.concerns({
    ...(personId === null ? {} : { personId }),
    duty,
    detail: { request: r.id, kind: r.kind, holder: r.holder, level: r.level, checks: r.checks },
  });
}

function kindOf(input: EidRegistration, existing: EidAccount | undefined): EidRequest['kind'] {
  if (existing === undefined) return 'register';
  if (existing.state === 'locked') refuse('conflict', 'identity.eid.is-locked');
  if (existing.level >= input.level) refuse('conflict', 'identity.eid.already-has', { level: existing.level });
  return 'upgrade';
}

async function subjectOf(ctx: CommandContext, input: EidRegistration, officeUnit: string): Promise<Subject> {
  if (input.holder === 'citizen') return citizenOf(ctx, input, officeUnit);
  const outside = input.outside ?? refuse('invalid', 'identity.eid.holder-needed');
  const why = whyNotEid({ ...input, age: null, hasGuardian: false }, eidRegimeAt(vietnamDate(ctx.now)));
  if (why !== undefined) refuse('invalid', `identity.eid.${why}`);
  const existing = await eidAccountOfNumber(ctx.tx, { ...outside, holder: input.holder });
  const base = { personId: null, guardianId: null, communeCode: officeUnit, existing };
  if (input.holder === 'foreigner') return { ...base, representativeId: null, checks: {} };
  const person = await matched(ctx, input.claim, 'representative');
  const own = await eidAccountOfPerson(ctx.tx, person.id);
  // Whoever represents an organisation uses their own account of level 2 (Decree 69/2024/NĐ-CP, art. 12).
  if (own?.activeLevel !== 2 || own.state !== 'active') refuse('invalid', 'identity.eid.representative-level-2');
  return { ...base, representativeId: person.id, checks: { representative: 'level-2' } };
}

async function citizenOf(ctx: CommandContext, input: EidRegistration, officeUnit: string): Promise<Subject> {
  const today = vietnamDate(ctx.now);
  const { person, outcome } = await matchedWithOutcome(ctx, input.claim, 'claim');
  if (person.status !== 'present') refuse('invalid', 'identity.eid.person-not-present');
  const checks: EidChecks = { registry: outcome };
  if (input.card !== undefined) checks.card = cardAgainst(person, input.card, today);
  const guardianId = await guardianOf(ctx, input, { person, checks });
  const why = whyNotEid({ ...input, age: ageOn(person, today), hasGuardian: guardianId !== null }, eidRegimeAt(today));
  if (why !== undefined) refuse('invalid', `identity.eid.${why}`);
  return {
    personId: person.id,
    guardianId,
    representativeId: null,
    communeCode: person.communeCode ?? officeUnit,
    checks,
    existing: await eidAccountOfPerson(ctx.tx, person.id),
  };
}

async function matched(ctx: CommandContext, claim: ClaimedIdentity | undefined, field: string): Promise<PersonSummary> {
  return (await matchedWithOutcome(ctx, claim, field)).person;
}

/** The one person of the registry whom number, name and birth date name together. */
async function matchedWithOutcome(ctx: CommandContext, claim: ClaimedIdentity | undefined, field: string) {
  const said = claim ?? refuse('invalid', 'identity.eid.person-needed');
  const { outcome, fields, personId } = await verifyClaim(ctx, said);
  if (outcome === 'unknown')
    refuse('invalid', 'identity.eid.number-unknown', {}, [
      { field: `${field}.number`, key: 'identity.eid.number-unknown' },
    ]);
  const faults: FieldFault[] = Object.entries(fields).flatMap(([name, how]) =>
    how === 'differs' ? [{ field: `${field}.${name}`, key: `identity.eid.differs-${name}` }] : [],
  );
  if (personId === undefined) return refuse('invalid', 'identity.eid.registry-differs', {}, faults);
  const person = (await findPerson(ctx.tx, personId)) ?? refuse('not-found', 'identity.unknown-person');
  return { person, outcome: { fullName: fields.fullName ?? 'match', birthDate: fields.birthDate ?? 'match' } };
}

/** The card against the registry; a card of somebody else, or one that says something else, is no card to register with. */
function cardAgainst(person: PersonSummary, card: CardSaid, today: IsoDate): NonNullable<EidChecks['card']> {
  const birth = parseBirthDate(card.birthDate, today);
  const checks = {
    number: card.number === person.personalNumber ? 'match' : 'differs',
    fullName: compareNames(person.fullName, card.fullName),
    birthDate: birth.ok ? compareBirthDates(person, birth.value) : 'differs',
    issuedOn: card.issuedOn,
  };
  const differing = Object.entries(checks).filter(([, how]) => how === 'differs');
  if (differing.length > 0)
    refuse(
      'invalid',
      'identity.eid.card-differs',
      {},
      differing.map(([name]) => ({ field: `card.${name}`, key: `identity.eid.card-differs-${name}` })),
    );
  return checks;
}

/** Parents and representatives whom the registry knows need no paper (Decree 69/2024/NĐ-CP; Civil Code 2015, art. 136). */
async function guardianOf(
  ctx: CommandContext,
  input: EidRegistration,
  child: { person: PersonSummary; checks: EidChecks },
): Promise<string | null> {
  if (input.guardian === undefined) return null;
  const guardian = await matched(ctx, input.guardian, 'guardian');
  if (guardian.id === child.person.id) refuse('invalid', 'identity.eid.guardian-is-holder');
  const wards = await wardsOf(ctx.tx, guardian.id, vietnamDate(ctx.now));
  const known = wards.some((w) => w.personId === child.person.id);
  if (!known && (input.guardianProof ?? '').trim() === '')
    refuse('invalid', 'identity.eid.guardian-unknown', {}, [
      { field: 'guardianProof', key: 'identity.eid.guardian-unknown' },
    ]);
  child.checks.guardian = known ? 'registry' : 'paper';
  return guardian.id;
}

async function provinceOf(ctx: CommandContext, communeCode: string, officeUnit: string): Promise<string> {
  const today = vietnamDate(ctx.now);
  const unit: Unit | undefined =
    (await successorOf(ctx.tx, communeCode, today)) ?? (await successorOf(ctx.tx, officeUnit, today));
  return unit === undefined ? '' : provinceCodeOf(ctx.tx, unit, today);
}
