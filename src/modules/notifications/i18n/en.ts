export const en = {
  'message-unknown': 'This message was not found, or it is not for you.',
  'not-failed': 'Only a message that failed can be sent again. Reload the page to see how it stands.',
  mail: {
    sender: 'Public Service Portal',
    open: 'See it on the public service portal: {url}',
    footer:
      'This message was sent automatically; there is no need to answer. State offices never ask for your password or one-time code by letter, message or telephone.',
  },
  account: {
    'factor-added': {
      subject: 'Your account has another way to confirm',
      body: 'Another way to confirm was just added to your account. If it was not you, open “Security”, remove it and tell the commune police at once.',
      short: 'A way to confirm was added to your account. If it was not you, tell the commune police at once.',
    },
    'factors-reset': {
      subject: 'The ways to confirm of your account were reset',
      body: 'An administrator took the ways to confirm off your account after checking who asked. If you did not ask for it, tell the office that looks after your account at once.',
      short: 'The ways to confirm of your account were reset. If you did not ask, tell the office at once.',
    },
    'password-changed': {
      subject: 'Your password was changed',
      body: 'The password of your account was just changed and its other sessions have ended. If it was not you, have the account locked at once.',
      short: 'Your password was just changed. If it was not you, have the account locked at once.',
    },
    'approval-asked': {
      subject: 'A request waits for your approval',
      body: 'An office or a system waits for your approval. Sign in, open “Requests to approve” and compare the words before you agree. Refuse what you do not know.',
      short: 'A request waits for your approval. Sign in to see it; refuse what you do not know.',
    },
  },
  channel: { email: 'Email', sms: 'SMS', zalo: 'Zalo' },
  state: {
    held: 'Waits for the end of quiet hours',
    queued: 'Waits',
    sending: 'Being sent',
    sent: 'Sent',
    delivered: 'Delivered',
    failed: 'Not sent',
  },
};
