import Type from 'typebox';
import { officer, query } from '#platform/command';
import { configuredGround } from '../channels/configured-channels.ts';
import { outsideChannels } from '../domain/outside-channel.ts';
import { selectChannelFigures, selectChannelHealth, selectFates } from '../fate-store.ts';

const perPage = 50;
const dayMs = 86_400_000;

export const deliveryFates = query({
  name: 'notifications.delivery-fates',
  summary: 'What became of messages on the outside channels, newest first; without texts and names.',
  allow: officer('administrator'),
  input: Type.Object({
    channel: Type.Optional(Type.Union([Type.Literal('email'), Type.Literal('sms'), Type.Literal('zalo')])),
    state: Type.Optional(
      Type.Union([
        Type.Literal('held'),
        Type.Literal('queued'),
        Type.Literal('sending'),
        Type.Literal('sent'),
        Type.Literal('delivered'),
        Type.Literal('failed'),
      ]),
    ),
    before: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  async run(ctx, filter) {
    const found = await selectFates(ctx.tx, { ...filter, most: perPage + 1 });
    return { fates: found.slice(0, perPage), more: found.length > perPage };
  },
});

export const deliveryFigures = query({
  name: 'notifications.delivery-figures',
  summary: 'How fast messages went out in the last days, by channel, and which channels are open, closed or down.',
  allow: officer('administrator', 'leader'),
  input: Type.Object({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 })) }),
  async run(ctx, { days = 7 }) {
    const since = new Date(ctx.now.getTime() - days * dayMs);
    const open = configuredGround().channels.map((c) => c.name);
    const health = await selectChannelHealth(ctx.tx);
    return {
      figures: await selectChannelFigures(ctx.tx, { since, now: ctx.now }),
      channels: outsideChannels.map((channel) => ({
        channel,
        configured: open.includes(channel),
        ...(health.find((h) => h.channel === channel) ?? {
          pausedUntil: null,
          failures: 0,
          fault: null,
          succeededAt: null,
        }),
      })),
    };
  },
});
