import type { IsoDate } from '#platform/time';
import type { SectorCode } from '../domain/sectors.ts';
import type { Places } from '../register/places.ts';
import type { RegistryReader } from './registry-reader.ts';

export interface SectorWish {
  sector: SectorCode;
  /** Records that stand in the sector's list of work. */
  due: number;
  /** Of these, records that are in the register. */
  entered: number;
  /** Of these, records that end up matched and confirmed; as many as can be when not said. */
  cleaned?: number;
  /** For vaccination: shots of these people. */
  shots?: { due: number; entered: number };
}

export interface SimulationGround {
  asOf: IsoDate;
  seed: number;
  /** First day of the work; some eleven months before when not said. */
  since?: IsoDate;
  progress?: (sector: SectorCode, phase: 'make' | 'match' | 'write', share: number) => void;
}

export interface SectorMade {
  sector: SectorCode;
  records: number;
  /** Cleaned by the engine alone. */
  matched: number;
  /** Cleaned by the simulated clerks. */
  confirmed: number;
  /** Reviews that nobody has decided. */
  open: number;
  seconds: number;
}

/** What the work on one sector shares with the others. */
export interface OneGround extends SimulationGround {
  folder: string;
  file: string;
  registry: RegistryReader;
  places: Places;
}
