import Type from 'typebox';
import { officer, type QueryContext, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { findPerson } from '#population';
import { type EidAccount, findEidAccount } from '../eid-account-store.ts';
import {
  countOpenEidRequests,
  type EidQueueRow,
  type EidRequest,
  findEidRequest,
  openEidRequests,
} from '../eid-request-store.ts';
import { deskRoles } from '../police-duty.ts';

const pageSize = 50;

/** Open requests of the officer's offices, the most urgent first, and how many are late. */
export const eidQueue = query({
  name: 'identity.eid-queue',
  summary: 'Requests for e-ID accounts that wait for an answer, the most urgent first.',
  allow: officer(...deskRoles, 'leader'),
  input: Type.Object({
    after: Type.Optional(Type.Object({ dueOn: Type.String({ format: 'date' }), id: Type.String({ format: 'uuid' }) })),
  }),
  async run(ctx, { after }): Promise<{ rows: EidQueueRow[]; more: boolean; open: number; late: number }> {
    const { agencies } = ctx.actor;
    const rows = await openEidRequests(ctx.tx, { agencies, after, limit: pageSize + 1 });
    const counts = await countOpenEidRequests(ctx.tx, agencies, vietnamDate(ctx.now));
    return { rows: rows.slice(0, pageSize), more: rows.length > pageSize, ...counts };
  },
});

/** Somebody as an officer names them: of the registry, or as registered. */
export interface NamedHolder {
  name: string;
  number: string;
}

export interface EidRequestView {
  request: EidRequest;
  holder: NamedHolder;
  guardian: NamedHolder | null;
  representative: NamedHolder | null;
  /** The account that the request led to, or that it raises. */
  account: EidAccount | null;
}

/** Name and number of a person of the registry. */
export async function namedPerson(ctx: QueryContext, personId: string | null): Promise<NamedHolder | null> {
  const person = personId === null ? undefined : await findPerson(ctx.tx, personId);
  return person === undefined ? null : { name: person.fullName, number: person.personalNumber };
}

export const showEidRequest = query({
  name: 'identity.show-eid-request',
  summary: 'A request for an e-ID account with the outcome of its comparisons.',
  allow: officer(...deskRoles, 'leader'),
  personal: true,
  input: Type.Object({ requestId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { requestId }): Promise<EidRequestView> {
    const request = (await findEidRequest(ctx.tx, requestId)) ?? refuse('not-found', 'identity.eid.no-request');
    const personId = request.personId ?? request.representativeId;
    ctx.concerns({ ...(personId === null ? {} : { personId }), detail: { request: request.id } });
    const outside = { name: request.fullName ?? '', number: request.holderNumber ?? '' };
    return {
      request,
      holder: (await namedPerson(ctx, request.personId)) ?? outside,
      guardian: await namedPerson(ctx, request.guardianId),
      representative: await namedPerson(ctx, request.representativeId),
      account: request.eidAccountId === null ? null : ((await findEidAccount(ctx.tx, request.eidAccountId)) ?? null),
    };
  },
});
