import { checkWords } from './check-words.ts';
import type { Package, PackagePart } from './package.ts';
import { branches, levels } from './procedure-field.ts';

/** What is wrong with a package: too few parts, words, an order that goes in a circle or names a part that there is not. */
export function checkPackage(linked: Package | undefined, fields: ReadonlySet<string>): string[] {
  if (linked === undefined) return [];
  const codes = linked.parts.map((part) => part.code);
  return [
    ...(codes.length >= 2 ? [] : ['a package needs two parts']),
    ...(new Set(codes).size === codes.length ? [] : ['two parts of the package have the same code']),
    ...linked.parts.flatMap((part, i) => [
      ...checkPart(part, codes.slice(0, i)),
      ...(part.when === undefined || fields.has(part.when.field)
        ? []
        : [`part '${part.code}' depends on '${part.when.field}', which the form lacks`]),
    ]),
  ];
}

/** A part follows earlier parts only: so the order cannot go in a circle. */
function checkPart(part: PackagePart, before: readonly string[]): string[] {
  const where = `part '${part.code}'`;
  return [
    ...checkWords(where, part.name),
    ...checkWords(`${where} result`, part.result),
    ...(branches.includes(part.branch) ? [] : [`${where}: unknown branch '${part.branch}'`]),
    ...(levels.includes(part.level) ? [] : [`${where}: unknown level '${part.level}'`]),
    ...(Number.isInteger(part.workingDays) && part.workingDays >= 0
      ? []
      : [`${where}: workingDays is no whole number`]),
    ...(part.after ?? [])
      .filter((code) => !before.includes(code))
      .map((code) => `${where} follows '${code}', which is no earlier part`),
  ];
}
