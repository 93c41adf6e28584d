import type { ProvincePack } from '#territory';
import { agencies } from './agencies.ts';
import { targets } from './targets.ts';
import { units2023 } from './units-2023.ts';
import { successions2025, units2025 } from './units-2025.ts';

/** What is Đắk Nông's own and not the law's. */
export const pack: ProvincePack = {
  province: { code: '67', name: 'Đắk Nông', agencyCode: 'H16' },
  units: [...units2023, ...units2025],
  successions: successions2025,
  agencies,
};

export { targets };
