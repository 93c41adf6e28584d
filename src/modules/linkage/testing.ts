export { type ErrorRates, makeSector, profiles, type SectorFiles } from './testing/make-sector.ts';
export { writeSector } from './testing/write-sector.ts';
