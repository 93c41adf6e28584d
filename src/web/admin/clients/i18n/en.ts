import type { SameKeys } from '#platform/i18n';
import type { vi } from './vi.ts';

export const en: SameKeys<typeof vi> = {
  title: 'Systems of partners',
  text: 'Systems at which people sign in through this portal. A system gets only what is written here, after each person agreed, and never below the levels that are set.',
  caption: 'Registered systems',
  add: 'Register a system',
  'add-text': 'Write name and purpose with care: people read them word by word before they agree.',
  none: 'No system yet.',
  'only-who': 'Only who somebody is',
  levels: 'Account of level {account}, authentication of level {authentication}',
  revoke: 'End access',
  revoked: 'Ended on {date}',
  save: 'Register',
  'done-added': 'Registered. Send the identifier to the partner.',
  'done-revoked': 'Ended. Everything that this system held is worth nothing now.',
  profile: { fapi2: 'FAPI 2.0', openid: 'OpenID Connect' },
  column: { name: 'System', id: 'Identifier', gets: 'May have', levels: 'Least levels', since: 'Since', act: 'Act' },
  field: {
    nameVi: 'Name of the system (Vietnamese)',
    nameEn: 'Name of the system (English)',
    purposeVi: 'Purpose (Vietnamese)',
    purposeEn: 'Purpose (English)',
    legalBasis: 'Legal ground',
    profile: 'Security profile',
    authMethod: 'The system proves itself by',
    key: 'Public keys or secret',
    redirectUris: 'Addresses to return to',
    scopes: 'Information it may have',
    leastAccountLevel: 'Least level of account',
    leastAuthentication: 'Least level of authentication',
    may: 'It may',
    logoutUri: 'Address for sign-out notices',
    consentDays: 'Days before people are asked again',
  },
  hint: {
    key: 'With signatures: the public keys (JWK set). With a secret: a long random one; only its hash is kept.',
    redirectUris: 'One address a line, beginning with https://.',
    logoutUri: 'Optional. The system is told when somebody signs out.',
  },
  choice: {
    profile: {
      fapi2: 'FAPI 2.0: requests pushed first, tokens bound to the system’s key (recommended)',
      openid: 'Plain OpenID Connect: for older software',
    },
    authMethod: {
      private_key_jwt: 'A signature with its private key',
      client_secret_basic: 'A secret in the head of the request',
      client_secret_post: 'A secret in the body of the request',
    },
    leastAccountLevel: { '1': 'Level 1', '2': 'Level 2' },
    leastAuthentication: {
      '1': 'Level 1: one factor',
      '2': 'Level 2: two factors',
      '3': 'Level 3: with biometrics (through VNeID)',
      '4': 'Level 4: all three kinds of factors (through VNeID)',
    },
    may: {
      keep: 'Fetch the information again while the person is not there',
      phone: 'Ask people to confirm on their telephone',
    },
  },
};
