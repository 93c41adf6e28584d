import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import type { IsoDate } from '#platform/time';
import { type Agency, agenciesAt, findUnit, splitUnitName, unitNameInSentence } from '#territory';
import type { DocumentHead } from './document/report-document.ts';
import { frameDefinitions } from './outline/assessment-definitions.ts';

/** Who issues the report of a province on a date, and the words that follow from it. */
export interface Issuer {
  agency: Agency;
  provinceCode: string;
  /** "tỉnh Đắk Nông": as it stands in a sentence. */
  province: string;
  head: DocumentHead;
}

/** The People's Committee of the province. @throws Refusal on a date on which there is none. */
export async function issuerAt(tx: Tx, date: IsoDate): Promise<Issuer> {
  const agencies = await agenciesAt(tx, date);
  const agency =
    agencies.find((a) => a.level === 'province' && a.branch === 'committee') ??
    refuse('not-found', 'reports.no-issuer');
  const unit = (await findUnit(tx, agency.unitCode, date)) ?? refuse('not-found', 'reports.no-issuer');
  return {
    agency,
    provinceCode: unit.code,
    province: unitNameInSentence(unit.name),
    head: {
      agency: agency.name.vi,
      number: '',
      symbol: 'BC-UBND',
      place: splitUnitName(unit.name).properName,
      date: null,
      abstract: frameDefinitions.abstract,
      addressees: frameDefinitions.addressees,
      recipients: frameDefinitions.recipients,
      authority: frameDefinitions.authority,
      signer: '',
    },
  };
}
