import { type Config, readConfig } from '#platform/config';
import type { OutsideChannel } from '../domain/outside-channel.ts';
import { parseQuietHours, type QuietHours } from '../domain/quiet-hours.ts';
import { gatewayChannel } from './gateway-channel.ts';
import { smtpChannel } from './smtp-channel.ts';

/** What sending needs to know of the installation. */
export interface SendingGround {
  channels: readonly OutsideChannel[];
  quietHours: QuietHours | undefined;
}

type Settings = Pick<
  Config,
  'smtpUrl' | 'mailFrom' | 'publicUrl' | 'smsUrl' | 'smsToken' | 'zaloUrl' | 'zaloToken' | 'quietHours'
>;

/** The channels that are configured; a channel without an address does not exist here. */
export function sendingGroundOf(settings: Settings): SendingGround {
  const { smtpUrl, smsUrl, zaloUrl } = settings;
  return {
    channels: [
      ...(smtpUrl === ''
        ? []
        : [smtpChannel({ url: smtpUrl, from: settings.mailFrom, publicUrl: settings.publicUrl })]),
      ...(smsUrl === '' ? [] : [gatewayChannel({ name: 'sms', url: smsUrl, token: settings.smsToken })]),
      ...(zaloUrl === '' ? [] : [gatewayChannel({ name: 'zalo', url: zaloUrl, token: settings.zaloToken })]),
    ],
    quietHours: parseQuietHours(settings.quietHours),
  };
}

let known: SendingGround | undefined;

/** By this process's configuration, read at the first question. */
export function configuredGround(): SendingGround {
  known ??= sendingGroundOf(readConfig());
  return known;
}
