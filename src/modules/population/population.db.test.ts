import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, anonymousActor, ask, type Runtime, systemActor } from '#platform/command';
import { anonymousScope, sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { createDiskFileStore } from '#platform/files';
import { newId } from '#platform/ids';
import { createLog } from '#platform/log';
import {
  findPerson,
  findPersonByNumber,
  householdOf,
  personForOfficer,
  populationModule,
  registryFieldKeys,
  registryFieldsOf,
  verifyPerson,
} from '#population';
import { applyProvincePack, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { aPerson } from './testing.ts';

const { database } = await withTestDatabase([
  { module: 'territory', folder: territoryModule.sqlFolder },
  { module: 'population', folder: populationModule.sqlFolder },
]);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));
let seconds = 0;
const nextSecond = () => {
  seconds += 1;
  return seconds * 1_000;
};
const runtimeAt = (at: string): Runtime => ({
  database,
  // A second passes between two looks, so that the log has an order.
  clock: { now: () => new Date(Date.parse(at) + nextSecond()) },
  files: createDiskFileStore('/nowhere'),
  log: createLog('silent'),
});
const runtime = runtimeAt('2023-12-18T02:00:00Z');

const father = await aPerson(database, {
  fullName: 'Y Brưk',
  birthDate: '1950',
  ethnicity: 'mnong',
  oldNumber: '945123456',
  communeCode: '98101',
  address: 'Bon Bu Brang',
});
const daughter = await aPerson(database, {
  fullName: "H'Mai B'Krông",
  sex: 'female',
  birthDate: '15/03/1985',
  ethnicity: 'mnong',
  householdId: father.householdId,
  fatherId: father.id,
  fatherName: father.fullName,
  motherName: "H'Brang",
  phone: '0550123456',
  communeCode: '98101',
  address: 'Bon Bu Brang',
});
const stranger = await aPerson(database, {
  fullName: 'Nguyễn Thị Hoà',
  sex: 'female',
  birthDate: '02/09/1990',
  communeCode: '98202',
});

const officer: Actor = {
  kind: 'officer',
  accountId: newId(),
  duties: [{ postId: newId(), role: 'specialist', agency: 'H98.20', actsFor: ['H98.20'] }],
  roles: ['specialist'],
  agencies: ['H98.20'],
};
const citizenOf = (personId: string): Actor => ({
  kind: 'citizen',
  accountId: newId(),
  personId,
  accountLevel: 2,
  duties: [],
  roles: [],
  agencies: [],
});
const verify = (number: string, fullName: string, birthDate: string, actor: Actor = officer) =>
  ask(runtime, verifyPerson, { actor, purpose: 'Tiếp nhận hồ sơ', input: { number, fullName, birthDate } });
const logOf = (personId: string) =>
  database.asOwner((tx) =>
    tx.rows<{ action: string; purpose: string; account_id: string; case_id: string | null; detail: object }>(
      sql`select action, purpose, account_id, case_id, detail from platform.audit_entry where person_id = ${personId} order by id`,
    ),
  );

