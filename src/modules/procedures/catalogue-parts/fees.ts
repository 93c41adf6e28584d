import type { Law } from '../domain/law.ts';
import type { Fee } from '../domain/procedure.ts';
import { law } from './laws.ts';

/** Nothing is charged, wherever it is submitted. */
export function noFee(basis: Law): Fee {
  return { counter: 0, online: 0, basis };
}

/** The province's people's council sets the sum, so it is not the same everywhere. */
export const feeOfProvince: Fee = {
  counter: null,
  online: null,
  basis: law.provincialFees,
  note: {
    vi: 'Mức thu theo nghị quyết của Hội đồng nhân dân tỉnh.',
    en: "The province's people's council sets the sum.",
  },
};
