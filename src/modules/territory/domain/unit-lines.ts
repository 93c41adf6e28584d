import type { Unit, UnitSuccession } from './unit.ts';

/** What all units of one block of lines have in common. */
export type UnitBlock = Omit<Unit, 'code' | 'name'>;

/**
 * Reads the compact form of a province pack, one unit a line: `code|name`.
 * @throws Error naming the line that is not of this form.
 */
export function unitsFromLines(text: string, block: UnitBlock): Unit[] {
  return linesOf(text).map((line) => {
    const [code, name, ...more] = line.split('|').map((part) => part.trim());
    if (code === undefined || name === undefined || name === '' || more.length > 0) throw misread(line);
    return { code, name, ...block };
  });
}

/**
 * Reads a merger, one new unit a line: `code|name|codes of the former units, separated by spaces`.
 * @throws Error naming the line that is not of this form, or a former code that no unit of `former` has.
 */
export function mergerFromLines(
  text: string,
  block: UnitBlock,
  former: readonly Unit[],
): { units: Unit[]; successions: UnitSuccession[] } {
  const rows = linesOf(text).map((line) => {
    const [code, name, from, ...more] = line.split('|').map((part) => part.trim());
    if (code === undefined || name === undefined || !from || more.length > 0) throw misread(line);
    return { unit: { code, name, ...block }, from: from.split(/\s+/) };
  });
  const successions = rows.flatMap(({ unit, from }) =>
    from.map((formerCode) => {
      const before = former.find((u) => u.code === formerCode);
      if (before === undefined) throw new Error(`${unit.name}: no former unit ${formerCode}`);
      return { formerCode, formerValidFrom: before.validFrom, code: unit.code, onDate: unit.validFrom };
    }),
  );
  return { units: rows.map((r) => r.unit), successions };
}

const misread = (line: string) => new Error(`cannot read the unit line "${line}"`);

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
