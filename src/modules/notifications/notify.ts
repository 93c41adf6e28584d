import type { CommandContext } from '#platform/command';
import { hasMessage } from '#platform/i18n';
import type { Notice } from './domain/notice.ts';
import { insertMessage } from './message-store.ts';

/**
 * Tells somebody something, inside the sender's transaction: told if and only if the act commits. The message stands in
 * the portal at once; the sending task takes it outside within about a second of the commit. `template` names three texts
 * of the sending module, in both languages: `<template>.subject`, `.body` (e-mail and portal) and `.short` (SMS and Zalo,
 * at most 160 letters). `key` makes telling twice harmless.
 * @throws Error when the template's texts do not exist: a fault of ours, found by the sender's first test.
 */
export async function notify(ctx: Pick<CommandContext, 'tx' | 'now'>, notice: Notice): Promise<void> {
  for (const part of ['subject', 'body', 'short'])
    if (!hasMessage(`${notice.template}.${part}`)) throw new Error(`no message '${notice.template}.${part}'`);
  // The sending task is not woken here: waking writes one row for everybody, and acts would wait in line for it.
  await insertMessage(ctx.tx, notice, ctx.now);
}
