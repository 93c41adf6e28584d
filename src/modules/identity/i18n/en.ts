import type { SameKeys } from '#platform/i18n';
import type { vi } from './vi.ts';

export const en: SameKeys<typeof vi> = {
  'sign-in-expired': 'The sign-in page was open for too long, or the browser accepts no cookies. Please start again.',
  'sign-in-failed': 'You are not signed in yet. Please try again; if it fails again, tell the one-stop desk.',
  'sign-in-cancelled': 'You stopped signing in.',
  'level-not-reached': 'This needs a stronger way to sign in than the one just used.',
  'account-locked': 'This account is locked. Please contact the office that issued it.',
  'token-invalid': 'The access token is wrong or has expired.',
  'unknown-account': 'There is no such account.',
  'unknown-client': 'There is no such program, or its access has ended.',
  'client-needs-staff-account': 'A program is bound to a staff account, never to a citizen’s.',
  'own-account': 'You cannot lock your own account.',
  'login-name-taken': 'This personal number or user name already has an account.',
  'login-name-shape': 'A user name begins with a letter and has 3 to 40 plain letters, digits, dots or hyphens.',
  'password-too-short': 'A password needs at least {least} characters.',
  'password-too-long': 'A password has at most {most} characters.',
  'unknown-person': 'The population registry has nobody with this personal number.',
  demo: {
    'citizen-level-1': 'Citizen, e-ID account of level 1',
    'citizen-level-2': 'Citizen, e-ID account of level 2',
    'police-receiving': 'Receiving officer, commune police',
    'police-specialist': 'Case officer, commune police',
    'police-approver': 'Head of the commune police, approves',
    'committee-receiving': 'Receiving officer, commune one-stop desk',
    'committee-specialist': 'Specialist, commune committee',
    'committee-approver': 'Chair of the commune committee, approves',
    leader: 'Leader of the province',
    administrator: 'System administrator',
    'procedure-control': 'Control of administrative procedures, office of the provincial committee',
    officer: 'Officer',
  },
  chip: {
    'no-agreement':
      'This data group has no key for chip authentication that the system knows. Choose the file DG14, or use active authentication.',
    'no-folder': 'There is no folder {name}. Name the folder with the trusted root certificates.',
    'unreadable-file': 'The file {name} in the trusted folder cannot be read. Replace it or take it out.',
    'list-untrusted':
      'No root certificate in the folder issued the signer of the master list {name}. Put the publisher’s root beside it.',
  },
};
