import { type CardData, readCardQr } from '#desk';
import type { FieldError } from '../../components/error-summary.ts';
import type { View } from '../../shell/view.ts';

export interface ScannedCard {
  card: CardData | undefined;
  /** The text was no card. */
  fault: FieldError | undefined;
  /** The card has just filled the boxes: the officer looks before anything is done. */
  justScanned: boolean;
}

/**
 * Reads the card's box of a posted form. A scanner ends with Enter, which sends the form: so a card that comes with an empty
 * number fills number, name, birth date and old number in, and nothing more happens this time.
 */
export function scannedCard(view: View): ScannedCard {
  const text = (view.form['card'] ?? '').trim();
  const card = text === '' ? undefined : readCardQr(text, view.today);
  if (text !== '' && card === undefined)
    return { card, fault: { field: 'card', text: view.t('office-eid.card-unread') }, justScanned: false };
  const justScanned = card !== undefined && (view.form['number'] ?? '').trim() === '';
  if (justScanned) {
    view.form['number'] = card.number;
    view.form['fullName'] ||= card.fullName;
    view.form['birthDate'] ||= card.birthDate;
    view.form['oldNumber'] ||= card.oldNumber;
  }
  return { card, fault: undefined, justScanned };
}
