import type { CheckedPaper } from '#cases';
import { readCardQr } from '#desk';
import { type FormDefinition, type FormValues, parseFormPage } from '#procedures';
import type { View } from '../../shell/view.ts';

/** Fields of the counter's own carry a dash: no field of a procedure's form can have the same name. */
export const own = {
  card: 'desk-card',
  number: 'desk-number',
  fullName: 'desk-name',
  birthDate: 'desk-birth',
  byNumber: 'desk-by-number',
  byName: 'desk-by-name',
  byBirth: 'desk-by-birth',
  relation: 'desk-relation',
  channel: 'desk-channel',
  returnBy: 'desk-return',
  needs: 'desk-needs',
  reason: 'desk-reason',
  act: 'desk-act',
  /** Says that the form of the case was on the screen, and not only the person. */
  stage: 'desk-stage',
} as const;

/** Key of the form's own question after the way of the result, in procedures that ask it. */
export const wayField = 'resultChannel';

export interface Claim {
  number: string;
  fullName: string;
  birthDate: string;
}

/** Who stands there, as typed or as the scanner read it from the card. */
export function claimOf(view: View): Claim & { cardUnread: boolean } {
  const typed = (name: string) => (view.form[name] ?? '').trim();
  const scanned = typed(own.card);
  const card = scanned === '' ? undefined : readCardQr(scanned, view.today);
  return {
    number: card?.number ?? typed(own.number),
    fullName: card?.fullName ?? typed(own.fullName),
    birthDate: card?.birthDate || typed(own.birthDate),
    cardUnread: scanned !== '' && card === undefined,
  };
}

export const submitterOf = (view: View): Claim => ({
  number: (view.form[own.byNumber] ?? '').trim(),
  fullName: (view.form[own.byName] ?? '').trim(),
  birthDate: (view.form[own.byBirth] ?? '').trim(),
});

/** All pages of a form from one screen; fields that the registry has fixed keep its value, whatever was sent. */
export function typedValues(
  definition: FormDefinition,
  raw: Readonly<Record<string, string>>,
  fixed: FormValues,
): FormValues {
  let values: Record<string, string> = {};
  for (const page of definition.pages) {
    const parsed = parseFormPage(definition, page.id, { ...raw, ...fixed });
    values = { ...values, ...parsed.values };
  }
  return values;
}

const paperKinds = ['original', 'certified-copy', 'copy'] as const;

/** Papers as the officer ticked them off: what lies there, in which form, how many. */
export function checkedPapers(view: View, codes: readonly string[]): CheckedPaper[] {
  return codes.flatMap((code): CheckedPaper[] => {
    const kind = paperKinds.find((k) => k === view.form[`paper-${code}`]);
    const count = Number(view.form[`paper-${code}-count`] ?? '1');
    return kind === undefined
      ? []
      : [{ code, kind, count: Number.isInteger(count) && count >= 1 && count <= 1000 ? count : 1 }];
  });
}
