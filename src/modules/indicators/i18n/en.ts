import type { vi } from './vi.ts';

export const en: typeof vi = {
  'unknown-code': 'No figure has the code “{code}”. Check it; “da06 figures” without a code lists them all.',
  'bad-date': 'There is no date “{date}”. Write year-month-day, such as 2023-11-30.',
  'no-breakdown': 'This figure counts procedures, so it can be split by procedure only, not by commune or month.',
};
