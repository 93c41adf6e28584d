import { findAccount } from '#identity';
import type { QueryContext } from '#platform/command';
import type { IsoDate } from '#platform/time';
import { type RegistryFields, registryFieldsOf } from '#population';
import { regimeAt } from '#procedures';
import { findAgency, findPost, findUnit, splitUnitName } from '#territory';
import type { DeskFacts, PartyFacts } from '../forms/case-facts.ts';
import { word } from '../forms/form-words.ts';

/** The desk of an agency as forms of that day name it. */
export async function deskFactsOf(ctx: QueryContext, agencyCode: string, on: IsoDate): Promise<DeskFacts> {
  const agency = await findAgency(ctx.tx, agencyCode);
  const unit = agency === undefined ? undefined : await findUnit(ctx.tx, agency.unitCode, on);
  return {
    authority: agency?.name.vi ?? agencyCode,
    office: officeAt(on),
    place: unit === undefined ? '' : splitUnitName(unit.name).properName,
    phone: '',
  };
}

/** What a one-stop desk is called: the centre it became with Decree 118/2025/NĐ-CP art. 7. */
export const officeAt = (on: IsoDate): string =>
  word(regimeAt(on).code === 'decree-61-2018' ? 'office-2018' : 'office-2025');

/** Somebody as forms name them, by the registry; what the person wrote in the form of the case goes first for contact. */
export async function partyFactsOf(
  ctx: QueryContext,
  personId: string,
  written: Readonly<Record<string, string>>,
): Promise<PartyFacts> {
  const known: RegistryFields = await registryFieldsOf(ctx, personId);
  return {
    name: known.fullName ?? '',
    number: known.personalNumber ?? '',
    address: known.currentAddress ?? known.permanentAddress ?? '',
    phone: written['phone'] || (known.phone ?? ''),
    email: written['email'] || (known.email ?? ''),
  };
}

export interface PostNames {
  /** Name of the officer; '' when the asker may not see them. */
  officer: string;
  title: string;
}

/** Who holds a post, and what it is called. */
export async function postNames(ctx: QueryContext, postId: string | null): Promise<PostNames> {
  const post = postId === null ? undefined : await findPost(ctx.tx, postId);
  if (post === undefined) return { officer: '', title: '' };
  const account = await findAccount(ctx.tx, post.accountId);
  return { officer: account?.displayName ?? '', title: post.title.vi };
}
