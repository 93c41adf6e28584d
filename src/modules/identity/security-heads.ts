/** The acts and questions around what opens an account and whom its owner lets in. */
import { askApproval } from './commands/ask-approval.ts';
import { drawChipChallenge, takeChipChallenge } from './commands/chip-challenge.ts';
import { drawChipKey, takeChipKey } from './commands/chip-key.ts';
import { confirmCodeApp, startCodeApp } from './commands/code-app.ts';
import { makeRecoveryCodes, removeFactor, resetFactors } from './commands/manage-factors.ts';
import { changeOwnPassword, recoverPassword } from './commands/own-password.ts';
import { endSession, mySecurity, withdrawConsent } from './commands/own-security.ts';
import { listPartners, registerPartner, revokePartner } from './commands/partners.ts';
import { addPasskey, startPasskey } from './commands/passkeys.ts';

/** Acts on one's own account and on partners, by name. */
export const securityActs = {
  startCodeApp,
  confirmCodeApp,
  startPasskey,
  addPasskey,
  removeFactor,
  makeRecoveryCodes,
  resetFactors,
  changeOwnPassword,
  recoverPassword,
  endSession,
  withdrawConsent,
  registerPartner,
  revokePartner,
  askApproval,
  drawChipChallenge,
  takeChipChallenge,
  drawChipKey,
  takeChipKey,
};
/** Questions about them, by name. */
export const securityQuestions = { mySecurity, listPartners };
