export const en = {
  'message-unknown': 'This message was not found, or it is not for you.',
  'not-failed': 'Only a message that failed can be sent again. Reload the page to see how it stands.',
  mail: {
    sender: 'Public Service Portal',
    open: 'See it on the public service portal: {url}',
    footer:
      'This message was sent automatically; there is no need to answer. State offices never ask for your password or one-time code by letter, message or telephone.',
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
