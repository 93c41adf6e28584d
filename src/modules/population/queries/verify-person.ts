import Type from 'typebox';
import { type Concern, either, officer, type QueryContext, query, systemOnly } from '#platform/command';
import { type FieldFault, Refusal, refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { type BirthDate, parseBirthDate } from '../domain/birth-date.ts';
import {
  type BirthDateOutcome,
  compareBirthDates,
  compareNames,
  isAsExact,
  type NameOutcome,
} from '../domain/compare-person.ts';
import { parseFullName } from '../domain/full-name.ts';
import { parseOldNumber } from '../domain/old-number.ts';
import type { PersonSummary } from '../domain/person.ts';
import { parsePersonalNumber } from '../domain/personal-number.ts';
import { selectByNumber, selectByNumbers } from '../person-store.ts';

/** What somebody says of themselves, as text: a 12-digit or an old 9-digit number, name and birth date. */
export interface ClaimedIdentity {
  number: string;
  fullName: string;
  birthDate: string;
}

export interface Verification {
  outcome: 'match' | 'mismatch' | 'unknown';
  /** Empty when nobody bears the number. Never holds a value of the registry. */
  fields: { fullName?: NameOutcome; birthDate?: BirthDateOutcome };
  /** Only on a match. */
  personId?: string;
}

/**
 * Tells whether number, name and birth date belong to one person of the registry. It matches when the name is right at
 * least without diacritics and the birth date is right as exactly as the registry knows it. The answer says which part
 * differs, never what the registry has (Law 26/2023/QH15 art. 10 on the use of the population database).
 * For other modules too; the caller's transaction must see the registry (an officer or the system).
 * @throws Refusal `population.verify-invalid` with the fields that cannot be read.
 */
export async function verifyClaim(ctx: QueryContext, claim: ClaimedIdentity): Promise<Verification> {
  const read = readClaim(ctx, claim);
  return judge(ctx, read, await selectByNumber(ctx.tx, read.number));
}

/** Several claims at once, in their order: one statement for all. One that cannot be read gets its refusal as the answer. */
async function verifyTogether(
  asked: readonly { ctx: QueryContext; input: ClaimedIdentity }[],
): Promise<(Verification | Refusal)[]> {
  const read = asked.map(({ ctx, input }) => {
    try {
      return readClaim(ctx, input);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  });
  const numbers = read.flatMap((r) => (r instanceof Refusal ? [] : [r.number]));
  const [first] = asked;
  if (first === undefined) return [];
  const bearers = await selectByNumbers(first.ctx.tx, numbers);
  return asked.map(({ ctx }, i) => {
    const claim = read[i] as ReadClaim | Refusal;
    return claim instanceof Refusal ? claim : judge(ctx, claim, bearers.get(claim.number) ?? []);
  });
}

function judge(ctx: QueryContext, claim: ReadClaim, bearers: readonly PersonSummary[]): Verification {
  const { fullName, birthDate } = claim;
  const results = bearers.map((person) => ({ person, answer: compare(person, fullName, birthDate) }));
  const best = results.find(({ answer }) => answer.outcome === 'match') ?? results[0];
  if (best === undefined) {
    ctx.concerns({ detail: { outcome: 'unknown' } });
    return { outcome: 'unknown', fields: {} };
  }
  ctx.concerns({ personId: best.person.id, detail: { outcome: best.answer.outcome } });
  return best.answer.outcome === 'match' ? { ...best.answer, personId: best.person.id } : best.answer;
}

function compare(person: PersonSummary, fullName: string, birthDate: BirthDate): Omit<Verification, 'personId'> {
  const fields = {
    fullName: compareNames(person.fullName, fullName),
    birthDate: compareBirthDates(person, birthDate),
  };
  const same = fields.fullName !== 'differs' && fields.birthDate !== 'differs' && isAsExact(person, birthDate);
  return { outcome: same ? 'match' : 'mismatch', fields };
}

interface ReadClaim {
  number: string;
  fullName: string;
  birthDate: BirthDate;
}

function readClaim(ctx: QueryContext, claim: ClaimedIdentity): ReadClaim {
  const today = vietnamDate(ctx.now);
  const old = parseOldNumber(claim.number);
  const number = old.ok ? old : parsePersonalNumber(claim.number, today);
  const fullName = parseFullName(claim.fullName);
  const birthDate = parseBirthDate(claim.birthDate, today);
  if (number.ok && fullName.ok && birthDate.ok)
    return {
      number: typeof number.value === 'string' ? number.value : number.value.number,
      fullName: fullName.value,
      birthDate: birthDate.value,
    };
  const faults: FieldFault[] = Object.entries({ number, fullName, birthDate }).flatMap(([field, read]) =>
    read.ok ? [] : [{ field, key: read.key, params: read.params }],
  );
  return refuse('invalid', 'population.verify-invalid', {}, faults);
}

export const verifyPerson = query({
  name: 'population.verify-person',
  summary: 'Tells whether a number, a full name and a birth date belong to one person; says which part differs.',
  allow: either(officer(), systemOnly),
  personal: true,
  input: Type.Object({
    number: Type.String({ maxLength: 40 }),
    fullName: Type.String({ maxLength: 200 }),
    birthDate: Type.String({ maxLength: 20 }),
  }),
  run: (ctx, input): Promise<Verification> => verifyClaim(ctx, input),
  together: verifyTogether,
});

/** One of many: like alone, or why it could not be read. */
export type VerificationOfMany = Verification | { outcome: 'unreadable'; faults: readonly FieldFault[] };

export const verifyPersons = query({
  name: 'population.verify-persons',
  summary: 'The same for up to 200 persons in one call, for partner systems; each has its own row in the log.',
  allow: either(officer(), systemOnly),
  personal: true,
  input: Type.Object({ claims: Type.Array(verifyPerson.input, { minItems: 1, maxItems: 200 }) }),
  async run(ctx, { claims }): Promise<{ answers: VerificationOfMany[] }> {
    // Also somebody whom nobody knows has a row of their own.
    const apart = { ...ctx, concerns: (concern: Concern) => ctx.concerns({ ...concern, apart: true }) };
    const answers = await verifyTogether(claims.map((input) => ({ ctx: apart, input })));
    return {
      answers: answers.map((a) => (a instanceof Refusal ? { outcome: 'unreadable', faults: a.fields } : a)),
    };
  },
});
