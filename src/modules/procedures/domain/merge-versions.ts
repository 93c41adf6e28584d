import { addDays, type IsoDate } from '#platform/time';
import type { Procedure, ProcedureHistory } from './procedure.ts';

/**
 * The catalogue of the files with the versions that administrators published. Of two versions that begin on the same day
 * the published one counts; each version ends at the latest the day before the next begins. A published procedure that
 * the files lack is a procedure of its own. Sorted by code.
 */
export function mergeVersions(files: readonly ProcedureHistory[], published: readonly Procedure[]): ProcedureHistory[] {
  const added = Map.groupBy(published, (version) => version.code);
  const known = new Map(files.map((history) => [history.code, history.versions]));
  return [...new Set([...known.keys(), ...added.keys()])].sort().map((code) => ({
    code,
    versions: inOrder(known.get(code) ?? [], added.get(code) ?? []),
  }));
}

function inOrder(written: readonly Procedure[], published: readonly Procedure[]): Procedure[] {
  if (published.length === 0) return [...written];
  const byDay = new Map([...written, ...published].map((version) => [version.validFrom, version]));
  const sorted = [...byDay.values()].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const [first] = sorted;
  return sorted.map((version, i) => {
    const next = sorted[i + 1];
    return {
      ...identityOf(first ?? version),
      ...version,
      validTo: next === undefined ? version.validTo : earlier(version.validTo, addDays(next.validFrom, -1)),
    };
  });
}

/** Its place among the essential services belongs to the procedure, not to a version. */
const identityOf = ({ essential }: Procedure) => (essential === undefined ? {} : { essential });

const earlier = (a: IsoDate | null, b: IsoDate): IsoDate => (a !== null && a < b ? a : b);
