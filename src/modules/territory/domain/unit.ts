import type { IsoDate } from '#platform/time';
import type { Validity } from './validity.ts';

/** Three levels until 30 June 2025; from then on no districts (Law 72/2025/QH15 on local government). */
export const unitKinds = ['province', 'district', 'commune'] as const;
export type UnitKind = (typeof unitKinds)[number];

/**
 * An administrative unit as it was on the days of its validity. `code` is the statistics office's (Decision
 * 124/2004/QĐ-TTg and its successors): 2 digits for a province, 3 for a district, 5 for a commune.
 */
export interface Unit extends Validity {
  code: string;
  /** The full name with its kind: "Xã Đắk R'Măng". */
  name: string;
  kind: UnitKind;
  parentCode: string | null;
}

/** A former unit went whole into the unit `code` that exists from `onDate`. */
export interface UnitSuccession {
  formerCode: string;
  formerValidFrom: IsoDate;
  code: string;
  onDate: IsoDate;
}
