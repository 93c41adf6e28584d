import type { SameKeys } from '#platform/i18n';
import type { vi } from './vi.ts';

export const en: SameKeys<typeof vi> = {
  title: 'Sign in',
  intro: 'Citizens sign in with their e-ID account. Officers sign in with the account that their office gave them.',
  'login-name': 'Personal number or user name',
  'login-name-hint': 'The personal number is the 12 digits on the identity card. Officers enter their user name.',
  password: 'Password',
  submit: 'Sign in',
  cancel: 'Do not sign in',
  'login-name-missing': 'Enter your personal number or user name',
  'password-missing': 'Enter your password',
  wrong: 'The personal number (or user name) or the password is not right. Please check them and try again.',
  wait: 'There were too many wrong entries. Please try again in {minutes} minutes.',
  locked: 'This account is locked. Please contact the office that issued it.',
  'too-weak': 'A password is not enough for this: it needs authentication of level {level}.',
  'needs-more': {
    title: 'This needs stronger authentication',
    text: 'What you chose needs authentication of level {level} under Decree 69/2024/NĐ-CP. A password reaches level 1 only, and this site has no stronger way to sign in yet.',
    unknown: 'What you chose asks for a kind of authentication that this site does not have.',
  },
  demo: {
    title: 'Demonstration accounts',
    text: 'This is a demonstration. The people below do not exist; press a button to sign in without a password.',
    as: 'Sign in as {name} ({role})',
    password: 'Or sign in with a password',
  },
  problem: {
    title: 'You are not signed in',
    again: 'Sign in again',
    home: 'To the first page',
  },
  out: {
    title: 'You are signed out',
    text: 'Your session on this machine has ended. On a shared machine, close the browser too.',
    again: 'Sign in again',
  },
};
