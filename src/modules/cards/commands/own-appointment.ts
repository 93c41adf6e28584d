import Type from 'typebox';
import { type CommandContext, citizen, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { type IsoDate, vietnamDate } from '#platform/time';
import { findPerson } from '#population';
import { findAgency } from '#territory';
import { applicationMoved, tellApplicant } from '../act-on-application.ts';
import {
  type Application,
  addEvent,
  changeApplication,
  insertApplication,
  lockAppointmentOf,
  openApplicationOf,
} from '../application-store.ts';
import { bookableDays, bookableReasons, kindOfReason } from '../domain/appointment-days.ts';
import { cardRegimeAt } from '../domain/card-rules.ts';
import { dayText, feeOf, mayApply, newApplication } from '../open-application.ts';
import { findPlace, giveAppointmentBack, moveAppointment, type Place, takeAppointment } from '../place-store.ts';
import { provinceOf } from '../police-place.ts';

const common = { allow: citizen(), emits: [applicationMoved], legalBasis: '26/2023/QH15; 70/2024/NĐ-CP' } as const;
const Choice = { placeId: Type.String({ format: 'uuid' }), day: Type.String({ format: 'date' }) };
const Version = Type.Integer({ minimum: 1 });

/** Books an appointment for one's own card. Children come with a parent, who asks the office for one. */
export const bookAppointment = command({
  ...common,
  name: 'cards.book-appointment',
  summary: 'Books an appointment for one’s own identity card at a place and on a day with free appointments.',
  input: Type.Object({ ...Choice, reason: Type.Enum([...bookableReasons]) }),
  async run(ctx, input): Promise<{ applicationId: string; queueNumber: number }> {
    const personId = ownPerson(ctx);
    const today = vietnamDate(ctx.now);
    const regime = cardRegimeAt(today);
    const person = (await findPerson(ctx.tx, personId)) ?? refuse('not-found', 'cards.number-unknown');
    const wish = { kind: kindOfReason(input.reason), reason: input.reason, withParent: false, exempt: false };
    await mayApply(ctx, wish, { person, regime });
    if ((await openApplicationOf(ctx.tx, personId)) !== undefined) refuse('conflict', 'cards.you-have-one');
    const place = await bookablePlace(ctx, input);
    const queueNumber = (await takeAppointment(ctx.tx, place, input.day)) ?? refuse('conflict', 'cards.day-full');
    const fee = feeOf(wish, today);
    const application = newApplication(ctx, {
      ...(await placed(ctx, place)),
      kind: wish.kind,
      reason: wish.reason,
      state: 'appointed',
      personId,
      communeCode: person.communeCode ?? place.communeCode,
      appointedOn: input.day,
      queueNumber,
      feeVnd: fee.vnd,
      feeGround: fee.ground,
      regime: regime.code,
      receivedAt: null,
      dueOn: null,
    });
    if (!(await insertApplication(ctx.tx, application))) refuse('conflict', 'cards.you-have-one');
    await record(ctx, application, { act: 'appoint', from: null, to: 'appointed' });
    await tellApplicant(ctx, application, { act: 'appoint', note: '', day: dayText(application) });
    return { applicationId: application.id, queueNumber };
  },
});

/** Another place or day; the old appointment is kept when the new day is full. */
export const changeAppointment = command({
  ...common,
  name: 'cards.change-appointment',
  summary: 'Moves one’s own appointment to another place or day; the queue number is a new one.',
  input: Type.Object({ ...Choice, version: Version }),
  async run(ctx, input): Promise<{ queueNumber: number }> {
    const found = await ownAppointment(ctx, input.version);
    const place = await bookablePlace(ctx, input);
    const { placeId, appointedOn } = found;
    if (placeId === place.id && appointedOn === input.day && found.queueNumber !== null)
      return { queueNumber: found.queueNumber };
    const number =
      placeId === null || appointedOn === null
        ? await takeAppointment(ctx.tx, place, input.day)
        : await moveAppointment(ctx.tx, { placeId, day: appointedOn }, { place, day: input.day });
    const queueNumber = number ?? refuse('conflict', 'cards.day-full');
    const change = { ...(await placed(ctx, place)), appointedOn: input.day, queueNumber };
    await changeApplication(ctx.tx, { id: found.id, state: 'appointed', change });
    await record(ctx, found, { act: 'change-appointment', from: 'appointed', to: 'appointed' });
    const moved = { ...found, ...change, version: found.version + 1 };
    await tellApplicant(ctx, moved, { act: 'appoint', note: '', day: dayText(moved) });
    return { queueNumber };
  },
});

/** The appointment is free for others at once. */
export const cancelAppointment = command({
  ...common,
  name: 'cards.cancel-appointment',
  summary: 'Cancels one’s own appointment; it is free for others.',
  input: Type.Object({ version: Version }),
  async run(ctx, input): Promise<void> {
    const found = await ownAppointment(ctx, input.version);
    await changeApplication(ctx.tx, { id: found.id, state: 'cancelled', change: { closedAt: ctx.now } });
    if (found.placeId !== null && found.appointedOn !== null)
      await giveAppointmentBack(ctx.tx, found.placeId, found.appointedOn);
    await record(ctx, found, { act: 'cancel', from: 'appointed', to: 'cancelled' });
    await tellApplicant(ctx, found, { act: 'cancel-own', note: '' });
  },
});

const ownPerson = (ctx: CommandContext): string => ctx.actor.personId ?? refuse('forbidden', 'cards.not-found');

async function ownAppointment(ctx: CommandContext, version: number): Promise<Application> {
  const found = (await lockAppointmentOf(ctx.tx, ownPerson(ctx))) ?? refuse('not-found', 'cards.no-appointment');
  if (found.version !== version) refuse('conflict', 'cards.stale');
  if (found.appointedOn !== null && found.appointedOn < vietnamDate(ctx.now)) refuse('conflict', 'cards.day-over');
  return found;
}

async function bookablePlace(ctx: CommandContext, wish: { placeId: string; day: IsoDate }): Promise<Place> {
  const place = (await findPlace(ctx.tx, wish.placeId)) ?? refuse('invalid', 'cards.place-not-there');
  if (!bookableDays(place, vietnamDate(ctx.now)).includes(wish.day)) refuse('invalid', 'cards.place-closed');
  return place;
}

/** What an application says of the place where it is taken. */
async function placed(ctx: CommandContext, place: Place) {
  const agency = (await findAgency(ctx.tx, place.agencyCode)) ?? refuse('invalid', 'cards.place-not-there');
  return {
    agencyCode: agency.code,
    provinceCode: await provinceOf(ctx, agency),
    channel: place.kind === 'mobile' ? 'mobile' : 'counter',
    placeId: place.id,
    campaignCode: place.campaignCode,
  } as const;
}

async function record(
  ctx: CommandContext,
  about: Application,
  done: { act: string; from: 'appointed' | null; to: 'appointed' | 'cancelled' },
): Promise<void> {
  await addEvent(ctx.tx, { applicationId: about.id, ...done, at: ctx.now, actor: ctx.actor });
  ctx.concerns({ personId: about.personId, detail: { application: about.id, ...done } });
  ctx.emit(applicationMoved, { applicationId: about.id, act: done.act, to: done.to });
}
