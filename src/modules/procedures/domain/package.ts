import type { Condition, FormValues } from './form.ts';
import type { Branch, Level } from './procedure-field.ts';
import { isShown } from './visible-pages.ts';
import type { Words } from './words.ts';

/** One agency's share in a group of linked procedures (Decree 63/2024/NĐ-CP). */
export interface PackagePart {
  /** Unique in the package. */
  readonly code: string;
  readonly name: Words;
  readonly branch: Branch;
  readonly level: Level;
  readonly workingDays: number;
  /** Codes of the parts that must be done before this one can begin; without it, it begins at once. */
  readonly after?: readonly string[];
  /** Only for these answers of the form; absent: always. */
  readonly when?: Condition;
  /** The procedure of the catalogue that this part is, when somebody can also ask for it alone. */
  readonly procedure?: string;
  /** Code of the result that this part gives. */
  readonly resultCode?: string;
  readonly result: Words;
}

/** A life event declared once and handled by several agencies, each in its own system. */
export interface Package {
  readonly parts: readonly PackagePart[];
}

/** The parts that these answers call for, in order. */
export function partsFor(linked: Package, values: FormValues): readonly PackagePart[] {
  return linked.parts.filter((part) => isShown(part.when, values));
}
