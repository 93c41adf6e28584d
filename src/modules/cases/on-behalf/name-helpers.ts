import Type from 'typebox';
import { notify } from '#notifications';
import { type Actor, command, officer, query } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { addDays, vietnamDate } from '#platform/time';
import { findPerson, verifyClaim } from '#population';
import { findAgency } from '#territory';
import { countHelped, endHelper, type Helper, helpersOf, insertHelper } from './helper-store.ts';

const deskRoles = ['receiving-officer', 'leader', 'approver'] as const;
const IsoDay = Type.String({ format: 'date' });

/** The commune committee's desk names a helper: a village head, a member of a community digital team. */
export const nameHelper = command({
  name: 'cases.name-helper',
  summary: 'The commune names somebody who helps its people apply.',
  allow: officer(...deskRoles),
  input: Type.Object({
    number: Type.String({ maxLength: 40 }),
    fullName: Type.String({ maxLength: 200 }),
    birthDate: Type.String({ maxLength: 20 }),
    place: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    validTo: Type.Optional(IsoDay),
  }),
  emits: [],

  async run(ctx, input) {
    const today = vietnamDate(ctx.now);
    const [agencyCode = ''] = agenciesOf(ctx.actor);
    const agency = await findAgency(ctx.tx, agencyCode);
    if (agency === undefined || agency.branch !== 'committee' || agency.level !== 'commune')
      refuse('forbidden', 'cases.helper-by-commune');
    const { personId } = await verifyClaim(ctx, input);
    if (personId === undefined)
      refuse('invalid', 'cases.person-no-match', {}, [{ field: 'number', key: 'cases.person-no-match' }]);
    if (input.validTo !== undefined && input.validTo < today)
      refuse('invalid', 'platform.invalid-value', {}, [{ field: 'validTo', key: 'platform.invalid-value' }]);
    const helper: Helper = {
      id: newId(ctx.now.getTime()),
      personId,
      agencyCode: agency.code,
      communeCode: agency.unitCode,
      place: input.place.trim(),
      validFrom: today,
      validTo: input.validTo ?? null,
    };
    await insertHelper(ctx.tx, { ...helper, appointedBy: ctx.actor.accountId ?? '', at: ctx.now });
    await notify(ctx, {
      to: { personId },
      template: 'cases.notify.helper-named',
      params: { agency: agency.name, place: helper.place },
      key: `helper/${helper.id}`,
    });
    return { helperId: helper.id };
  },
});

/** A helper's time ends yesterday: from now on they act for nobody by it. */
export const dismissHelper = command({
  name: 'cases.dismiss-helper',
  summary: 'The commune ends a helper’s time.',
  allow: officer(...deskRoles),
  input: Type.Object({ helperId: Type.String({ format: 'uuid' }) }),
  emits: [],

  async run(ctx, { helperId }) {
    const lastDay = addDays(vietnamDate(ctx.now), -1);
    if (!(await endHelper(ctx.tx, { id: helperId, agencyCodes: agenciesOf(ctx.actor), lastDay })))
      refuse('not-found', 'cases.helper-unknown');
  },
});

/** The helpers that my commune has named, with how many applications each has sent. Names people, so it is logged. */
export const helpersOfMine = query({
  name: 'cases.helpers',
  summary: 'The helpers whom my commune has named, and how many applications each has sent.',
  allow: officer(...deskRoles),
  personal: true,
  input: Type.Object({}),

  async run(ctx) {
    const helpers = await helpersOf(ctx.tx, agenciesOf(ctx.actor));
    // Only how many: the cases themselves lie with other agencies too.
    const ids = helpers.map((h) => h.personId);
    const counts = await inScope(ctx.tx, { kind: 'system' }, () => countHelped(ctx.tx, ids));
    return Promise.all(
      helpers.map(async (h) => {
        ctx.concerns({ personId: h.personId });
        return {
          ...h,
          name: (await findPerson(ctx.tx, h.personId))?.fullName ?? '',
          cases: counts.get(h.personId) ?? 0,
        };
      }),
    );
  },
});

const agenciesOf = (actor: Actor): string[] => [
  ...new Set(actor.duties.filter((d) => deskRoles.some((r) => r === d.role)).flatMap((d) => d.actsFor)),
];
