import type { Reaction } from '#platform/command';
import { followCase } from '../register/enter-case.ts';
import { actsOfSlip } from './case-sheet.ts';
import { issueSlip } from './issue-form.ts';
import type { SlipKind } from './slip-store.ts';

const kindOfAct = new Map(
  (Object.entries(actsOfSlip) as [SlipKind, readonly string[]][]).flatMap(([kind, acts]) =>
    acts.map((act) => [act, kind] as const),
  ),
);

/** Every act that owes the person a form makes it at once, so that it can be fetched online as well as at the counter. */
export const slipReactions: readonly Reaction[] = [
  {
    on: 'cases.case-moved.v1',
    name: 'desk.hand-out-form',
    async run(ctx, payload) {
      const caseId = String(payload['caseId']);
      const kind = kindOfAct.get(String(payload['act']));
      if (kind !== undefined) await issueSlip(ctx, { caseId, kind });
      await followCase(ctx, caseId);
    },
  },
];
