import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { findUnit } from '#territory';
import { findCampaign, insertCampaign } from '../campaign-store.ts';
import { findPlace, insertPlace, setPlaceDay } from '../place-store.ts';
import { officeOf } from '../police-place.ts';

const Day = Type.String({ format: 'date' });
const leads = ['approver', 'leader'] as const;
const law = '59/2014/QH13; 26/2023/QH15';

/** A drive with mobile teams in the communes. */
export const openCampaign = command({
  name: 'cards.open-campaign',
  summary: 'Opens a drive for card applications.',
  allow: officer(...leads),
  input: Type.Object({
    agencyCode: Type.String({ maxLength: 35 }),
    code: Type.String({ pattern: '^[A-Z0-9-]{3,20}$' }),
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    fromOn: Day,
    toOn: Day,
    target: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
  }),
  emits: ['cards.campaign-opened.v1'],
  legalBasis: law,
  async run(ctx, input): Promise<{ code: string }> {
    const { duty, agency, provinceCode } = await officeOf(ctx, input.agencyCode, leads);
    if (input.toOn < input.fromOn)
      refuse('invalid', 'cards.days-order', {}, [{ field: 'toOn', key: 'cards.days-order' }]);
    const { code, name, fromOn, toOn, target = null } = input;
    const campaign = { code, provinceCode, name: name.trim(), agencyCode: agency.code, fromOn, toOn, target };
    if (!(await insertCampaign(ctx.tx, campaign, ctx.now)))
      refuse('conflict', 'cards.campaign-there', {}, [{ field: 'code', key: 'cards.campaign-there' }]);
    ctx.concerns({ duty, detail: { campaign: code } });
    ctx.emit('cards.campaign-opened.v1', { code });
    return { code };
  },
});

/** Where cards are taken: an office, or a mobile team of a drive in a commune. */
export const openPlace = command({
  name: 'cards.open-place',
  summary: 'Opens a place at which cards are taken, with its appointments a day.',
  allow: officer(...leads),
  input: Type.Object({
    agencyCode: Type.String({ maxLength: 35 }),
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    kind: Type.Union([Type.Literal('office'), Type.Literal('mobile')]),
    communeCode: Type.String({ maxLength: 10 }),
    campaignCode: Type.Optional(Type.String({ maxLength: 20 })),
    dailyPlaces: Type.Integer({ minimum: 1, maximum: 2000 }),
    openFrom: Day,
    openTo: Type.Optional(Day),
  }),
  emits: ['cards.place-opened.v1'],
  legalBasis: law,
  async run(ctx, input): Promise<{ placeId: string }> {
    const { duty, agency } = await officeOf(ctx, input.agencyCode, leads);
    const fault = (field: string, key: string): never => refuse('invalid', key, {}, [{ field, key }]);
    if ((await findUnit(ctx.tx, input.communeCode, vietnamDate(ctx.now))) === undefined)
      fault('communeCode', 'cards.commune-unknown');
    if (input.openTo !== undefined && input.openTo < input.openFrom) fault('openTo', 'cards.days-order');
    const campaignCode = input.campaignCode ?? null;
    if (campaignCode !== null && (await findCampaign(ctx.tx, campaignCode)) === undefined)
      fault('campaignCode', 'cards.campaign-unknown');
    const id = newId(ctx.now.getTime());
    const { kind, communeCode, dailyPlaces, openFrom, openTo = null } = input;
    const place = { id, agencyCode: agency.code, name: input.name.trim(), kind, communeCode, campaignCode };
    await insertPlace(ctx.tx, { ...place, dailyPlaces, openFrom, openTo, version: 1 });
    ctx.concerns({ duty, detail: { place: id } });
    ctx.emit('cards.place-opened.v1', { placeId: id });
    return { placeId: id };
  },
});

/** Fewer or more appointments on one day; never fewer than are taken. */
export const setCapacity = command({
  name: 'cards.set-capacity',
  summary: 'Sets how many appointments a place gives on a day.',
  allow: officer(...leads),
  input: Type.Object({
    placeId: Type.String({ format: 'uuid' }),
    day: Day,
    places: Type.Integer({ minimum: 0, maximum: 2000 }),
  }),
  emits: [],
  legalBasis: law,
  async run(ctx, { placeId, day, places }) {
    const place = (await findPlace(ctx.tx, placeId)) ?? refuse('not-found', 'cards.place-unknown');
    const { duty } = await officeOf(ctx, place.agencyCode, leads);
    if (day < vietnamDate(ctx.now)) refuse('invalid', 'cards.day-over');
    if (!(await setPlaceDay(ctx.tx, placeId, day, places))) refuse('conflict', 'cards.more-taken');
    ctx.concerns({ duty, detail: { place: placeId, day, places } });
  },
});
