import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { findPerson } from '#population';
import { agencyName } from '#territory';
import {
  type Application,
  type ApplicationEvent,
  type ApplicationListRow,
  applicationOfCode,
  changesOf,
  countApplications,
  type DataChange,
  eventsOf,
  findApplication,
  lateApplications,
  listApplications,
} from '../application-store.ts';
import { type ApplicationAct, type ApplicationState, actsAt, applicationStates } from '../domain/application-state.ts';
import { findPlace, type Place } from '../place-store.ts';
import { deskRoles } from '../police-place.ts';

const looks = officer(...deskRoles, 'leader');
const pageSize = 50;

/** The desk's board: how many wait in each state, and one state's applications. */
export const cardQueue = query({
  name: 'cards.queue',
  summary: 'Card applications of my offices in one state, and how many there are in each.',
  allow: looks,
  input: Type.Object({
    state: Type.Enum(applicationStates),
    after: Type.Optional(
      Type.Object({ at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) }),
    ),
  }),
  async run(ctx, { state, after }) {
    const { agencies } = ctx.actor;
    const page = { agencies, state, after: after && { at: new Date(after.at), id: after.id } };
    const rows = await listApplications(ctx.tx, { ...page, limit: pageSize + 1 });
    const counts = await countApplications(ctx.tx, agencies, vietnamDate(ctx.now));
    return { rows: rows.slice(0, pageSize), more: rows.length > pageSize, counts };
  },
});

/** Running applications beyond their day, the longest late first. */
export const lateCards = query({
  name: 'cards.late',
  summary: 'Card applications of my offices that are late.',
  allow: looks,
  input: Type.Object({}),
  async run(ctx): Promise<{ rows: ApplicationListRow[]; more: boolean }> {
    const limit = 200;
    const page = { agencies: ctx.actor.agencies, today: vietnamDate(ctx.now), limit: limit + 1 };
    const rows = await lateApplications(ctx.tx, page);
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  },
});

/** From the code on the receipt to the application. */
export const findCardApplication = query({
  name: 'cards.find-application',
  summary: 'The application of a code.',
  allow: looks,
  input: Type.Object({ code: Type.String({ minLength: 1, maxLength: 30 }) }),
  async run(ctx, { code }): Promise<{ applicationId: string | null }> {
    const found = await applicationOfCode(
      ctx.tx,
      code
        .normalize('NFKC')
        .replace(/[\s.-]/g, '')
        .toUpperCase(),
    );
    return { applicationId: found?.id ?? null };
  },
});

export interface ApplicationView {
  application: Application;
  person: {
    fullName: string;
    personalNumber: string;
    oldNumber: string | null;
    birthDate: string | null;
    birthYear: number;
  };
  agencyName: { vi: string; en: string };
  place: Place | null;
  changes: DataChange[];
  events: ApplicationEvent[];
  /** What this officer may do with it now. */
  acts: ApplicationAct[];
}

export const showApplication = query({
  name: 'cards.show-application',
  summary: 'A card application with its history and what may be done.',
  allow: looks,
  personal: true,
  input: Type.Object({ applicationId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { applicationId }): Promise<ApplicationView> {
    const application = (await findApplication(ctx.tx, applicationId)) ?? refuse('not-found', 'cards.not-found');
    ctx.concerns({ personId: application.personId, detail: { application: application.id } });
    const person = (await findPerson(ctx.tx, application.personId)) ?? refuse('not-found', 'cards.not-found');
    const { agencyCode, placeId } = application;
    const roles = ctx.actor.duties.filter((d) => d.actsFor.includes(agencyCode)).map((d) => d.role);
    const { fullName, personalNumber, oldNumber, birthDate, birthYear } = person;
    return {
      application,
      person: { fullName, personalNumber, oldNumber, birthDate, birthYear },
      agencyName: await agencyName(ctx.tx, agencyCode),
      place: placeId === null ? null : ((await findPlace(ctx.tx, placeId)) ?? null),
      changes: await changesOf(ctx.tx, applicationId),
      events: await eventsOf(ctx.tx, applicationId),
      acts: actsAt(application.state as ApplicationState, roles),
    };
  },
});
