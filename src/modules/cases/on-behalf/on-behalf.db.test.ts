import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { aPerson, type KnownPerson } from '#population/testing';
import {
  actingFor,
  dismissHelper,
  giveConsent,
  giveConsentOnPaper,
  helpersOfMine,
  myCases,
  nameHelper,
  peopleOfCase,
  requestConsent,
  saveDraftPage,
  showCase,
  showDraft,
  showMyCase,
  startDraft,
  submitCase,
  withdrawConsent,
} from '../index.ts';
import { answers, caseSources, communeCode, openDesk, policeCode } from '../testing.ts';

const { database } = await withTestDatabase(caseSources);
const desk = await openDesk(database, '2023-12-18T08:00');
const { runtime } = desk;
/** Asks for no papers, so that only the people matter. */
const procedureCode = 'id-number-confirmation';
const purpose = 'giải quyết hồ sơ';

const elder = await aPerson(database, { fullName: "H'Bia Niê", birthDate: '1948', sex: 'female' });
const elderActor = await desk.aCitizen(elder);

type Wish = Partial<{ manner: 'code' | 'paper'; procedureCode: string; asHelper: boolean; days: 30 | 180 | 365 }>;
const request = (actor: Actor, person: KnownPerson, wish: Wish = {}) =>
  execute(runtime, requestConsent, {
    actor,
    input: {
      number: person.personalNumber,
      fullName: person.fullName,
      birthDate: person.birthDate,
      manner: 'code',
      days: 30,
      asHelper: false,
      ...wish,
    },
  });

/** The messages of a person, newest first. */
const told = (personId: string) =>
  database.read({ kind: 'citizen', personId }, (tx) =>
    tx.rows<{ template: string; params: Record<string, string>; urgent: boolean }>(
      sql`select template, params, urgent from notifications.message where person_id = ${personId} order by at desc, id desc`,
    ),
  );

async function codeSentFor(consentId: string): Promise<string> {
  const sent = await database.asOwner((tx) =>
    tx.one<{ code: string }>(
      sql`select params ->> 'code' as code from notifications.message where key = ${`consent-code/${consentId}`}`,
    ),
  );
  return sent.code;
}

async function consented(actor: Actor, person: KnownPerson, wish: Wish = {}): Promise<string> {
  const asked = await request(actor, person, wish);
  assert.equal(asked.outcome, 'asked');
  const consentId = 'consentId' in asked ? asked.consentId : '';
  const input = { consentId, code: await codeSentFor(consentId) };
  assert.deepEqual(await execute(runtime, giveConsent, { actor, input }), { outcome: 'given' });
  return consentId;
}

async function fill(actor: Actor, draftId: string): Promise<void> {
  const { draft, procedure } = await ask(runtime, showDraft, { actor, input: { draftId } });
  const more = { oldCardKind: 'nine-digits', oldNumber: '245111333', purpose: 'bank', copies: '1' };
  let { version } = draft;
  for (const page of procedure.form.pages) {
    const input = { draftId, version, page: page.id, values: { ...answers, ...more, ...draft.form } };
    ({ version } = await execute(runtime, saveDraftPage, { actor, input }));
  }
}

async function applied(actor: Actor, wish: { consentId?: string; forWardId?: string }): Promise<string> {
  const { draftId } = await execute(runtime, startDraft, { actor, input: { procedureCode, ...wish } });
  await fill(actor, draftId);
  return (await execute(runtime, submitCase, { actor, input: { draftId } })).caseId;
}

