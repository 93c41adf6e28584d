/**
 * What partners may be given, by OpenID scope. Each scope is one line on the consent page (`identity.scope.<scope>`), and
 * its claims are all that goes out under it. `api` is not among them: acting for somebody is not handing over data.
 */
export const partnerScopes = {
  profile: ['name', 'kind', 'account_level', 'roles', 'birthdate', 'gender'],
  personal_number: ['personal_number'],
  address: ['address'],
  phone: ['phone_number', 'phone_number_verified'],
  email: ['email', 'email_verified'],
} as const satisfies Record<string, readonly string[]>;

export type PartnerScope = keyof typeof partnerScopes;

export const isPartnerScope = (text: string): text is PartnerScope => Object.hasOwn(partnerScopes, text);

/** The scope whose line names a claim; a claim that stands alone is shown under the same words. */
export function scopeOfClaim(claim: string): PartnerScope | undefined {
  return (Object.keys(partnerScopes) as PartnerScope[]).find((scope) =>
    (partnerScopes[scope] as readonly string[]).includes(claim),
  );
}
