/**
 * The parts of Project 06 in which a report is told: steering, communication, institutions, and the groups of benefits of
 * Decision 06/QĐ-TTg, then resources and models. In the order of the report.
 */
export const areas = [
  'steering',
  'communication',
  'institutions',
  'services',
  'economy',
  'citizens',
  'data',
  'command',
  'resources',
  'models',
] as const;
export type Area = (typeof areas)[number];
