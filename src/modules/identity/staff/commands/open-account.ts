import Type from 'typebox';
import { command, officer } from '#platform/command';
import { demandReach } from '../administrator-reach.ts';
import { type OpenedStaff, openStaff } from '../open-staff.ts';

/**
 * An administrator opens an account for an officer of an agency within reach. The answer has the one-time code with which
 * the officer sets a password: nobody else ever knows it.
 */
export const openStaffAccount = command({
  name: 'identity.open-staff-account',
  summary: 'Opens an account for an officer, checked against the population registry; gives a one-time code.',
  allow: officer('administrator'),
  pagesOnly: true, // the answer is a secret for paper, not for programs
  input: Type.Object({
    loginName: Type.String({ maxLength: 40 }),
    agencyCode: Type.String({ maxLength: 35 }),
    number: Type.String({ maxLength: 40 }),
    fullName: Type.String({ maxLength: 200 }),
    birthDate: Type.String({ maxLength: 20 }),
  }),
  emits: ['identity.account-created.v1'],
  async run(ctx, { loginName, agencyCode, ...claim }): Promise<OpenedStaff> {
    await demandReach(ctx, { agencyCode, sees: 'own-agency' });
    return openStaff(ctx, { loginName, agencyCode, claim, origin: 'administrator' });
  },
});
