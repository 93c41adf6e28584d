import type { SameKeys } from '#platform/i18n';
import type { securityVi } from './security-vi.ts';

export const securityEn: SameKeys<typeof securityVi> = {
  'code-wrong': 'The code is wrong or was used before. Wait until the app shows a new one and enter that.',
  'passkey-refused': 'The passkey was not added. Please try again and confirm on the device when asked.',
  'unknown-factor': 'Your account has no such way to confirm.',
  'unknown-session': 'This session has ended.',
  'unknown-consent': 'This consent was withdrawn.',
  'unknown-partner': 'There is no such system, or its access has ended.',
  'own-account-factors': 'You cannot reset your own second factors. Ask another administrator.',
  'partner-field': 'The registration of the system is not right.',
  'partner-field-jwks':
    'Give the public keys (JWK set) when the system signs with a key, or the SHA-256 of its secret when it uses one. Never give a private key.',
  'partner-field-authMethod':
    'The FAPI 2.0 profile takes only systems that prove themselves by a signature (private_key_jwt).',
  'partner-field-redirectUris': 'Every address to return to must begin with https:// and have nothing after a #.',
  'partner-field-scopes': 'There is a kind of information that is not in the list of what may be given.',
  'partner-field-logoutUri': 'The address for sign-out notices must begin with https://.',
  'approval-over': 'This request was answered or has run out.',
  'approvals-waiting': 'Several requests wait for this person already. Wait until those are answered.',
  'outside-failed': 'VNeID could not confirm who you are. Please try again, or sign in with a password.',
  'outside-away': 'VNeID is interrupted. Please try again in a few minutes, or sign in with a password.',
  'outside-unknown': 'The personal number that VNeID vouches for is not in the population data of the province.',
  factor: { passkey: 'Passkey', totp: 'App with one-time codes' },
  scope: {
    profile: 'Name, birth date, sex and level of the account',
    personal_number: 'Personal number',
    address: 'Where you live',
    phone: 'Telephone number in the population data',
    email: 'E-mail address in the population data',
  },
};
