import Type from 'typebox';
import { citizen, command, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { contactsOf } from '#population';
import { usualWishes } from '../domain/choose-channels.ts';
import { selectPreferences, upsertPreference } from '../preference-store.ts';

const wishes = {
  email: Type.Boolean(),
  sms: Type.Boolean(),
  zalo: Type.Boolean(),
  language: Type.Union([Type.Literal('vi'), Type.Literal('en')]),
};

export const chooseMyChannels = command({
  name: 'notifications.choose-my-channels',
  summary: 'By which channels I want to be told, and in which language. The portal itself always tells.',
  allow: citizen(),
  input: Type.Object(wishes),
  emits: [],
  async run(ctx, input) {
    const personId = ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed');
    await upsertPreference(ctx.tx, { personId, ...input }, ctx.now);
    ctx.concerns({ personId });
  },
});

export const myChannels = query({
  name: 'notifications.my-channels',
  summary: 'By which channels I am told, and the addresses that the registry knows for that.',
  allow: citizen(),
  input: Type.Object({}),
  async run(ctx) {
    const personId = ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed');
    const [chosen] = await selectPreferences(ctx.tx, [personId]);
    const [known] = await contactsOf(ctx.tx, [personId]);
    const { email, sms, zalo, language } = chosen ?? { ...usualWishes, language: 'vi' as const };
    return { email, sms, zalo, language, knownEmail: known?.email ?? null, knownPhone: known?.phone ?? null };
  },
});
