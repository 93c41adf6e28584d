import { notify } from '#notifications';
import type { Reaction } from '#platform/command';
import { endedResult, resultEnded } from '#results';

/** A result was revoked or replaced: its holder learns of it, with the reason. Here, since results tell nobody themselves. */
export const tellHolder: Reaction = {
  on: resultEnded,
  name: 'cases.tell-holder',
  async run(ctx, { resultId, caseId, personId, state }) {
    const ended = personId === null ? undefined : await endedResult(ctx.tx, String(resultId));
    if (ended === undefined) return;
    await notify(ctx, {
      to: { personId: String(personId) },
      template: `cases.notify.result-${state}`,
      params: { ...ended },
      ...(caseId === null ? {} : { about: { caseId: String(caseId) } }),
      key: `result-ended/${resultId}`,
    });
  },
};
