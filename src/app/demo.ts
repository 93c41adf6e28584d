import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillCardsDemo } from '#cards';
import { describeSimulatedCases } from '#cases';
import { fillCleaningDemo } from '#cleaning';
import { createDemoAccounts, type DemoPerson, type DemoPlaces, demoAccounts, findAccountByLogin } from '#identity';
import { systemActor } from '#platform/command';
import type { Tx } from '#platform/db';
import { type IsoDate, vietnamDate } from '#platform/time';
import { countPersons, findPerson, registryFieldsOf, samplePersons } from '#population';
import { prefillForm, procedureAt } from '#procedures';
import { fillSteeringDemo } from '#steering';
import { agenciesAt } from '#territory';
import { parseDecimal } from '../simulation/exact-decimal.ts';
import { planFile } from '../simulation/plan-file.ts';
import { runSimulation } from '../simulation/run-simulation.ts';
import type { OpenRuntime } from './runtime.ts';

/** Of the province's own figures: some 6,500 people and 3,200 cases, made in a few seconds. */
const scaleText = '0.01';
const people = 6_500;
const seed = 6;

/**
 * Fills an empty base with a small synthetic province whose figures are the province's own at one percent, and with people
 * of every role to sign in as. A base that has people keeps what it has.
 */
export async function ensureDemo(open: OpenRuntime): Promise<void> {
  const { database, clock } = open.runtime;
  const now = clock.now();
  const today = vietnamDate(now);
  if ((await database.read({ kind: 'system' }, countPersons)) === 0) {
    const text = await readFile(join(open.packFolder, 'demo-figures.csv'), 'utf8');
    const scale = parseDecimal(scaleText);
    if (scale === undefined) throw new Error('the scale of the demonstration is not a number');
    const plan = await planFile({ text, asOf: today, scale, scaleText });
    await runSimulation(open, {
      plan: plan.solution.plan,
      records: plan.records,
      statements: plan.statements,
      asOf: today,
      seed,
      people,
    });
    await fillSteeringDemo(open.runtime, { asOf: today, seed });
    await database.asOwner((tx) => describeSimulatedCases(tx, (found) => formOf(open, tx, { ...found, today })));
  }
  const leader = demoAccounts.find((a) => a.kind === 'staff')?.loginName ?? '';
  if (await database.asOwner((tx) => findAccountByLogin(tx, leader))) return;
  const places = await database.asOwner((tx) => placesOf(tx, { today, now }));
  await createDemoAccounts(database, places);
  await fillCardsDemo(open.runtime, { seed });
  await fillCleaningDemo(open.runtime);
}

/** An open simulated case gets the form that its applicant would have found filled in, so that the desk has something to read. */
async function formOf(
  open: OpenRuntime,
  tx: Tx,
  found: { procedureCode: string; applicantId: string; today: IsoDate },
) {
  const procedure = procedureAt(found.procedureCode, found.today);
  if (procedure === undefined) return {};
  const { files, log, clock } = open.runtime;
  const ctx = { tx, actor: systemActor, now: clock.now(), files, log, concerns: () => undefined };
  return prefillForm(procedure.form, await registryFieldsOf(ctx, found.applicantId));
}

/** Who gets the accounts, and for which agencies the demonstration officers act: every one, so that each journey finds its office. */
async function placesOf(tx: Tx, { today, now }: { today: IsoDate; now: Date }): Promise<DemoPlaces> {
  const agencies = await agenciesAt(tx, today);
  const codes = (fits: (branch: string) => boolean) => agencies.filter((a) => fits(a.branch)).map((a) => a.code);
  const root = agencies.find((a) => a.level === 'province' && a.branch === 'committee')?.code ?? '';
  const [level1, level2] = await twoAdults(tx, today);
  return {
    citizens: { level1, level2 },
    agencies: {
      police: codes((b) => b === 'police'),
      committee: codes((b) => b !== 'police'),
      province: [root],
      operation: [root],
    },
    from: today,
    now,
  };
}

async function twoAdults(tx: Tx, today: IsoDate): Promise<[DemoPerson, DemoPerson]> {
  const year = Number(today.slice(0, 4));
  const sample = await samplePersons(tx, { count: 400, seed });
  const found: DemoPerson[] = [];
  for (const { id } of sample.filter((p) => year - p.birthYear >= 25 && year - p.birthYear <= 60)) {
    const person = await findPerson(tx, id);
    // Somebody with an old number can show its confirmation.
    if (person?.oldNumber && person.status === 'present')
      found.push({ personId: id, personalNumber: person.personalNumber, fullName: person.fullName });
    if (found.length === 2) break;
  }
  const [first, second] = found;
  if (first === undefined || second === undefined) throw new Error('the demonstration province has too few adults');
  return [first, second];
}
