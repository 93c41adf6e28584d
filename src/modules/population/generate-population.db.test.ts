import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import {
  clearSynthetic,
  countPersons,
  findEthnicGroup,
  foldName,
  generatePopulation,
  parseFullName,
  parseOldNumber,
  parsePersonalNumber,
  parsePhone,
  populationModule,
  samplePersons,
} from '#population';
import { territoryModule } from '#territory';
import { aPerson } from './testing.ts';

const { database } = await withTestDatabase([
  { module: 'territory', folder: territoryModule.sqlFolder },
  { module: 'population', folder: populationModule.sqlFolder },
]);
const system = { kind: 'system' };
const communes = Array.from({ length: 12 }, (_, i) => ({
  code: String(98_101 + i),
  weight: 1 + (i % 3),
  urban: i === 0,
}));
const wish = { count: 2_000, seed: 606, asOf: '2023-12-18', provinceCode: '67', communes };

interface Row {
  id: string;
  personal_number: string;
  old_number: string | null;
  full_name: string;
  folded_name: string;
  birth_date: string | null;
  birth_year: number;
  sex: string;
  ethnicity: string;
  father_id: string | null;
  mother_id: string | null;
  mother_name: string | null;
  spouse_id: string | null;
  household_id: string | null;
  relation_to_head: string | null;
  commune_code: string | null;
  phone: string | null;
  status: string;
  synthetic: boolean;
}
const allPersons = () => database.asOwner((tx) => tx.rows<Row>(sql`select * from population.person order by id`));
const dump = () =>
  database.asOwner((tx) =>
    tx.one<{ hash: string }>(sql`select md5(string_agg(line, e'\n' order by line collate "C")) as hash from (
      select p::text as line from population.person p union all select h::text from population.household h
      union all select r::text from population.residence r union all select e::text from population.life_event e) all_rows`),
  );
const indexNames = () =>
  database.asOwner((tx) =>
    tx.rows(sql`select conname as name from pg_constraint where connamespace = 'population'::regnamespace
      union select indexname from pg_indexes where schemaname = 'population' order by 1`),
  );

const before = await indexNames();
const told: number[] = [];
const made = await generatePopulation(database, { ...wish, progress: (people) => told.push(people) });
const persons = await allPersons();
const byId = new Map(persons.map((p) => [p.id, p]));

