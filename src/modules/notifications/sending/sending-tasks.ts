import type { Task } from '#platform/command';
import { configuredGround, type SendingGround } from '../channels/configured-channels.ts';
import { outsideChannels } from '../domain/outside-channel.ts';
import { askFates } from './ask-fates.ts';
import { planMessages } from './plan-messages.ts';
import { sendWaiting } from './send-waiting.ts';

/**
 * The recurring work of sending: a task for each channel, so that a slow one holds up no other. They look every second
 * instead of being woken (see notify). `ground` is asked at each turn.
 */
export function sendingTasks(ground: () => SendingGround = configuredGround): Task[] {
  return [
    {
      name: 'notifications.plan-messages',
      everySeconds: 1,
      leaseSeconds: 60,
      run: async (runtime) => {
        await planMessages(runtime, ground());
      },
    },
    ...outsideChannels.map(
      (channel): Task => ({
        name: `notifications.send-${channel}`,
        everySeconds: 1,
        leaseSeconds: 90,
        run: async (runtime) => {
          await sendWaiting(runtime, ground(), channel);
        },
      }),
    ),
    {
      name: 'notifications.ask-fates',
      everySeconds: 5,
      leaseSeconds: 60,
      run: (runtime) => askFates(runtime, ground()),
    },
  ];
}
