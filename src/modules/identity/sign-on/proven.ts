import type Provider from 'oidc-provider';
import type { Interaction } from 'oidc-provider';
import type { Account } from '../account-store.ts';
import {
  type AuthenticationLevel,
  type Factor,
  leastLevelOf,
  levelOfFactors,
  requiredLevel,
} from '../domain/authentication-level.ts';
import { rulesOf } from './partner-metadata.ts';

/** How something was proven, as it stands in the token's `amr` (RFC 8176 where it has a word). */
export type Method = 'pwd' | 'otp' | 'passkey' | 'recovery' | 'vneid' | 'demo';

/** What a person has proven so far on this sign-in page; kept with the page's own record at the provider. */
export interface Proven {
  accountId: string;
  factors: Factor[];
  methods: Method[];
  /** Milliseconds since 1970. */
  at: number;
  /** The code app that this page offers to set up. */
  seedId?: string;
}

/** A page left open with the first step done must not be picked up by somebody else. */
const provenMs = 10 * 60_000;

/**
 * What counts already: the steps done on this page, or the password of the session that is to be strengthened. What that
 * session had proven beyond it is over, or the page would not ask.
 */
export function provenSoFar(interaction: Interaction, now: Date): Proven | undefined {
  const kept = (interaction.result as { proven?: Proven } | undefined)?.proven;
  if (kept !== undefined && now.getTime() - kept.at < provenMs) return kept;
  const { session, prompt } = interaction;
  const onlyTooWeak = prompt.reasons.every((r) =>
    ['authentication_level', 'essential_acr', 'essential_acrs'].includes(r),
  );
  if (session?.accountId === undefined || !onlyTooWeak || session.amr?.includes('pwd') !== true) return undefined;
  return { accountId: session.accountId, factors: ['knowledge'], methods: ['pwd'], at: now.getTime() };
}

/** Keeps a step with the page. */
export async function keepProven(interaction: Interaction, proven: Proven): Promise<void> {
  (interaction as { result?: unknown }).result = { proven };
  await interaction.persist();
}

/** The least level that lets this account through; Infinity when none ever will. */
export async function neededFor(provider: Provider, interaction: Interaction, account?: Account): Promise<number> {
  const { acr_values: requested, claims } = interaction.params;
  const client = await provider.Client.find(String(interaction.params['client_id']));
  return Math.max(
    requiredLevel(typeof requested === 'string' ? requested : undefined),
    essentialLevel(claims),
    rulesOf(client).leastAuthentication,
    account === undefined ? 0 : leastLevelOf(account.kind),
  );
}

/** The least level among the values of an essential `acr` claim. */
function essentialLevel(claims: unknown): number {
  if (typeof claims !== 'string') return 0;
  const parsed = JSON.parse(claims) as {
    id_token?: { acr?: { essential?: boolean; value?: string; values?: string[] } };
  };
  const acr = parsed.id_token?.acr;
  if (acr?.essential !== true) return 0;
  const values = [...(acr.value === undefined ? [] : [acr.value]), ...(acr.values ?? [])];
  return values.length === 0 ? 0 : requiredLevel(values.join(' '));
}

export const levelOf = (proven: Proven): AuthenticationLevel | 0 => levelOfFactors(proven.factors);

/** Adds a step; a factor proven twice counts once. */
export function withStep(before: Proven | undefined, step: Omit<Proven, 'at'>, now: Date): Proven {
  const same = before?.accountId === step.accountId ? before : undefined;
  const union = <T>(a: readonly T[] = [], b: readonly T[]): T[] => [...new Set([...a, ...b])];
  return {
    accountId: step.accountId,
    factors: union(same?.factors, step.factors),
    methods: union(same?.methods, step.methods),
    at: now.getTime(),
  };
}
