/** Messages to people and officers: in the portal, by e-mail, SMS and Zalo; each one's fate. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import { accountReactions } from './account-reactions.ts';
import { chooseMyChannels, myChannels } from './commands/choose-channels.ts';
import { readAllMessages, readMessage } from './commands/read-messages.ts';
import { retryDelivery } from './commands/retry-delivery.ts';
import './i18n/index.ts';
import { deliveryFates, deliveryFigures } from './queries/delivery-fates.ts';
import { myMessages, unreadMessages } from './queries/my-messages.ts';
import { sendingTasks } from './sending/sending-tasks.ts';

export const notificationsModule: ModuleFace = {
  name: 'notifications',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [readMessage, readAllMessages, chooseMyChannels, retryDelivery],
  queries: [myMessages, unreadMessages, myChannels, deliveryFates, deliveryFigures],
  reactions: accountReactions,
  tasks: sendingTasks(),
};

// What the pages show
export { type DeliveryFate, type DeliveryState, deliveryStates } from './delivery-store.ts';
// Telling somebody
export type { Contact, Notice, NoticeValue, Recipient } from './domain/notice.ts';
export { type ChannelName, outsideChannels } from './domain/outside-channel.ts';
export type { ChannelFigures, ChannelHealth, FateRow } from './fate-store.ts';
export { notify } from './notify.ts';
export type { MessageView } from './queries/my-messages.ts';
// Heads
export {
  chooseMyChannels,
  deliveryFates,
  deliveryFigures,
  myChannels,
  myMessages,
  readAllMessages,
  readMessage,
  retryDelivery,
  unreadMessages,
};
