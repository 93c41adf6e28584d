import type { NoticeText } from './notice.ts';

export const outsideChannels = ['email', 'sms', 'zalo'] as const;
export type ChannelName = (typeof outsideChannels)[number];

/** One message on its way out. The id is the same at every try: e-mail's Message-ID and the gateway's key are made of it. */
export interface Outgoing {
  id: string;
  messageId: string;
  address: string;
  text: NoticeText;
  language: 'vi' | 'en';
  /** When that happened which it tells. */
  at: Date;
}

/**
 * How a try ended. `refused` is final. `later` concerns this message, `down` the whole channel. `uncertain` says that the
 * text had been handed over and no answer came: the other side may have it.
 */
export type Outcome =
  | { kind: 'accepted'; outsideId?: string }
  | { kind: 'refused'; fault: string }
  | { kind: 'later' | 'down'; fault: string; uncertain: boolean };

export type OutsideFate = 'delivered' | 'failed' | 'waiting';

/** One line to the other side; messages go through it one after another. */
export interface ChannelLine {
  send(item: Outgoing): Promise<Outcome>;
  close(): void;
}

export interface OutsideChannel {
  name: ChannelName;
  /** How many lines at once, at most. */
  lines: number;
  /** @throws Error when the other side cannot be reached; nothing was sent then. */
  open(): Promise<ChannelLine>;
  /** What became of accepted messages, by id; absent where the other side cannot tell (e-mail). */
  fatesOf?(ids: readonly string[]): Promise<Map<string, OutsideFate>>;
}
