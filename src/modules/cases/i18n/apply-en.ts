import type { SameKeys } from '#platform/i18n';
import type { applyVi } from './apply-vi.ts';

export const applyEn: SameKeys<typeof applyVi> = {
  'too-many-drafts': 'You have {most} applications that are not sent. Send or delete some under “My cases” first.',
  'procedure-changed':
    'The procedure has just changed, so more may be asked. Your answers are kept; check them again and then submit.',
  'upload-not-found': 'The file on its way was not found. Choose it again.',
  'upload-moved-on': 'This part of the file has arrived already.',
  'upload-too-long': 'The file changed while it was sent. Choose it again.',
  'upload-not-whole': 'The file has not fully arrived. Choose the same file again to send the rest.',
  'too-many-uploads': 'Too many of your files are on their way. Wait until they have arrived.',
  'not-your-ward':
    'By the registry you are not a parent or representative of this person. Choose “somebody else” and ask for their consent.',
  'person-no-match': 'Nobody has this number, name and birth date together. Check each of them on the identity card.',
  'consent-none': 'This person has not consented that you apply for them.',
  'consent-withdrawn': 'This consent was withdrawn and can no longer be used.',
  'consent-ended': 'This consent has ended. Ask the person again.',
  'consent-other-procedure': 'This consent is for another procedure. Ask for one for this procedure.',
  'consent-given': 'This consent is already recorded.',
  'helper-not-named': 'No commune has named you to help people apply.',
  'helper-elsewhere': 'This person does not live in the commune that named you.',
  'helper-by-commune': 'Only the one-stop desk of a commune names helpers.',
  'helper-unknown': 'This helper was not found, or their time is over.',
  relation: {
    self: 'Sent by the applicant',
    parent: 'Parent for a child',
    guardian: 'Legal representative',
    authorised: 'Somebody with consent',
    helper: 'Village helper',
    other: 'Somebody else',
  },
  notify: {
    'consent-code': {
      subject: 'Code to let somebody apply for you',
      body: '{name} wants to apply for you. If you agree, read the code {code} to them. It works for {minutes} minutes. If you do not agree, give it to nobody.',
      short:
        '{code} is your code to let {name} apply for you, for {minutes} minutes. If you do not agree, give it to nobody.',
    },
    'consent-given': {
      subject: 'Consent to apply for you is recorded',
      body: '{name} may apply for you until {until}. If you do not agree, end it under “Applying for others” or tell the one-stop desk.',
      short: '{name} may apply for you until {until}. If you do not agree, tell the one-stop desk.',
    },
    'consent-withdrawn': {
      subject: 'Consent to apply has ended',
      body: '{name} has ended the consent to apply. Cases that were sent go on.',
      short: '{name} has ended the consent to apply. Cases that were sent go on.',
    },
    'sent-for-another': {
      subject: 'Application sent for {name}',
      body: 'The application “{service}” of {name} was sent. Tracking code: {code}.',
      short: 'Application of {name} sent. Tracking code: {code}.',
    },
    'sent-by-another': {
      subject: '{name} applied for you',
      body: '{name} sent the application “{service}” for you. Tracking code: {code}. If you do not know of this, tell the one-stop desk at once.',
      short: '{name} applied for you. Tracking code: {code}. If you do not know of this, tell the one-stop desk.',
    },
    'helper-named': {
      subject: 'You are named to help people apply',
      body: '{agency} has named you to help people in {place} apply online. Each time needs the consent of the person.',
      short: 'You are named to help people in {place} apply online.',
    },
  },
};
