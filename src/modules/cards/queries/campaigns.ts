import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { addDays, vietnamDate } from '#platform/time';
import {
  type Campaign,
  type CommuneCount,
  countsByCommune,
  countsByDay,
  type DayCount,
  findCampaign,
  listCampaigns,
} from '../campaign-store.ts';
import { type Place, type PlaceDay, placeDays, placesOf } from '../place-store.ts';
import { deskRoles } from '../police-place.ts';

const looks = officer(...deskRoles, 'leader');

export const campaigns = query({
  name: 'cards.campaigns',
  summary: 'Drives for card applications, with what they have brought.',
  allow: looks,
  input: Type.Object({}),
  run: async (ctx) => ({ campaigns: await listCampaigns(ctx.tx) }),
});

export interface CampaignCounts {
  /** Null: all applications, of drives or not. */
  campaign: Campaign | null;
  communes: CommuneCount[];
  days: DayCount[];
}

const daysShown = 30;

/** What came in commune by commune on a day and until then, as of this moment; without a code, of everything. */
export const campaignCounts = query({
  name: 'cards.campaign-counts',
  summary: 'Applications received commune by commune and day by day, of a drive or in all.',
  allow: officer(),
  input: Type.Object({
    code: Type.Optional(Type.String({ maxLength: 20 })),
    day: Type.Optional(Type.String({ format: 'date' })),
  }),
  async run(ctx, input): Promise<CampaignCounts> {
    const today = vietnamDate(ctx.now);
    const found = input.code === undefined ? null : await findCampaign(ctx.tx, input.code);
    if (found === undefined) return refuse('not-found', 'cards.campaign-unknown');
    const day = input.day === undefined || input.day > today ? today : input.day;
    const campaignCode = found?.code ?? null;
    const communes = await countsByCommune(ctx.tx, { campaignCode, day });
    const days = await countsByDay(ctx.tx, { campaignCode, from: addDays(day, 1 - daysShown), to: day });
    return { campaign: found, communes, days };
  },
});

const daysAhead = 14;

/** Places of my offices with their free appointments of the next two weeks. */
export const cardPlaces = query({
  name: 'cards.places',
  summary: 'Places at which cards are taken, with the appointments of the next days.',
  allow: looks,
  input: Type.Object({}),
  async run(ctx): Promise<{ places: { place: Place; days: PlaceDay[] }[] }> {
    const today = vietnamDate(ctx.now);
    const places = await placesOf(ctx.tx, ctx.actor.agencies, today);
    const rows = [];
    for (const place of places)
      rows.push({ place, days: await placeDays(ctx.tx, place.id, { from: today, to: addDays(today, daysAhead) }) });
    return { places: rows };
  },
});
