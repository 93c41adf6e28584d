/** Payloads: { delegationId, postId, accountId (of the absent officer), deputyId }; the first also has validFrom and validTo. */
export const postDelegated = 'territory.post-delegated.v1';
export const delegationEnded = 'territory.delegation-ended.v1';
