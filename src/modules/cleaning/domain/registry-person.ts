/** A person of the registry as the file for matching has them (see registryLines of population). */
export interface RegistryPerson {
  id: string;
  personalNumber: string;
  oldNumber: string;
  fullName: string;
  /** yyyy-mm-dd, mm/yyyy or yyyy. */
  birthDate: string;
  sex: 'male' | 'female';
  communeCode: string;
  householdId: string;
  fatherName: string;
  motherName: string;
  phone: string;
  status: string;
  /** Address before the commune. */
  place: string;
}

/** Reads one line of the registry file. Its fields hold no marks that CSV would need quoted. */
export function readRegistryLine(line: string): RegistryPerson {
  const f = line.split(',');
  const at = (i: number) => f[i] ?? '';
  return {
    id: at(0),
    personalNumber: at(1),
    oldNumber: at(2),
    fullName: at(3),
    birthDate: at(4),
    sex: at(5) === 'F' ? 'female' : 'male',
    communeCode: at(6),
    householdId: at(7),
    fatherName: at(8),
    motherName: at(9),
    phone: at(10),
    status: at(11),
    place: at(12),
  };
}