describe('applying for one’s child', () => {
  it('needs nothing but the registry, fills in the child’s data and keeps both people', async () => {
    const parent = await aPerson(database, { fullName: 'Y Thông Niê' });
    const child = await aPerson(database, {
      fullName: "H'Mai Niê",
      birthDate: '02/03/2015',
      sex: 'female',
      fatherId: parent.id,
      oldNumber: '245111222',
    });
    const actor = await desk.aCitizen(parent);
    const { wards } = await ask(runtime, actingFor, { actor, input: {} });
    assert.deepEqual(wards, [
      { personId: child.id, fullName: "H'Mai Niê", birthDate: '02/03/2015', relation: 'parent' },
    ]);
    const { draftId } = await execute(runtime, startDraft, { actor, input: { procedureCode, forWardId: child.id } });
    const shown = await ask(runtime, showDraft, { actor, input: { draftId } });
    assert.equal(shown.applicantName, "H'Mai Niê");
    assert.ok(Object.values(shown.draft.form).includes(child.personalNumber), JSON.stringify(shown.draft.form));
    assert.ok(!JSON.stringify(shown.draft.form).includes(parent.personalNumber));
    const caseId = await applied(actor, { forWardId: child.id });
    const people = await ask(runtime, peopleOfCase, { actor, input: { caseId }, purpose });
    assert.deepEqual(people, {
      applicantName: "H'Mai Niê",
      submitterName: 'Y Thông Niê',
      relation: 'parent',
      consentId: null,
    });
  });

  it('ends on the eighteenth birthday, and is for nobody else’s child', async () => {
    const parent = await aPerson(database);
    const grown = await aPerson(database, { birthDate: '18/12/2005', motherId: parent.id });
    const almost = await aPerson(database, { birthDate: '19/12/2005', motherId: parent.id });
    const actor = await desk.aCitizen(parent);
    const start = (forWardId: string) => execute(runtime, startDraft, { actor, input: { procedureCode, forWardId } });
    await start(almost.id);
    await assert.rejects(start(grown.id), { kind: 'forbidden', key: 'cases.not-your-ward' });
    await assert.rejects(start(elder.id), { kind: 'forbidden', key: 'cases.not-your-ward' });
    await assert.rejects(
      execute(runtime, startDraft, {
        actor: { ...actor, accountLevel: 1 },
        input: { procedureCode, forWardId: almost.id },
      }),
      { key: 'platform.higher-level-required' },
    );
  });
});

describe('applying for an elder who reads out the code', () => {
  it('keeps applicant and sender apart, tells both, and both see the case', async () => {
    const neighbour = await aPerson(database, { fullName: 'Trần Thị Bưởi', sex: 'female' });
    const actor = await desk.aCitizen(neighbour);
    const consentId = await consented(actor, elder);
    assert.match(await codeSentFor(consentId), /^\d{6}$/);
    const caseId = await applied(actor, { consentId });

    for (const who of [actor, elderActor]) {
      const { case: found } = await ask(runtime, showMyCase, { actor: who, input: { caseId } });
      assert.deepEqual(
        [found.applicantId, found.submitterId, found.submitterRelation],
        [elder.id, neighbour.id, 'authorised'],
      );
    }
    const { cases } = await ask(runtime, myCases, { actor, input: {} });
    assert.equal(cases.find((c) => c.id === caseId)?.applicantName, "H'Bia Niê");
    const mine = await ask(runtime, myCases, { actor: elderActor, input: {} });
    assert.equal(mine.cases.find((c) => c.id === caseId)?.applicantName, undefined);

    const templates = (await told(elder.id)).map((m) => m.template);
    assert.ok(templates.includes('cases.notify.sent-by-another'));
    assert.ok(templates.includes('cases.notify.consent-given'));
    assert.ok((await told(neighbour.id)).length > 0);
    assert.equal((await told(elder.id)).find((m) => m.template === 'cases.notify.consent-code')?.urgent, true);

    const stranger = await desk.aCitizen();
    await assert.rejects(ask(runtime, showMyCase, { actor: stranger, input: { caseId } }), { kind: 'not-found' });
    // The desk sees by what right it was sent.
    const { agency } = await ask(runtime, showMyCase, { actor, input: { caseId } });
    const officer = await desk.anOfficer(agency.code, 'receiving-officer');
    await ask(runtime, showCase, { actor: officer, input: { caseId }, purpose });
    const people = await ask(runtime, peopleOfCase, { actor: officer, input: { caseId }, purpose });
    assert.deepEqual(
      [people.submitterName, people.relation, people.consentId],
      ['Trần Thị Bưởi', 'authorised', consentId],
    );
  });

  it('opens the elder’s data in the form only after the code, and every look is in the elder’s log', async () => {
    const actor = await desk.aCitizen();
    const asked = await request(actor, elder);
    const consentId = 'consentId' in asked ? asked.consentId : '';
    const start = { actor, input: { procedureCode, consentId } };
    await assert.rejects(execute(runtime, startDraft, start), { kind: 'forbidden', key: 'cases.consent-none' });
    await execute(runtime, giveConsent, { actor, input: { consentId, code: await codeSentFor(consentId) } });
    const { draftId } = await execute(runtime, startDraft, start);
    const { draft } = await ask(runtime, showDraft, { actor, input: { draftId } });
    assert.ok(Object.values(draft.form).includes(elder.personalNumber));
    const looks = await database.read({ kind: 'citizen', personId: elder.id }, (tx) =>
      tx.rows<{ action: string }>(
        sql`select action from platform.audit_entry where account_id = ${actor.accountId} and person_id = ${elder.id}`,
      ),
    );
    assert.ok(looks.some((l) => l.action === 'cases.start-draft'));
    assert.ok(looks.some((l) => l.action === 'cases.request-consent'));
  });

  it('takes five wrong codes and no more, and none after ten minutes', async () => {
    const actor = await desk.aCitizen();
    const first = await request(actor, elder);
    const consentId = 'consentId' in first ? first.consentId : '';
    const right = await codeSentFor(consentId);
    const wrong = right === '000000' ? '000001' : '000000';
    const enter = (id: string, code: string) =>
      execute(runtime, giveConsent, { actor, input: { consentId: id, code } });
    for (let n = 0; n < 4; n += 1) assert.deepEqual(await enter(consentId, wrong), { outcome: 'wrong' });
    assert.deepEqual(await enter(consentId, wrong), { outcome: 'ended' });
    assert.deepEqual(await enter(consentId, right), { outcome: 'ended' });

    const second = await request(actor, elder);
    const later = 'consentId' in second ? second.consentId : '';
    const code = await codeSentFor(later);
    desk.at('2023-12-18T08:10');
    assert.deepEqual(await enter(later, code), { outcome: 'ended' });
    desk.at('2023-12-18T08:00');
    assert.deepEqual(await enter(later, ` ${code.slice(0, 3)} ${code.slice(3)}`), { outcome: 'given' });
    const stranger = await desk.aCitizen();
    await assert.rejects(execute(runtime, giveConsent, { actor: stranger, input: { consentId: later, code } }), {
      kind: 'not-found',
    });
  });

  it('says only whether number, name and birth date fit, and stops after five that do not', async () => {
    const actor = await desk.aCitizen();
    const person = await aPerson(database, { fullName: 'Lê Thị Sen', birthDate: '1950', sex: 'female' });
    const tries: Partial<KnownPerson>[] = [
      { fullName: 'Lê Thị Sung' },
      { birthDate: '1951' },
      { personalNumber: '967150000001' },
    ];
    for (const wrong of tries) assert.deepEqual(await request(actor, { ...person, ...wrong }), { outcome: 'no-match' });
    // Nobody acts for themselves by consent, and the dead consent to nothing.
    const me = await aPerson(database, { fullName: 'Vũ Văn Tôi' });
    assert.deepEqual(await request(await desk.aCitizen(me), me), { outcome: 'no-match' });
    const dead = await aPerson(database, { fullName: 'Cụ Cố', birthDate: '1930', status: 'deceased' });
    assert.deepEqual(await request(actor, dead), { outcome: 'no-match' });
    assert.deepEqual(await request(actor, { ...person, birthDate: '1952' }), { outcome: 'no-match' });
    assert.deepEqual(await request(actor, person), { outcome: 'too-many-tries' });
    desk.at('2023-12-19T08:01');
    assert.equal((await request(actor, person)).outcome, 'asked');
    desk.at('2023-12-18T08:00');
  });

  it('rings nobody’s telephone without end', async () => {
    const actor = await desk.aCitizen();
    for (let n = 0; n < 4; n += 1) assert.equal((await request(actor, elder)).outcome, 'asked');
    assert.deepEqual(await request(actor, elder), { outcome: 'too-many-codes' });
    assert.equal((await request(actor, elder, { manner: 'paper' })).outcome, 'asked');
  });
});

