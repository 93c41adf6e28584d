/** The population registry: who lives here, in which household, since when, and what the registry says of a person. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';
import { householdOf } from './queries/household-of.ts';
import { personForOfficer } from './queries/person-for-officer.ts';
import { populationStatistics } from './queries/statistics.ts';
import { verifyPerson, verifyPersons } from './queries/verify-person.ts';
import { keepTodaysStatistics } from './statistics/keep-today.ts';

export const populationModule: ModuleFace = {
  name: 'population',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [],
  queries: [verifyPerson, verifyPersons, householdOf, personForOfficer, populationStatistics],
  reactions: [],
  tasks: [keepTodaysStatistics],
};

// Bulk doors
export { clearSynthetic } from './clear-synthetic.ts';
// Reading what people write
export { type BirthDate, birthDateText, parseBirthDate } from './domain/birth-date.ts';
// Reference data and comparison
export { birthProvinces } from './domain/birth-province-names.ts';
export { type BirthDateOutcome, compareBirthDates, compareNames, type NameOutcome } from './domain/compare-person.ts';
export { type EthnicGroup, ethnicGroups, findEthnicGroup } from './domain/ethnic-groups.ts';
export { foldName, spellingKey } from './domain/fold-name.ts';
export { parseFullName } from './domain/full-name.ts';
export { decodeLegacy, findLegacyEncoding } from './domain/legacy-encoding.ts';
export { parseOldNumber } from './domain/old-number.ts';
export type { Parsed } from './domain/parsed.ts';
// Questions
export type { PersonContact, PersonStatus, PersonSummary, SampledPerson } from './domain/person.ts';
export { type PersonalNumber, parsePersonalNumber, type Sex } from './domain/personal-number.ts';
export { type Phone, parsePhone } from './domain/phone.ts';
export { type RegistryFieldKey, type RegistryFields, registryFieldKeys } from './domain/registry-fields.ts';
export { isVietnameseSyllable } from './domain/vietnamese-syllable.ts';
export { generatePopulation, type PopulationMade, type PopulationWish } from './generate-population.ts';
export type { CommuneWish } from './generation/ethnic-mix.ts';
export type { EthnicWish } from './generation/ethnic-plan.ts';
export type { HouseholdMember, HouseholdView } from './queries/household-of.ts';
export { contactsOf, countPersons, findPerson, findPersonByNumber, samplePersons } from './queries/people.ts';
export type { PersonForOfficer } from './queries/person-for-officer.ts';
export { registryFieldsOf } from './queries/registry-fields-of.ts';
export { registryLineColumns, registryLines } from './queries/registry-lines.ts';
export { type ClaimedIdentity, type Verification, verifyClaim } from './queries/verify-person.ts';
export { type Ward, wardsOf } from './queries/wards-of.ts';
export { type Statistics, type StatisticsTable, statisticsTables } from './statistics/statistics.ts';
export { leastShown, type ShownCount } from './statistics/suppress.ts';
// Heads
export { householdOf, personForOfficer, populationStatistics, verifyPerson, verifyPersons };
