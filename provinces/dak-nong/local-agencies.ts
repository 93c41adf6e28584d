import { englishUnitName, type PackAgency, type Unit, unitNameInSentence } from '#territory';
import { units2023 } from './units-2023.ts';
import { successions2025, units2025 } from './units-2025.ts';
import { lastDayBeforeReorganisation } from './validity.ts';

// People's committees and police of districts and communes, made from the units in the order of their codes. The
// numbering is ours (see agencies.ts): committee and police of a place carry the same last digits.
const byCode = (a: Unit, b: Unit) => (a.code < b.code ? -1 : 1);
const twoDigits = (n: number) => String(n).padStart(2, '0');

const committee = (unit: Unit, code: string, parentCode: string): PackAgency => ({
  code,
  name: {
    vi: `Ủy ban nhân dân ${unitNameInSentence(unit.name)}`,
    en: `People's Committee of ${englishUnitName(unit.name)}`,
  },
  kind: 'committee',
  branch: 'committee',
  level: unit.kind,
  unitCode: unit.code,
  parentCode,
  validFrom: unit.validFrom,
  validTo: unit.validTo,
});

const police = (unit: Unit, code: string, parentCode: string): PackAgency => ({
  ...committee(unit, code, parentCode),
  name: { vi: `Công an ${unitNameInSentence(unit.name)}`, en: `Police of ${englishUnitName(unit.name)}` },
  kind: 'police',
  branch: 'police',
});

/** H16.60 to H16.67 the district committees, H16.70 to H16.77 the district police, their communes below each. */
function agenciesOfDistrict(district: Unit): PackAgency[] {
  const number = Number(district.code) - 660;
  const committeeCode = `H16.${60 + number}`;
  const policeCode = `H16.${70 + number}`;
  const communes = units2023.filter((u) => u.parentCode === district.code).toSorted(byCode);
  return [
    committee(district, committeeCode, 'H16'),
    // District police was dissolved four months before the districts were.
    { ...police(district, policeCode, 'H16.20'), validTo: lastDayBeforeReorganisation },
    ...communes.map((u, i) => committee(u, `${committeeCode}.${twoDigits(i + 1)}`, committeeCode)),
    ...communes.map((u, i) => police(u, `${policeCode}.${twoDigits(i + 1)}`, policeCode)),
  ];
}

export const localAgencies2023: readonly PackAgency[] = units2023
  .filter((u) => u.kind === 'district')
  .flatMap(agenciesOfDistrict);

/** H36.101 and on the committees, H36.020.01 and on the police; each takes over those of the communes it was made of. */
export const localAgencies2025: readonly PackAgency[] = units2025
  .filter((u) => u.kind === 'commune')
  .toSorted(byCode)
  .flatMap((unit, i) => {
    const formerUnits = new Set(successions2025.filter((s) => s.code === unit.code).map((s) => s.formerCode));
    const formerOf = (branch: string) =>
      localAgencies2023
        .filter((a) => a.level === 'commune' && a.branch === branch && formerUnits.has(a.unitCode))
        .map((a) => a.code);
    return [
      { ...committee(unit, `H36.${101 + i}`, 'H36'), takesOver: formerOf('committee') },
      { ...police(unit, `H36.020.${twoDigits(i + 1)}`, 'H36.020'), takesOver: formerOf('police') },
    ];
  });