describe('verifying a person', () => {
  it('matches number, name and birth date', async () => {
    assert.deepEqual(await verify(stranger.personalNumber, 'NGUYỄN THỊ HÒA', '2/9/1990'), {
      outcome: 'match',
      fields: { fullName: 'match', birthDate: 'match' },
      personId: stranger.id,
    });
  });

  it('tells that a name agrees only without its marks', async () => {
    const answer = await verify(daughter.personalNumber, 'H’mai Bkrong', '1985-03-15');
    assert.deepEqual(answer.fields, { fullName: 'folded-match', birthDate: 'match' });
    assert.equal(answer.outcome, 'match');
  });

  it('a registry that knows only the year accepts any day of that year', async () => {
    assert.deepEqual(await verify(father.personalNumber, 'Y Brưk', '12/05/1950'), {
      outcome: 'match',
      fields: { fullName: 'match', birthDate: 'year-match' },
      personId: father.id,
    });
    assert.equal((await verify(father.personalNumber, 'Y Brưk', '12/05/1951')).outcome, 'mismatch');
  });

  it('a bare year is not enough where the registry knows the day', async () => {
    const answer = await verify(stranger.personalNumber, 'Nguyễn Thị Hoà', '1990');
    assert.deepEqual(answer, { outcome: 'mismatch', fields: { fullName: 'match', birthDate: 'year-match' } });
  });

  it('accepts the old nine-digit number', async () => {
    assert.equal((await verify('945 123 456', 'Y Brưk', '1950')).personId, father.id);
  });

  it('on a mismatch says what differs and nothing of the registry', async () => {
    const answer = await verify(stranger.personalNumber, 'Nguyễn Thị Lan', '03/09/1990');
    assert.deepEqual(answer, { outcome: 'mismatch', fields: { fullName: 'differs', birthDate: 'differs' } });
  });

  it('knows nobody under a free number', async () => {
    assert.deepEqual(await verify('967085999999', 'Nguyễn Văn An', '1985'), { outcome: 'unknown', fields: {} });
  });

  it('refuses what cannot be read, field by field', async () => {
    await assert.rejects(
      verify('12', 'Nguyễn 1', '30/02/1990'),
      (error: { key: string; fields: { field: string; key: string }[] }) => {
        assert.equal(error.key, 'population.verify-invalid');
        assert.deepEqual(
          error.fields.map((f) => [f.field, f.key]),
          [
            ['number', 'population.personal-number-length'],
            ['fullName', 'population.full-name-digits'],
            ['birthDate', 'population.birth-date-impossible'],
          ],
        );
        return true;
      },
    );
  });

  it('leaves a line in the log of the person, without names or numbers', async () => {
    const person = await aPerson(database, { fullName: 'Lê Văn Nhật', birthDate: '01/02/1970' });
    await verify(person.personalNumber, 'Lê Văn Nhật', '01/02/1970');
    await verify(person.personalNumber, 'Lê Văn Khác', '01/02/1970');
    const log = await logOf(person.id);
    assert.deepEqual(
      log.map((l) => [l.action, l.purpose, l.account_id, l.detail]),
      [
        ['population.verify-person', 'Tiếp nhận hồ sơ', officer.accountId, { outcome: 'match' }],
        ['population.verify-person', 'Tiếp nhận hồ sơ', officer.accountId, { outcome: 'mismatch' }],
      ],
    );
  });

  it('needs a purpose, and is not for citizens', async () => {
    const input = { number: father.personalNumber, fullName: 'Y Brưk', birthDate: '1950' };
    await assert.rejects(ask(runtime, verifyPerson, { actor: officer, input }), { key: 'platform.purpose-required' });
    await assert.rejects(verify(input.number, 'Y Brưk', '1950', citizenOf(father.id)), { kind: 'forbidden' });
    await assert.rejects(verify(input.number, 'Y Brưk', '1950', anonymousActor), { kind: 'unauthenticated' });
  });
});

describe('a household', () => {
  it('shows its members to one of them, and logs the look at each', async () => {
    const view = await ask(runtime, householdOf, {
      actor: citizenOf(daughter.id),
      purpose: 'Xem hộ của tôi',
      input: { personId: daughter.id },
    });
    assert.equal(view.address, "Bon Bu Brang, xã Đắk R'Măng, huyện Đông, tỉnh Cũ");
    assert.deepEqual(
      view.members.map((m) => [m.personId, m.relation, m.birthDate]),
      [
        [father.id, 'head', '1950'],
        [daughter.id, 'child', '15/03/1985'],
      ],
    );
    for (const member of [father, daughter])
      assert.equal((await logOf(member.id)).at(-1)?.action, 'population.household-of');
  });

  it('is closed to other citizens', async () => {
    const request = { actor: citizenOf(stranger.id), purpose: 'Xem', input: { personId: daughter.id } };
    await assert.rejects(ask(runtime, householdOf, request), { key: 'population.household-unknown' });
  });

  it('leaves out the dead', async () => {
    const home = await aPerson(database, { fullName: 'Trần Thị Sáu', sex: 'female', birthDate: '1948' });
    await aPerson(database, {
      fullName: 'Lê Văn Tư',
      birthDate: '1944',
      householdId: home.householdId,
      status: 'deceased',
    });
    const view = await ask(runtime, householdOf, { actor: systemActor, purpose: 'Thử', input: { personId: home.id } });
    assert.deepEqual(
      view.members.map((m) => m.fullName),
      ['Trần Thị Sáu'],
    );
  });
});

