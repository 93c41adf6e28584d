import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId, newSecret } from '#platform/ids';
import { counterDuty, counterRoles } from '../desk-duty.ts';
import { endDeviceRow, insertDevice } from './device-store.ts';

/**
 * Gives a kiosk or a screen of the hall its secret address. It needs no officer's session there: with the address one can
 * take a ticket of this desk and see called numbers, nothing else. The secret is told once.
 */
export const openDevice = command({
  name: 'desk.open-device',
  summary: 'Gives a kiosk or a screen of a desk its secret address.',
  allow: officer(...counterRoles),
  input: Type.Object({
    agencyCode: Type.String({ maxLength: 35 }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
  }),
  emits: [],
  async run(ctx, { agencyCode, name }) {
    const duty = counterDuty(ctx.actor, agencyCode);
    const key = newSecret();
    const id = newId(ctx.now.getTime());
    await insertDevice(ctx.tx, { id, agencyCode, name, openedAt: ctx.now, key, accountId: ctx.actor.accountId ?? '' });
    ctx.concerns({ duty, detail: { device: id, agency: agencyCode } });
    return { deviceId: id, key };
  },
});

/** Takes the address away: the device shows nothing any more. */
export const endDevice = command({
  name: 'desk.end-device',
  summary: 'Ends a kiosk or screen: its address opens nothing any more.',
  allow: officer(...counterRoles),
  input: Type.Object({ deviceId: Type.String({ format: 'uuid' }) }),
  emits: [],
  async run(ctx, { deviceId }) {
    const agencies = ctx.actor.duties.filter((d) => d.role === 'receiving-officer').flatMap((d) => d.actsFor);
    const agency =
      (await endDeviceRow(ctx.tx, { id: deviceId, agencies, at: ctx.now })) ?? refuse('not-found', 'desk.no-device');
    ctx.concerns({ detail: { device: deviceId, agency } });
    return { agencyCode: agency };
  },
});
