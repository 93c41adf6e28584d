import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { chipAuthenticated, drawTerminalKey, terminalCommands } from '../chip/chip-authentication.ts';
import { ChipFormatError } from '../chip/der.ts';
import { keepTerminalKey, takeKeptTerminalKey } from '../chip/terminal-key-store.ts';

const allow = officer('receiving-officer', 'specialist', 'approver');
/** Data group 14 and answers of a chip, in hexadecimal digits. */
const octets = (most: number) => Type.String({ pattern: '^([0-9a-fA-F]{2})+$', maxLength: 2 * most });
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

/**
 * Draws a key for one chip authentication and gives the commands that a reader is to carry to the chip (Doc 9303-11, 6.2).
 * The key itself stays here: whoever has it could write the chip's answer.
 */
export const drawChipKey = command({
  name: 'identity.draw-chip-key',
  summary: 'Draws a terminal key for chip authentication and gives the commands for the reader.',
  allow,
  pagesOnly: true,
  input: Type.Object({ group14: octets(4096) }),
  emits: [],
  async run(ctx, input): Promise<{ id: string; commands: string[] }> {
    const accountId = ctx.actor.accountId ?? refuse('unauthenticated', 'platform.sign-in-required');
    const group14 = bytesOf(input.group14);
    try {
      const privateKey = drawTerminalKey(group14);
      const commands = terminalCommands(group14, privateKey).map((c) => Buffer.from(c).toString('hex'));
      const id = newId();
      await keepTerminalKey(ctx.tx, { id, accountId, privateKey }, ctx.now);
      return { id, commands };
    } catch (error) {
      if (error instanceof ChipFormatError) return refuse('invalid', 'identity.chip.no-agreement');
      throw error;
    }
  },
});

/** 'late': the key was drawn for somebody else, is over or used; 'unreadable': group or answer are not what they must be. */
export type KeyedOutcome = 'present' | 'fails' | 'late' | 'unreadable';

/** Uses a drawn key up: says whether the chip with the key of this data group 14 made the answer, within these minutes. */
export const takeChipKey = command({
  name: 'identity.take-chip-key',
  summary: 'Checks a chip’s answer against the terminal key that was drawn for it, and uses the key up.',
  allow,
  pagesOnly: true,
  input: Type.Object({ id: Type.String({ format: 'uuid' }), group14: octets(4096), answer: octets(1024) }),
  emits: [],
  async run(ctx, input): Promise<{ outcome: KeyedOutcome }> {
    const accountId = ctx.actor.accountId ?? refuse('unauthenticated', 'platform.sign-in-required');
    const terminalKey = await takeKeptTerminalKey(ctx.tx, { id: input.id, accountId }, ctx.now);
    if (terminalKey === undefined) return { outcome: 'late' };
    const group14 = bytesOf(input.group14);
    try {
      const commands = terminalCommands(group14, terminalKey);
      // The chip's plain "done" to all but the last, which alone proves anything.
      const exchanges = commands.map((c, i) => ({
        command: c,
        answer: i === commands.length - 1 ? bytesOf(input.answer) : Uint8Array.from([0x90, 0x00]),
      }));
      return { outcome: chipAuthenticated(group14, { terminalKey, exchanges }) ? 'present' : 'fails' };
    } catch (error) {
      if (error instanceof ChipFormatError) return { outcome: 'unreadable' };
      throw error;
    }
  },
});
