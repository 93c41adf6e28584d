/**
 * Fields of administrative procedures as the periodic report of Project 06 counts them (sections 4.1.1a and 4.1.1b):
 * eight of the police, nine of the other departments and localities.
 */
export const policeFields = [
  'immigration',
  'residence',
  'id-card',
  'conditional-business',
  'seal',
  'weapons',
  'fire',
  'traffic',
] as const;

const departmentFields = [
  'justice',
  'transport',
  'labour',
  'environment',
  'insurance',
  'education',
  'tax',
  'electricity',
  'linked',
] as const;

export const procedureFields = [...policeFields, ...departmentFields] as const;
export type ProcedureField = (typeof procedureFields)[number];

/** The line of administration whose agency decides; the agency itself follows from level, commune and date. */
export const branches = [
  'police',
  'justice',
  'transport',
  'labour',
  'environment',
  'insurance',
  'education',
  'tax',
  'electricity',
  'office',
  'committee',
] as const;
export type Branch = (typeof branches)[number];

/** District level ended on 01/07/2025 (Law 72/2025/QH15 on local government); the police gave it up on 01/03/2025. */
export const levels = ['province', 'district', 'commune'] as const;
export type Level = (typeof levels)[number];

export const channels = ['online', 'counter', 'post'] as const;
export type Channel = (typeof channels)[number];
