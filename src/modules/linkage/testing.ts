export { type ErrorRates, makeSector, profiles, type SectorFiles } from './testing/make-sector.ts';