describe('a consent', () => {
  it('is for its procedure and its time, and ends when either side says so', async () => {
    const actor = await desk.aCitizen();
    const consentId = await consented(actor, elder, { procedureCode });
    const start = (code: string) => execute(runtime, startDraft, { actor, input: { procedureCode: code, consentId } });
    await assert.rejects(start('temporary-residence'), { kind: 'forbidden', key: 'cases.consent-other-procedure' });
    const { draftId } = await start(procedureCode);
    await fill(actor, draftId);
    desk.at('2024-01-18T08:00');
    await assert.rejects(start(procedureCode), { kind: 'forbidden', key: 'cases.consent-ended' });
    desk.at('2024-01-17T23:00');
    await start(procedureCode);
    desk.at('2023-12-18T08:00');

    const { given } = await ask(runtime, actingFor, { actor: elderActor, input: {} });
    assert.ok(given.some((c) => c.id === consentId && c.name === 'Nguyễn Văn An'));
    const stranger = await desk.aCitizen();
    const end = (who: Actor) => execute(runtime, withdrawConsent, { actor: who, input: { consentId } });
    await assert
      .rejects(end(stranger), { kind: 'forbidden' })
      .catch(() => assert.rejects(end(stranger), { kind: 'not-found' }));
    await end(elderActor);
    await assert.rejects(end(elderActor), { kind: 'conflict', key: 'cases.consent-withdrawn' });
    for (const work of [
      ask(runtime, showDraft, { actor, input: { draftId } }),
      execute(runtime, submitCase, { actor, input: { draftId } }),
    ])
      await assert.rejects(work, { kind: 'forbidden', key: 'cases.consent-withdrawn' });
    // The elder can still finish it: it is theirs.
    assert.ok((await execute(runtime, submitCase, { actor: elderActor, input: { draftId } })).caseId);
  });

  it('on paper opens nothing of the registry, and is recorded with its picture', async () => {
    const actor = await desk.aCitizen();
    const asked = await request(actor, elder, { manner: 'paper' });
    const consentId = 'consentId' in asked ? asked.consentId : '';
    const file = { fileHash: 'a'.repeat(64), fileName: 'giấy đồng ý.jpg', mediaType: 'image/jpeg', sizeBytes: 9 };
    await execute(runtime, giveConsentOnPaper, { actor, input: { consentId, file } });
    const { draftId } = await execute(runtime, startDraft, { actor, input: { procedureCode, consentId } });
    const shown = await ask(runtime, showDraft, { actor, input: { draftId } });
    assert.deepEqual(shown.draft.form, {});
    assert.deepEqual(shown.locked, []);
    // For the elder themselves the same draft is filled in with what is theirs.
    const own = await ask(runtime, showDraft, { actor: elderActor, input: { draftId } });
    assert.ok(own.locked.length > 0);
    await assert.rejects(execute(runtime, giveConsentOnPaper, { actor, input: { consentId, file } }), {
      key: 'cases.consent-given',
    });
  });
});