describe('a made-up population', () => {
  it('has exactly the people asked for, and the dead and the moved on top', async () => {
    assert.equal(made.people, 2_000);
    assert.equal(await database.read(system, countPersons), 2_000);
    assert.equal(persons.length, made.persons);
    assert.equal(told.at(-1), 2_000);
    const extra = made.persons - made.people;
    assert.ok(extra > 10 && extra < 120, `${extra}`);
    assert.ok(persons.some((p) => p.status === 'deceased') && persons.some((p) => p.status === 'moved-away'));
  });

  it('bears numbers that are unique, in the reserved range, and agree with sex and year', () => {
    assert.equal(new Set(persons.map((p) => p.personal_number)).size, persons.length);
    for (const person of persons) {
      const read = parsePersonalNumber(person.personal_number, wish.asOf);
      assert.ok(read.ok && read.value.synthetic, person.personal_number);
      assert.equal(read.value.sexHint, person.sex);
      assert.equal(read.value.birthYear, person.birth_year);
      assert.ok(person.synthetic);
    }
  });

  it('has names that the registry itself accepts, folded for searching', () => {
    for (const person of persons) {
      assert.deepEqual(parseFullName(person.full_name), { ok: true, value: person.full_name });
      assert.equal(person.folded_name, foldName(person.full_name));
    }
  });

  it('gives old numbers to adults only, each once, and telephone numbers that parse', () => {
    const olds = persons.flatMap((p) => (p.old_number === null ? [] : [p.old_number]));
    assert.ok(olds.length > 800);
    assert.equal(new Set(olds).size, olds.length);
    assert.ok(olds.every((n) => parseOldNumber(n).ok));
    assert.ok(persons.every((p) => p.old_number === null || p.birth_year <= 2006));
    assert.ok(persons.every((p) => p.phone === null || parsePhone(p.phone).ok));
  });

  it('lives in households with one head, linked spouses and parents older than their children', () => {
    const present = persons.filter((p) => p.status === 'present');
    const households = Map.groupBy(present, (p) => p.household_id);
    assert.equal(households.size, made.households);
    for (const [id, members] of households) {
      assert.ok(id !== null);
      assert.equal(members.filter((m) => m.relation_to_head === 'head').length, 1);
      assert.equal(new Set(members.map((m) => m.commune_code)).size, 1);
    }
    for (const person of persons) {
      const mother = byId.get(person.mother_id ?? '');
      if (mother !== undefined) {
        assert.ok(person.birth_year - mother.birth_year >= 16, `${mother.birth_year} → ${person.birth_year}`);
        assert.equal(person.mother_name, mother.full_name);
      }
      const spouse = byId.get(person.spouse_id ?? '');
      if (spouse !== undefined) {
        assert.equal(spouse.spouse_id, person.id);
        assert.notEqual(spouse.sex, person.sex);
      }
      assert.ok(person.birth_date === null || person.birth_date <= wish.asOf);
    }
    assert.ok(persons.filter((p) => p.mother_id !== null).length > 700);
  });

  it('looks like the province: ages, minorities, name forms, elders with a year only', () => {
    const present = persons.filter((p) => p.status === 'present');
    const share = (test: (p: Row) => boolean) => present.filter(test).length / present.length;
    const between = (value: number, low: number, high: number) =>
      assert.ok(value > low && value < high, `${value} is not in ${low}–${high}`);
    between(
      share((p) => p.birth_year > 2008),
      0.23,
      0.34,
    );
    between(
      share((p) => p.birth_year <= 1958),
      0.025,
      0.08,
    );
    between(
      share((p) => p.ethnicity !== 'kinh'),
      0.25,
      0.39,
    );
    between(
      share((p) => p.sex === 'male'),
      0.46,
      0.54,
    );
    between(present.length / made.households, 3.2, 4.2);
    assert.ok(present.every((p) => findEthnicGroup(p.ethnicity) !== undefined));
    const elders = present.filter((p) => p.birth_year < 1954);
    assert.ok(elders.some((p) => p.birth_date === null) && elders.some((p) => p.birth_date !== null));
    assert.ok(present.every((p) => p.birth_date !== null || p.birth_year <= 1983));
    const mnong = present.filter((p) => p.ethnicity === 'mnong');
    assert.ok(
      mnong.some((p) => !p.full_name.replace(/^(Y|Điểu|Thị) /, '').includes(' ')),
      'names of one part',
    );
    assert.ok(mnong.some((p) => /^H['’ʼ]/.test(p.full_name)));
  });

  it('is the same again for the same seed, and another one for another seed', async () => {
    const first = await dump();
    assert.equal(await clearSynthetic(database), made.persons);
    await generatePopulation(database, wish);
    assert.deepEqual(await dump(), first);
    await clearSynthetic(database);
    await generatePopulation(database, { ...wish, seed: 607 });
    assert.notDeepEqual(await dump(), first);
  });

  it('leaves every index and rule of the tables as it was', async () => {
    assert.deepEqual(await indexNames(), before);
  });

  it('is refused while anybody is in the registry, and nothing changes', async () => {
    const first = await dump();
    await assert.rejects(generatePopulation(database, wish), { key: 'population.not-empty', kind: 'conflict' });
    assert.deepEqual(await dump(), first);
  });

  it('is refused without communes and for a province that numbers do not know', async () => {
    await assert.rejects(generatePopulation(database, { ...wish, communes: [] }), { key: 'population.no-communes' });
    await assert.rejects(generatePopulation(database, { ...wish, provinceCode: '98' }), {
      key: 'population.province-unknown',
    });
  });

  it('gives the same sample for the same seed, only people who live here', async () => {
    const sample = (seed: number) => database.read(system, (tx) => samplePersons(tx, { count: 300, seed }));
    const first = await sample(1);
    assert.equal(new Set(first.map((p) => p.id)).size, 300);
    assert.deepEqual(await sample(1), first);
    assert.notDeepEqual(await sample(2), first);
    const living = new Set((await allPersons()).filter((p) => p.status === 'present').map((p) => p.id));
    assert.ok(first.every((p) => living.has(p.id)));
    assert.equal((await database.read(system, (tx) => samplePersons(tx, { count: 9_999, seed: 1 }))).length, 2_000);
  });

  it('clears only people who do not exist', async () => {
    const known = await aPerson(database, { fullName: 'Trần Văn Thật' });
    await database.asOwner(async (tx) => {
      // A real person, with a number put together here so that none stands in the code.
      await tx.run(
        sql`update population.person set synthetic = false, personal_number = ${`0${known.personalNumber.slice(1)}`} where id = ${known.id}`,
      );
      await tx.run(sql`update population.household set synthetic = false where id = ${known.householdId}`);
      await tx.run(sql`update population.residence set synthetic = false where person_id = ${known.id}`);
    });
    await clearSynthetic(database);
    assert.deepEqual(
      (await allPersons()).map((p) => p.id),
      [known.id],
    );
  });
});
