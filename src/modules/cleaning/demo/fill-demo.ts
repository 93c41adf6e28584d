import { execute, type Runtime, systemActor } from '#platform/command';
import { sql } from '#platform/db';
import { storeLoose } from '#platform/files';
import { type SeededRandom, seededRandom } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { findCampaign } from '../campaign/campaign-store.ts';
import { matchCampaign } from '../campaign/match-task.ts';
import { openCampaign } from '../campaign/open-campaign.ts';
import type { RegistryPerson } from '../domain/registry-person.ts';
import { type SectorCode, sectorOf } from '../domain/sectors.ts';
import { openVersion } from '../register/open-version.ts';
import type { ReviewLevel } from '../register/places.ts';
import { readVersion } from '../register/read-versions-task.ts';
import { withMatchFolder, writeRegistryFile } from '../register/registry-file.ts';
import { findVersion } from '../register/version-store.ts';
import { keepScorecards } from '../scorecard/scorecards.ts';
import { openRegistry, type RegistryReader } from '../simulation/registry-reader.ts';
import { recordTyper, type TypedRecord, typeCarelessly } from '../simulation/spoil-record.ts';

interface DemoRegister {
  sector: SectorCode;
  level: ReviewLevel;
  name: string;
  records: number;
  /** Of these, typed with little to go by. */
  careless: number;
}

const registers: readonly DemoRegister[] = [
  { sector: 'labour', level: 'commune', name: 'Rà soát dữ liệu lao động, việc làm', records: 420, careless: 260 },
  { sector: 'assistance', level: 'task-force', name: 'Rà soát người hưởng bảo trợ xã hội', records: 160, careless: 90 },
];

const headings = ['fullname', 'birthdate', 'sex', 'nationalid', 'oldnumber', 'commune', 'phone'];

/**
 * Gives a demonstration two registers that came as files, each with its campaign under way: one whose reviews the commune
 * police decides, one for the village task forces. Does nothing when a register already came from a file.
 */
export async function fillCleaningDemo(runtime: Runtime, { seed = 6 }: { seed?: number } = {}): Promise<void> {
  const { database } = runtime;
  const filled = await database.read({ kind: 'system' }, (tx) =>
    tx.maybe(sql`select 1 as one from cleaning.register_version limit 1`),
  );
  if (filled !== undefined) return;
  await withMatchFolder(async (folder) => {
    const registry = await openRegistry(await writeRegistryFile(database, folder));
    for (const register of registers) await fillOne(runtime, register, { registry, random: seededRandom(seed) });
  });
  await keepScorecards(runtime);
}

async function fillOne(
  runtime: Runtime,
  register: DemoRegister,
  ground: { registry: RegistryReader; random: SeededRandom },
): Promise<void> {
  const { sector, level, name } = register;
  const asOf = vietnamDate(runtime.clock.now());
  const fileHash = await storeLoose(
    runtime,
    Buffer.from(fileOf(register, { ...ground, year: Number(asOf.slice(0, 4)) })),
  );
  const taken = { sector, asOf, mode: 'whole' as const, fileHash, fileName: `${sector}.csv` };
  const { versionId } = await execute(runtime, openVersion, { actor: systemActor, input: taken });
  const version = await runtime.database.read({ kind: 'system' }, (tx) => findVersion(tx, versionId));
  if (version !== undefined) await readVersion(runtime, version);
  const wish = { sector, level, name, blindShare: 10 };
  const { campaignId } = await execute(runtime, openCampaign, { actor: systemActor, input: wish });
  const campaign = await runtime.database.read({ kind: 'system' }, (tx) => findCampaign(tx, campaignId));
  if (campaign !== undefined) await matchCampaign(runtime, campaign);
}

function fileOf(
  { sector, records, careless }: DemoRegister,
  { registry, random, year }: { registry: RegistryReader; random: SeededRandom; year: number },
): string {
  const drawn = registry.draw(sector, year, random);
  const communes = [...new Set(Array.from(drawn.subarray(0, 400), (i) => registry.at(i).communeCode))];
  const type = recordTyper(sector, random, communes);
  const key = sectorOf(sector).keyHeadings[0] ?? 'id';
  const rows = Array.from({ length: Math.min(records, drawn.length) }, (_, i) => {
    const person: RegistryPerson = registry.at(drawn[i] ?? 0);
    const typed: TypedRecord = i < careless ? typeCarelessly(person, random) : type(person, undefined);
    const { fullName, birthDate, sex, personalNumber, oldNumber, communeCode, phone } = typed;
    const cells = [
      `${sector.slice(0, 2).toUpperCase()}-${String(i + 1).padStart(5, '0')}`,
      fullName,
      birthDate,
      sex,
      personalNumber,
      oldNumber,
      communeCode,
      phone,
    ];
    return cells.join(',');
  });
  // Two rows as they come in real files: one without a name, one cut short.
  const broken = [`${sector}-x,,1980,male,,,,`, `${sector}-y,Le Van`];
  return `${[key, ...headings].join(',')}\n${[...rows, ...broken].join('\n')}\n`;
}