describe('a village helper', () => {
  it('is named by the commune, helps its people with their consent, and is counted', async () => {
    const committee = await database.asOwner((tx) =>
      tx.one<{ code: string }>(
        sql`select code from territory.agency where branch = 'committee' and level = 'commune' and unit_code = ${communeCode}`,
      ),
    );
    const officer = await desk.anOfficer(committee.code, 'receiving-officer');
    const person = await aPerson(database, { fullName: 'Trưởng Thôn Ba', birthDate: '01/02/1975' });
    const actor = await desk.aCitizen(person);
    await assert.rejects(request(actor, elder, { asHelper: true }), {
      kind: 'forbidden',
      key: 'cases.helper-not-named',
    });
    const { number, fullName, birthDate } = { ...person, number: person.personalNumber };
    const input = { number, fullName, birthDate, place: 'thôn 3' };
    const police = await desk.anOfficer(policeCode, 'receiving-officer');
    await assert.rejects(execute(runtime, nameHelper, { actor: police, input }), { key: 'cases.helper-by-commune' });
    const { helperId } = await execute(runtime, nameHelper, { actor: officer, input });

    const elsewhere = await aPerson(database, { communeCode: '98103', fullName: 'Người Xã Khác' });
    await assert.rejects(request(actor, elsewhere, { asHelper: true }), { key: 'cases.helper-elsewhere' });
    const consentId = await consented(actor, elder, { asHelper: true });
    const caseId = await applied(actor, { consentId });
    const people = await ask(runtime, peopleOfCase, { actor: elderActor, input: { caseId }, purpose });
    assert.equal(people.relation, 'helper');
    const [helper] = await ask(runtime, helpersOfMine, { actor: officer, input: {}, purpose });
    assert.deepEqual([helper?.name, helper?.place, helper?.cases], ['Trưởng Thôn Ba', 'thôn 3', 1]);
    const { relation } = await database.asOwner((tx) =>
      tx.one<{ relation: string }>(
        sql`select submitter_relation as relation from cases.pub_case where case_id = ${caseId}`,
      ),
    );
    assert.equal(relation, 'helper');

    await assert.rejects(execute(runtime, dismissHelper, { actor: police, input: { helperId } }), {
      kind: 'not-found',
    });
    desk.at('2023-12-19T08:00');
    await execute(runtime, dismissHelper, { actor: officer, input: { helperId } });
    await assert.rejects(request(actor, elder, { asHelper: true }), { key: 'cases.helper-not-named' });
    desk.at('2023-12-18T08:00');
  });
});

describe('drafts', () => {
  it('are at most fifty, however they were begun', async () => {
    const actor = await desk.aCitizen();
    for (let n = 0; n < 50; n += 1) await execute(runtime, startDraft, { actor, input: { procedureCode } });
    await assert.rejects(execute(runtime, startDraft, { actor, input: { procedureCode } }), {
      kind: 'conflict',
      key: 'cases.too-many-drafts',
    });
  });
});
