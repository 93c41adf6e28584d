import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Actor, ask, execute } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/ids';
import { aPerson } from '#population/testing';
import { cardActs, cardQuestions } from './index.ts';
import { cardSources, openCardDesk } from './testing.ts';

const { database } = await withTestDatabase(cardSources, 24);
const desk = await openCardDesk(database, '2023-12-18T08:00');
const { runtime } = desk;
const approver = await desk.anOfficer('H98.20.01', 'approver');
const keyOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: unknown) => (e instanceof Refusal ? e.key : String(e)),
  );
const aCitizen = async (birthDate = '15/03/1985'): Promise<Actor> => {
  const { id: personId } = await aPerson(database, { birthDate });
  return { kind: 'citizen', accountId: newId(), personId, accountLevel: 1, duties: [], roles: [], agencies: [] };
};
const input = {
  agencyCode: 'H98.20.01',
  name: 'Trụ sở',
  kind: 'office',
  communeCode: '98101',
  dailyPlaces: 3,
  openFrom: '2023-12-01',
} as const;
const { placeId } = await execute(runtime, cardActs.openPlace, { actor: approver, input });
const book = (actor: Actor, day: string) =>
  execute(runtime, cardActs.bookAppointment, { actor, input: { placeId, day, reason: 'damaged' } });
const mine = (actor: Actor) =>
  ask(runtime, cardQuestions.myAppointment, { actor, input: {}, purpose: 'own' }).then((m) => m.application);
const change = (actor: Actor, day: string, version: number) =>
  execute(runtime, cardActs.changeAppointment, { actor, input: { placeId, day, version } });
const freeOn = async (actor: Actor, day: string) =>
  (await ask(runtime, cardQuestions.freeDays, { actor, input: { placeId } })).days.find((d) => d.day === day)?.free;

it('gives the last appointments to as many as there are when twenty book at once, each with a number', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => aCitizen()));
  const many = await Promise.all(people.map((p) => keyOf(book(p, '2023-12-20'))));
  assert.equal(many.filter((k) => k === 'done').length, 3, String(many));
  assert.ok(many.every((k) => k === 'done' || k === 'cards.day-full'));
  const numbers = await Promise.all(people.map(async (p) => (await mine(p))?.queueNumber));
  assert.deepEqual(numbers.filter((n) => n !== undefined).toSorted(), [1, 2, 3]);
});

it('is moved and cancelled by its owner; what is given back is free, a number is not given twice', async () => {
  const [one, other] = [await aCitizen(), await aCitizen()];
  assert.equal((await book(one, '2023-12-21')).queueNumber, 1);
  assert.equal(await keyOf(book(one, '2023-12-22')), 'cards.you-have-one');
  assert.equal(await keyOf(change(one, '2023-12-20', 1)), 'cards.day-full');
  assert.equal((await mine(one))?.appointedOn, '2023-12-21', 'the old one is kept when the new day is full');
  assert.equal(await keyOf(change(other, '2023-12-22', 1)), 'cards.no-appointment');
  await change(one, '2023-12-22', 1);
  assert.equal(await keyOf(change(one, '2023-12-21', 1)), 'cards.stale');
  assert.equal(await freeOn(one, '2023-12-21'), 3);
  assert.equal((await book(other, '2023-12-21')).queueNumber, 2);
  await execute(runtime, cardActs.cancelAppointment, { actor: one, input: { version: 2 } });
  assert.equal(await mine(one), null);
  assert.equal(await freeOn(one, '2023-12-22'), 3);
});

it('is for working days of an office from tomorrow on, and for people of an age to come alone', async () => {
  const one = await aCitizen();
  for (const day of ['2023-12-18', '2023-12-23', '2024-02-20'])
    assert.equal(await keyOf(book(one, day)), 'cards.place-closed', day);
  assert.notEqual(await keyOf(book(await aCitizen('01/03/2018'), '2023-12-22')), 'done');
  const { places } = await ask(runtime, cardQuestions.placesForAppointment, { actor: one, input: { text: 'TRU SO' } });
  assert.deepEqual(
    places.map((p) => p.id),
    [placeId],
  );
});
