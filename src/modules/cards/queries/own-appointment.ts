import Type from 'typebox';
import { citizen, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { addDays, type IsoDate, vietnamDate } from '#platform/time';
import { findPerson, foldName } from '#population';
import { findUnit } from '#territory';
import { type Application, openApplicationOf } from '../application-store.ts';
import { bookableDays } from '../domain/appointment-days.ts';
import { findPlace, type Place, placeDays, placesForPeople } from '../place-store.ts';

export type PlaceWithCommune = Pick<Place, 'id' | 'name' | 'kind'> & { communeName: string };

const placesShown = 20;

/** Places at which people may book, those of their own commune first; a word narrows them by name or commune. */
export const placesForAppointment = query({
  name: 'cards.places-for-appointment',
  summary: 'Places at which a citizen may book an appointment, the own commune’s first.',
  allow: citizen(),
  input: Type.Object({ text: Type.Optional(Type.String({ maxLength: 100 })) }),
  async run(ctx, { text = '' }): Promise<{ places: PlaceWithCommune[]; more: number }> {
    const today = vietnamDate(ctx.now);
    const person = await findPerson(ctx.tx, ctx.actor.personId ?? '');
    const wanted = foldName(text);
    const found = [];
    const names = new Map<string, string>();
    for (const place of await placesForPeople(ctx.tx, today, person?.communeCode ?? null)) {
      const { id, name, kind, communeCode } = place;
      if (bookableDays(place, today).length === 0) continue;
      const communeName = names.get(communeCode) ?? (await findUnit(ctx.tx, communeCode, today))?.name ?? communeCode;
      names.set(communeCode, communeName);
      if (foldName(`${name} ${communeName}`).includes(wanted)) found.push({ id, name, kind, communeName });
    }
    return { places: found.slice(0, placesShown), more: Math.max(0, found.length - placesShown) };
  },
});

/** Days on which a place has free appointments, with how many. */
export const freeDays = query({
  name: 'cards.free-days',
  summary: 'Days of the next two weeks on which a place has free appointments.',
  allow: citizen(),
  input: Type.Object({ placeId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { placeId }): Promise<{ place: Place; days: { day: IsoDate; free: number }[] }> {
    const today = vietnamDate(ctx.now);
    const place = (await findPlace(ctx.tx, placeId)) ?? refuse('not-found', 'cards.place-not-there');
    const kept = await placeDays(ctx.tx, placeId, { from: today, to: addDays(today, 31) });
    const free = new Map(kept.map((d) => [d.day, d.places - d.taken]));
    const days = bookableDays(place, today).map((day) => ({ day, free: free.get(day) ?? place.dailyPlaces }));
    return { place, days: days.filter((d) => d.free > 0) };
  },
});

export type OwnAppointment = Pick<
  Application,
  'code' | 'state' | 'version' | 'reason' | 'appointedOn' | 'queueNumber' | 'feeVnd'
>;

/** My appointment or running application, and where it is. */
export const myAppointment = query({
  name: 'cards.my-appointment',
  summary: 'The citizen’s own appointment or running application for an identity card.',
  allow: citizen(),
  input: Type.Object({}),
  async run(ctx): Promise<{ application: OwnAppointment | null; place: Place | null }> {
    const found = await openApplicationOf(ctx.tx, ctx.actor.personId ?? refuse('forbidden', 'cards.not-found'));
    if (found === undefined) return { application: null, place: null };
    const { code, state, version, reason, appointedOn, queueNumber, feeVnd } = found;
    const place = found.placeId === null ? null : ((await findPlace(ctx.tx, found.placeId)) ?? null);
    return { application: { code, state, version, reason, appointedOn, queueNumber, feeVnd }, place };
  },
});
