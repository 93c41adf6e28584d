/** The acts and questions around what opens an account and whom its owner lets in. */
import { askApproval } from './commands/ask-approval.ts';
import { confirmCodeApp, startCodeApp } from './commands/code-app.ts';
import { makeRecoveryCodes, removeFactor, resetFactors } from './commands/manage-factors.ts';
import { endSession, mySecurity, withdrawConsent } from './commands/own-security.ts';
import { listPartners, registerPartner, revokePartner } from './commands/partners.ts';
import { addPasskey, startPasskey } from './commands/passkeys.ts';

export const securityCommands = [
  startCodeApp,
  confirmCodeApp,
  startPasskey,
  addPasskey,
  removeFactor,
  makeRecoveryCodes,
  resetFactors,
  endSession,
  withdrawConsent,
  registerPartner,
  revokePartner,
  askApproval,
];

export const securityQueries = [mySecurity, listPartners];

export {
  addPasskey,
  confirmCodeApp,
  endSession,
  listPartners,
  makeRecoveryCodes,
  mySecurity,
  registerPartner,
  removeFactor,
  resetFactors,
  revokePartner,
  startCodeApp,
  startPasskey,
  withdrawConsent,
};
