import { parsePhone } from '#population';
import type { Contact } from './notice.ts';
import type { ChannelName } from './outside-channel.ts';

/** By which channels somebody wants to be told. */
export type Wishes = Record<ChannelName, boolean>;

/** Without a wish: e-mail and SMS. Zalo belongs to a company and is only used by whoever asked for it. */
export const usualWishes: Wishes = { email: true, sms: true, zalo: false };

export interface ChosenChannel {
  channel: ChannelName;
  address: string;
}

// One address and nothing that a mail library could read as two.
const mailAddress = /^[^\s@,;:<>()"[\]\\]+@[^\s@,;:<>()"[\]\\]+\.[^\s@,;:<>()"[\]\\]+$/;

/** Where a message goes: channels that are wished, open here, and for which a sound address is known. */
export function chooseChannels(wishes: Wishes, contact: Contact, open: readonly ChannelName[]): ChosenChannel[] {
  const email = contact.email?.trim() ?? '';
  const phone = parsePhone(contact.phone ?? '');
  const mobile = phone.ok && phone.value.kind === 'mobile' ? phone.value.number : undefined;
  const address: Record<ChannelName, string | undefined> = {
    email: mailAddress.test(email) && email.length <= 254 ? email : undefined,
    sms: mobile,
    zalo: mobile,
  };
  return open.flatMap((channel) => {
    const found = address[channel];
    return wishes[channel] && found !== undefined ? [{ channel, address: found }] : [];
  });
}
