/** Administrative units and agencies through time, and the posts officers hold. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import { appointPostCommand } from './commands/appoint-post.ts';
import { delegatePost } from './commands/delegate-post.ts';
import { endDelegation } from './commands/end-delegation.ts';
import { endPostCommand } from './commands/end-post.ts';
import './i18n/index.ts';
import { myAbsence, postAbsence } from './queries/delegations.ts';
import { listAgencies } from './queries/list-agencies.ts';
import { listPosts } from './queries/list-posts.ts';
import { listUnits } from './queries/list-units.ts';
import { searchUnitsQuery } from './queries/search-units.ts';

export const territoryModule: ModuleFace = {
  name: 'territory',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [appointPostCommand, endPostCommand, delegatePost, endDelegation],
  queries: [searchUnitsQuery, listUnits, listAgencies, listPosts, myAbsence, postAbsence],
  reactions: [],
};

// Province packs
export { applyProvincePack } from './apply-province-pack.ts';
// Posts
export { appointPost } from './commands/appoint-post.ts';
export { endPost } from './commands/end-post.ts';
// Agencies
export { type Agency, type AgencyBranch, type AgencyKind, agencyBranches, isAgencyCode } from './domain/agency.ts';
export type { AgencyQuestion } from './domain/agency-finder.ts';
export { type AbsenceReason, absenceReasons, type Delegation } from './domain/delegation.ts';
export { type Post, type PostReach, type PostRole, postReaches, postRoles } from './domain/post.ts';
export { faultsOfPack, type PackAgency, type ProvincePack } from './domain/province-pack.ts';
// Units
export { type Unit, type UnitKind, type UnitSuccession, unitKinds } from './domain/unit.ts';
export { mergerFromLines, type UnitBlock, unitsFromLines } from './domain/unit-lines.ts';
export { englishUnitName, splitUnitName, unitNameInSentence } from './domain/unit-name.ts';
export type { UnitHit } from './domain/unit-search.ts';
export { delegationEnded, postDelegated } from './events.ts';
export {
  type AgencyFinder,
  type AgencyNames,
  agenciesAt,
  agencyInCharge,
  agencyName,
  agencyNames,
  findAgencies,
  findAgency,
  loadAgencyFinder,
  nameIn,
  takerOf,
} from './queries/agencies.ts';
export { deputiesOf, type MyAbsence, type PostAbsence } from './queries/delegations.ts';
export { makePostFinder, type PostFinder } from './queries/post-finder.ts';
export { type Duty, dutiesOf, findPost, findPosts, postsAt, postsOf, visibleAgencies } from './queries/posts.ts';
export { searchUnits } from './queries/search-units.ts';
export { findUnit, provinceCodeOf, successorOf, unitsAt } from './queries/units.ts';
// Heads
export {
  appointPostCommand,
  delegatePost,
  endDelegation,
  endPostCommand,
  listAgencies,
  listPosts,
  listUnits,
  myAbsence,
  postAbsence,
  searchUnitsQuery,
};
