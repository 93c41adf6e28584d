import Type from 'typebox';
import { anyone, citizen, officer, type QueryContext, query } from '#platform/command';
import { emptySql, sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { agencyName, agencyNames, nameIn } from '#territory';
import { handlingRoles } from '../act-on-petition.ts';
import {
  eventsOf,
  findPetition,
  openPetitions,
  type PetitionEvent,
  type PetitionRow,
  petitionsOfPerson,
} from '../petition-store.ts';

/** Rows of one page of a list. */
const pageSize = 50;

interface Named {
  code: string;
  name: { vi: string; en: string };
}

export interface PetitionView {
  petition: PetitionRow;
  agency: Named;
  handler: Named;
  events: PetitionEvent[];
}

async function named(ctx: QueryContext, code: string): Promise<Named> {
  return { code, name: await agencyName(ctx.tx, code) };
}

async function viewOf(ctx: QueryContext, petitionId: string): Promise<PetitionView> {
  const petition = (await findPetition(ctx.tx, petitionId)) ?? refuse('not-found', 'feedback.not-found');
  ctx.concerns({ personId: petition.personId, ...(petition.caseId === null ? {} : { caseId: petition.caseId }) });
  return {
    petition,
    agency: await named(ctx, petition.agencyCode),
    handler: await named(ctx, petition.handlingAgency),
    events: await eventsOf(ctx.tx, petitionId),
  };
}

export const myPetitions = query({
  name: 'feedback.my-petitions',
  summary: 'My complaints and proposals, the newest first.',
  allow: citizen(),
  input: Type.Object({}),
  run: (ctx) => petitionsOfPerson(ctx.tx, ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed')),
});

const one = Type.Object({ petitionId: Type.String({ format: 'uuid' }) });

export const showMyPetition = query({
  name: 'feedback.show-my-petition',
  summary: 'A complaint or proposal of mine with its history.',
  allow: citizen(),
  input: one,
  run: (ctx, { petitionId }) => viewOf(ctx, petitionId),
});

/** As the office that handles it sees it: it names a person, so it needs a purpose and is logged. */
export const showPetition = query({
  name: 'feedback.show-petition',
  summary: 'A complaint or proposal for the office that handles it; logged.',
  allow: officer(...handlingRoles),
  personal: true,
  input: one,
  run: (ctx, { petitionId }) => viewOf(ctx, petitionId),
});

/** What is still to be done, the most urgent first. */
export const petitionQueue = query({
  name: 'feedback.petition-queue',
  summary: 'Complaints and proposals that the office has to handle or publish.',
  allow: officer(...handlingRoles),
  input: Type.Object({
    after: Type.Optional(Type.Object({ dueBy: Type.String({ format: 'date' }), id: Type.String({ format: 'uuid' }) })),
  }),
  async run(ctx, { after }) {
    const rows = await openPetitions(ctx.tx, { agencies: ctx.actor.agencies, after, limit: pageSize + 1 });
    return { rows: rows.slice(0, pageSize), more: rows.length > pageSize };
  },
});

export interface PublishedPetition {
  id: string;
  code: string;
  kind: string;
  subject: string;
  agencyCode: string;
  agencyName: { vi: string; en: string };
  publicText: string;
  publicAnswer: string;
  finding: string;
  sentOn: string;
  answeredOn: string;
  publishedOn: string;
}

/** Published answers, the newest first; `before` goes on where a page ended. */
export const publishedPetitions = query({
  name: 'feedback.published-petitions',
  summary: 'Published complaints and proposals with their answers.',
  allow: anyone,
  input: Type.Object({
    before: Type.Optional(Type.Object({ on: Type.String({ format: 'date' }), id: Type.String({ format: 'uuid' }) })),
  }),
  async run(ctx, { before }) {
    const found = await ctx.tx.rows<
      Omit<PublishedPetition, 'agencyName'>
    >(sql`select petition_id as id, code, kind, subject,
        agency_code as "agencyCode", public_text as "publicText", public_answer as "publicAnswer", finding,
        sent_on as "sentOn", answered_on as "answeredOn", published_on as "publishedOn"
      from feedback.pub_published_petition
      ${before === undefined ? emptySql : sql`where (published_on, petition_id) < (${before.on}::date, ${before.id}::uuid)`}
      order by published_on desc, petition_id desc limit 21`);
    const names = await agencyNames(
      ctx.tx,
      found.map((r) => r.agencyCode),
    );
    const rows = found.slice(0, 20).map((row) => ({ ...row, agencyName: nameIn(names, row.agencyCode) }));
    return { rows, more: found.length > 20 };
  },
});
