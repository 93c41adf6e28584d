import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Essential service figures',
  'as-of': 'Figures up to',
  show: 'Show',
  section: { police: 'Procedures of the police', departments: 'Procedures of departments and localities' },
  chart: {
    about: 'Each bar is one figure; the mark is its target.',
    police: 'Share of online cases, police procedures',
    departments: 'Share of online cases, departments',
  },
  figure: 'Figure',
  numerator: 'Online',
  denominator: 'All',
  percent: 'Share',
  target: 'Target',
  records: 'Cases behind this figure',
  'no-records': 'No case makes up this figure on the chosen date.',
  'by-month': 'Cases received by month',
  'by-month-about': 'Cases received month by month: all, and those that came online.',
  channel: 'Channel',
  on: 'Received on',
};
