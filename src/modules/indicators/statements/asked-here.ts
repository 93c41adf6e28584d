import type { Tx } from '#platform/db';
import { findAgency } from '#territory';
import type { DeclaredDefinition } from '../domain/definition.ts';
import { askedOf } from './domain/asked-figures.ts';
import type { StatementRow } from './statement-store.ts';

/** The figures that a form asks of its unit. */
export async function askedHere(
  tx: Tx,
  row: Pick<StatementRow, 'agencyCode' | 'codes'>,
): Promise<readonly DeclaredDefinition[]> {
  const agency = await findAgency(tx, row.agencyCode);
  return agency === undefined ? [] : askedOf(agency, row.codes);
}