describe("the registry's fields", () => {
  const look = (at: Runtime) => {
    const caseId = newId();
    return ask(at, personForOfficer, {
      actor: officer,
      purpose: 'Thẩm tra hồ sơ',
      input: { personId: daughter.id, caseId },
    });
  };

  it('stand beside a form for an officer with a case, in the log with that case', async () => {
    const caseId = newId();
    const input = { personId: daughter.id, caseId };
    const { fields } = await ask(runtime, personForOfficer, { actor: officer, purpose: 'Thẩm tra hồ sơ', input });
    assert.deepEqual(fields, {
      fullName: "H'Mai B'Krông",
      personalNumber: daughter.personalNumber,
      birthDate: '1985-03-15',
      sex: 'female',
      ethnicity: 'Mnông',
      nationality: 'Việt Nam',
      maritalStatus: 'single',
      permanentPlace: 'Bon Bu Brang',
      permanentAddress: "Bon Bu Brang, xã Đắk R'Măng, huyện Đông, tỉnh Cũ",
      permanentCommune: '98101',
      currentAddress: "Bon Bu Brang, xã Đắk R'Măng, huyện Đông, tỉnh Cũ",
      currentCommune: '98101',
      phone: '0550123456',
      fatherName: 'Y Brưk',
      fatherNumber: father.personalNumber,
      motherName: "H'Brang",
      headOfHouseholdName: 'Y Brưk',
      headOfHouseholdNumber: father.personalNumber,
      relationToHead: 'child',
      householdFileNumber: `T-${father.householdId}`,
    });
    assert.ok(Object.keys(fields).every((key) => (registryFieldKeys as readonly string[]).includes(key)));
    assert.equal((await logOf(daughter.id)).at(-1)?.case_id, caseId);
  });

  it('after the merger of 2025 name the new commune and no district', async () => {
    const { fields } = await look(runtimeAt('2025-08-01T02:00:00Z'));
    assert.equal(fields.permanentAddress, 'Bon Bu Brang, xã Tà Đùng, tỉnh Mới');
    assert.equal(fields.permanentCommune, '98102');
  });

  it('fill in the form of the person themselves, and of nobody outside the household', async () => {
    const concerns: unknown[] = [];
    const fieldsAs = (actor: Actor, personId: string) =>
      database.transaction({ kind: actor.kind, personId: actor.personId ?? '' }, (tx) =>
        registryFieldsOf(
          { ...runtime, tx, actor, now: runtime.clock.now(), concerns: (c) => void concerns.push(c) },
          personId,
        ),
      );
    assert.equal((await fieldsAs(citizenOf(stranger.id), stranger.id)).fullName, 'Nguyễn Thị Hoà');
    assert.deepEqual(concerns, [{ personId: stranger.id }]);
    await assert.rejects(fieldsAs(citizenOf(stranger.id), daughter.id), { key: 'population.person-unknown' });
  });

  it('are not for citizens to ask as an officer would', async () => {
    const input = { personId: daughter.id, caseId: newId() };
    await assert.rejects(ask(runtime, personForOfficer, { actor: citizenOf(daughter.id), purpose: 'x', input }), {
      kind: 'forbidden',
    });
  });
});

describe('who sees which rows', () => {
  const tables = ['person', 'household', 'residence', 'life_event', 'pub_person'];
  const counts = (scope: { kind: string; personId?: string }) =>
    database.read(scope, (tx) =>
      tx.one<
        Record<string, number>
      >(sql`select (select count(*) from population.person) as person, (select count(*) from population.household) as household,
        (select count(*) from population.residence) as residence, (select count(*) from population.life_event) as life_event,
        (select count(*) from population.pub_person) as pub_person`),
    );

  it('without a scope nobody sees anything', async () => {
    assert.deepEqual(await counts(anonymousScope), Object.fromEntries(tables.map((t) => [t, 0])));
    const { rows } = await database.pool.query('select count(*)::int as n from population.person');
    assert.deepEqual(rows, [{ n: 0 }]);
  });

  it('a citizen sees their household and their own residence', async () => {
    assert.deepEqual(await counts({ kind: 'citizen', personId: daughter.id }), {
      person: 2,
      household: 1,
      residence: 1,
      life_event: 0,
      pub_person: 2,
    });
    const find = (personId: string) =>
      database.read({ kind: 'citizen', personId: stranger.id }, (tx) => findPerson(tx, personId));
    assert.equal((await find(stranger.id))?.id, stranger.id);
    assert.equal(await find(daughter.id), undefined);
  });

  it('a citizen account without a person sees nothing', async () => {
    assert.equal((await counts({ kind: 'citizen' }))['person'], 0);
  });

  it('officers and the system see the registry', async () => {
    for (const kind of ['officer', 'system']) assert.ok(((await counts({ kind }))['person'] ?? 0) >= 3);
    const found = await database.read({ kind: 'officer' }, (tx) => findPersonByNumber(tx, stranger.personalNumber));
    assert.equal(found?.id, stranger.id);
  });

  it('the application may not write', async () => {
    const write = database.transaction({ kind: 'system' }, (tx) =>
      tx.run(sql`update population.person set full_name = 'X' where id = ${stranger.id}`),
    );
    await assert.rejects(write, /permission denied/);
  });
});

describe('the published view', () => {
  it('has no names and no numbers', async () => {
    const [row] = await database.read({ kind: 'system' }, (tx) =>
      tx.rows(sql`select * from population.pub_person where person_id = ${father.id}`),
    );
    assert.deepEqual(row, {
      person_id: father.id,
      province_code: '67',
      commune_code: '98101',
      birth_year: 1950,
      sex: 'male',
      ethnicity: 'mnong',
      status: 'present',
    });
  });
});
