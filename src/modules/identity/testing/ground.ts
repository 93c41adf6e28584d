/** What tests of accounts and sign-on stand on: the schemas beneath identity, and how a refusal is looked at. */
import assert from 'node:assert/strict';
import { Refusal } from '#platform/errors';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
import { identityModule } from '../index.ts';

/** Migrations of identity and of what lies beneath it. */
export const identitySources = [territoryModule, populationModule, identityModule].map((m) => ({
  module: m.name,
  folder: m.sqlFolder,
}));

/** The refusal that the work ends in; anything else fails the test. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const found = await work.then(
    () => assert.fail('was not refused'),
    (error: unknown) => error,
  );
  assert.ok(found instanceof Refusal, String(found));
  return found;
}

export const refusedKey = async (work: Promise<unknown>): Promise<string> => (await refusalOf(work)).key;
