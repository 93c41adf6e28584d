import Type from 'typebox';
import { anyone, query } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { type IsoDate, vietnamDate } from '#platform/time';
import type { Words } from '#procedures';
import { readCode } from '../domain/verification-code.ts';
import { titleWords } from '../title.ts';

/** What anybody who holds a document may learn of it: what stands at its head, and whether it still stands. */
export interface VerifiedResult {
  title: Words;
  number: string;
  agencyCode: string;
  issuedOn: IsoDate;
  validTo: IsoDate | null;
  origin: 'issued' | 'digitised';
  /** 'expired' when its last day has passed; 'drawing' when the decision stands and the paper is not made yet. */
  standing: 'valid' | 'expired' | 'revoked' | 'replaced' | 'drawing';
  endedOn: IsoDate | null;
  signer: string | null;
}

type Row = Omit<VerifiedResult, 'title' | 'standing'> & {
  title: Words | null;
  procedureCode: string;
  state: 'valid' | 'revoked' | 'replaced';
  ready: boolean;
};

/**
 * Whether a document is ours and still stands, for whoever holds its code or its file. Says neither whose it is nor what
 * was decided. An unknown code is refused with `results.code-unknown`, an unknown file with `results.file-unknown`.
 */
export const verifyResult = query({
  name: 'results.verify-result',
  summary: 'Whether a result is genuine and in force, by its verification code or the SHA-256 of its file.',
  allow: anyone,
  input: Type.Union([
    Type.Object({ code: Type.String({ maxLength: 300 }) }, { additionalProperties: false }),
    Type.Object({ fileHash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, { additionalProperties: false }),
  ]),

  async run(ctx, input): Promise<VerifiedResult> {
    const code = 'code' in input ? readCode(input.code) : '';
    const hash = 'fileHash' in input ? input.fileHash : '';
    const row =
      await ctx.tx.maybe<Row>(sql`select title, procedure_code as "procedureCode", number, agency_code as "agencyCode",
        issued_on as "issuedOn", valid_to as "validTo", origin, state, ended_on as "endedOn", ready, signer
      from results.verify(${code}, ${hash})`);
    if (row === undefined)
      refuse('not-found', 'code' in input ? 'results.code-unknown' : 'results.file-unknown', {}, [
        {
          field: 'code' in input ? 'code' : 'file',
          key: 'code' in input ? 'results.code-unknown' : 'results.file-unknown',
        },
      ]);
    const { title, procedureCode, state, ready, ...facts } = row;
    return {
      ...facts,
      title: titleWords({ title, procedureCode, issuedOn: row.issuedOn }),
      standing: standingOf(row, ctx.now),
    };
  },
});

function standingOf(row: Row, now: Date): VerifiedResult['standing'] {
  if (row.state !== 'valid') return row.state;
  if (row.validTo !== null && row.validTo < vietnamDate(now)) return 'expired';
  return row.ready ? 'valid' : 'drawing';
}
