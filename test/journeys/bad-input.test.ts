import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { vietnamDate } from '#platform/time';
import { catalogueAt, type Procedure } from '#procedures';
import { type DemoWorld, demoWorld } from '../support/demo-world.ts';
import {
  errorBeside,
  escaped,
  hiddenFields,
  type PageClient,
  pageClient,
  summaryLeadsTo,
  typedInto,
} from '../support/page-client.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let folder: Awaited<ReturnType<typeof newDataFolder>>;
let server: ServerProcess;
let world: DemoWorld;
let citizen: PageClient;
let citizenCookie: string;
let visitor: PageClient;
let cookie = '';

before(async () => {
  folder = await newDataFolder();
  server = await startServerProcess(folder.dataDir, { DA06_UPLOAD_LIMIT_MB: '1' });
  world = await demoWorld(folder.dataDir);
  cookie = await world.citizenCookie();
  citizenCookie = cookie;
  citizen = pageClient(server.url, citizenCookie);
  visitor = pageClient(server.url);
});
after(async () => {
  await world?.close();
  await server?.stop();
  await folder?.remove();
});

/** Opens an application of the demonstration citizen. @returns the path that all its pages begin with. */
async function startDraft(procedure = 'birth-registration'): Promise<string> {
  const begun = await citizen.post(`/services/${procedure}/start`, { _key: randomUUID() });
  assert.equal(begun.status, 303);
  return begun.location;
}

/** Sends one page of the form as it was opened, with these answers typed in. */
async function type(path: string, answers: Record<string, string>) {
  const opened = await citizen.get(path);
  assert.equal(opened.status, 200, opened.text.slice(0, 500));
  return citizen.post(path, { ...hiddenFields(opened.text, path), ...answers });
}

const goodChild = {
  childName: "H'Bliăk Niê Kdăm",
  'childBirthDate-day': '2',
  'childBirthDate-month': '11',
  'childBirthDate-year': '2023',
  childSex: 'female',
  childEthnicity: 'Ê-đê',
};

describe('what was typed wrong', () => {
  const nextYear = String(new Date().getFullYear() + 1);
  const wrong: {
    what: string;
    procedure?: string;
    page: string;
    typed: Record<string, string>;
    field: string;
    says: RegExp;
    /** The name of the box in which it was typed, when that is not the field itself. */
    boxes?: string[];
  }[] = [
    {
      what: 'a number of 11 digits',
      page: 'parents',
      typed: { motherName: 'Nguyễn Thị Hoa', motherNumber: '96719000000' },
      field: 'motherNumber',
      says: /12 chữ số; số vừa nhập có 11/,
    },
    {
      what: 'a number of 13 digits',
      page: 'parents',
      typed: { motherName: 'Nguyễn Thị Hoa', motherNumber: '9671900000011' },
      field: 'motherNumber',
      says: /12 chữ số; số vừa nhập có 13/,
    },
    {
      what: 'an old number where the new one is asked',
      page: 'parents',
      typed: { motherName: 'Nguyễn Thị Hoa', motherNumber: '245123456' },
      field: 'motherNumber',
      says: /chứng minh nhân dân cũ/,
    },
    {
      what: 'letters in a number',
      page: 'parents',
      typed: { motherName: 'Nguyễn Thị Hoa', motherNumber: '96719000000O' },
      field: 'motherNumber',
      says: /chỉ gồm chữ số/,
    },
    {
      what: 'a name in TCVN3',
      page: 'child',
      typed: { ...goodChild, childName: 'NguyÔn V¨n Nam' },
      field: 'childName',
      says: /TCVN3.*Nguyễn Văn Nam/,
    },
    {
      what: 'a name in VNI',
      page: 'child',
      typed: { ...goodChild, childName: 'Nguyeãn Vaên Nam' },
      field: 'childName',
      says: /VNI.*Nguyễn Văn Nam/,
    },
    {
      what: 'markup for a name',
      page: 'child',
      typed: { ...goodChild, childName: '<b>"Nam"</b>' },
      field: 'childName',
      says: /không dùng ký hiệu/,
    },
    {
      what: 'a date that is in no calendar',
      page: 'child',
      typed: { ...goodChild, 'childBirthDate-day': '31', 'childBirthDate-month': '2' },
      field: 'childBirthDate',
      says: /Không có ngày 31\/02\/2023|Không có ngày 31\/2\/2023/,
      boxes: ['childBirthDate-day', 'childBirthDate-month', 'childBirthDate-year'],
    },
    {
      what: 'a child born next year',
      page: 'child',
      typed: { ...goodChild, 'childBirthDate-year': nextYear },
      field: 'childBirthDate',
      says: /Ngày muộn nhất/,
      boxes: ['childBirthDate-year'],
    },
    {
      what: 'a month and no day',
      page: 'child',
      typed: { ...goodChild, 'childBirthDate-day': '' },
      field: 'childBirthDate',
      says: /ngày\/tháng\/năm|Hãy/,
      boxes: ['childBirthDate-month', 'childBirthDate-year'],
    },
    {
      what: 'a telephone number that is too short',
      page: 'contact',
      typed: { phone: '0912 34', email: '' },
      field: 'phone',
      says: /10 chữ số/,
    },
    {
      what: 'an address without an @',
      page: 'contact',
      typed: { phone: '0912345678', email: 'nguoi.dan' },
      field: 'email',
      says: /thư điện tử chưa đúng/,
    },
    {
      what: 'text longer than there is room',
      page: 'child',
      typed: { ...goodChild, childEthnicity: 'Ê-đê '.repeat(30) },
      field: 'childEthnicity',
      says: /nhiều nhất là 40/,
    },
  ];
  for (const { what, procedure, page, typed, field, says, boxes } of wrong)
    it(`${what}: the message stands beside the field, the summary leads there, and everything typed is still there`, async () => {
      const path = `${await startDraft(procedure)}/form/${page}`;
      const answer = await type(path, typed);
      assert.equal(answer.status, 422);
      assert.match(errorBeside(answer.text, field), says);
      assert.ok(summaryLeadsTo(answer.text, field), 'the summary does not lead to the field');
      for (const name of boxes ?? Object.keys(typed).filter((n) => !/^(childSex|childBirthDate-.*)$/.test(n)))
        assert.equal(typedInto(answer.text, name), typed[name], `${name} lost what was typed`);
      if (typed['childSex']) assert.match(answer.text, /value="female"[^>]*checked/);
      assert.match(answer.text, /<title>(Lỗi|.*[Ll]ỗi)/);
      // The next device sees it too, as it was typed.
      const later = await citizen.get(`${path}?check=1`);
      assert.match(errorBeside(later.text, field), says);
    });

  it('a birthday in the future, of a grown person, is told as such', async () => {
    const begun = await startDraft('marriage-registration');
    const shown = await citizen.get(`${begun}/form/partner`);
    const name = /name="([A-Za-z]+)-day"/.exec(shown.text)?.[1] ?? assert.fail('no birth date is asked');
    const answer = await type(`${begun}/form/partner`, {
      [`${name}-day`]: '1',
      [`${name}-month`]: '1',
      [`${name}-year`]: nextYear,
    });
    assert.equal(answer.status, 422);
    assert.match(errorBeside(answer.text, name), /chưa tới/);
  });

  it('speaks English to who reads English', async () => {
    const path = `${await startDraft()}/form/parents`;
    const opened = await citizen.get(`${path}?lang=en`);
    const answer = await citizen.post(
      path,
      { ...hiddenFields(opened.text, path), motherNumber: '1' },
      { cookie: `${cookie}; da06_language=en` },
    );
    assert.equal(answer.status, 422);
    assert.match(answer.text, /<html lang="en"/);
    assert.match(errorBeside(answer.text, 'motherNumber'), /12 digits/);
  });

  it('bytes that no text has are no fault of ours', async () => {
    const path = `${await startDraft()}/form/parents`;
    const answer = await type(path, { motherName: 'Nguyễn\0 Thị Hoa', motherNumber: '967190000001\0' });
    assert.equal(answer.status, 303, answer.text.slice(0, 300));
    for (const address of [
      '/track?code=%00',
      '/services?q=%00',
      '/track?code=%FF%FE',
      '/services?q=%E1%BB',
      '/units?q=%00',
    ])
      assert.ok((await visitor.get(address)).status < 500, address);
  });
});

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

describe('a file that cannot be taken', () => {
  const attachable = (p: Procedure) => p.papers.filter((paper) => paper.replacedBy === undefined);
  const procedure = catalogueAt(vietnamDate(new Date())).find((p) => attachable(p).length >= 2);
  const [bad = '', good = ''] = procedure ? attachable(procedure).map((p) => `paper-${p.code}`) : [];
  const files: { what: string; name: string; bytes: Buffer; says: RegExp }[] = [
    {
      what: 'larger than allowed',
      name: 'ảnh to.pdf',
      bytes: Buffer.concat([pdf, Buffer.alloc(1024 * 1024)]),
      says: /lớn hơn 1 MB/,
    },
    { what: 'empty', name: 'trống.pdf', bytes: Buffer.alloc(0), says: /không có nội dung/ },
    { what: 'of another type than its name says', name: 'giấy tờ.png', bytes: pdf, says: /đuôi \.png.*loại \.pdf/ },
    {
      what: 'of a type that nobody takes',
      name: 'chữ.docx',
      bytes: Buffer.from('PK\u0003\u0004 something'),
      says: /không phải ảnh/,
    },
    {
      what: 'a web page that calls itself a picture',
      name: 'ảnh.jpg',
      bytes: Buffer.from('<html><script>alert(1)</script>'),
      says: /không phải ảnh/,
    },
  ];
  for (const { what, name, bytes, says } of files)
    it(`${what}: told beside its field, and the good file beside it is kept`, async () => {
      const path = `${await startDraft(procedure?.code)}/papers`;
      const opened = await citizen.get(path);
      const form = new FormData();
      for (const [key, value] of Object.entries(hiddenFields(opened.text, path))) form.set(key, value);
      form.set(bad, new File([new Uint8Array(bytes)], name));
      form.set(good, new File([new Uint8Array(pdf)], 'tốt.pdf'));
      const answer = await citizen.send(path, form);
      assert.equal(answer.status, 422);
      assert.match(errorBeside(answer.text, bad), says);
      assert.ok(answer.text.includes(escaped(name)));
      assert.ok(summaryLeadsTo(answer.text, bad));
      assert.match(answer.text, /<strong>tốt\.pdf<\/strong>/);
      assert.ok(!answer.text.includes(`<strong>${escaped(name)}</strong>`), 'the refused file was attached');
    });
});

describe('a form that is sent twice', () => {
  it('starts one application', async () => {
    const drafts = async () => ((await citizen.get('/my')).text.match(/href="\/apply\//g) ?? []).length;
    const before = await drafts();
    const _key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => citizen.post('/services/passport/start', { _key })));
    assert.equal(new Set(answers.map((a) => a.location)).size, 1);
    assert.equal(await drafts(), Math.min(before + 1, 50));
  });

  it('saves one page, and the second sending goes on like the first', async () => {
    const path = `${await startDraft()}/form/child`;
    const opened = await citizen.get(path);
    const fields = { ...hiddenFields(opened.text, path), ...goodChild };
    const [first, second] = [await citizen.post(path, fields), await citizen.post(path, fields)];
    assert.deepEqual([first.status, second.status], [303, 303]);
    assert.equal(first.location, second.location);
  });

  it('attaches one file', async () => {
    const path = `${await startDraft()}/papers`;
    const opened = await citizen.get(path);
    const field = /name="(paper-[^"]+)"/.exec(opened.text)?.[1] ?? '';
    const send = () => {
      const form = new FormData();
      for (const [key, value] of Object.entries(hiddenFields(opened.text, path))) form.set(key, value);
      form.set('stay', '1');
      form.set(field, new File([new Uint8Array(pdf)], 'một.pdf'));
      return citizen.send(path, form);
    };
    assert.deepEqual([(await send()).status, (await send()).status], [303, 303]);
    assert.equal(((await citizen.get(path)).text.match(/<strong>một\.pdf<\/strong>/g) ?? []).length, 1);
  });
});

describe('a page that is older than what it changes', () => {
  it('is told so, with everything typed still in it and a way to save it after all', async () => {
    const path = `${await startDraft()}/form/child`;
    const old = await citizen.get(path);
    await type(path, goodChild);
    const typed = { ...goodChild, childName: 'Nguyễn Thị Mai', childEthnicity: 'Kinh' };
    const answer = await citizen.post(path, { ...hiddenFields(old.text, path), ...typed });
    assert.equal(answer.status, 409);
    assert.match(answer.text, /sửa ở một cửa sổ hoặc thiết bị khác/);
    assert.match(answer.text, /value="Nguyễn Thị Mai"/);
    const again = await citizen.post(path, { ...hiddenFields(answer.text, path), ...typed });
    assert.equal(again.status, 303);
    assert.match((await citizen.get(path)).text, /value="Nguyễn Thị Mai"/);
  });

  it('without a version at all is refused in words', async () => {
    const path = `${await startDraft()}/form/child`;
    const answer = await citizen.post(path, { ...goodChild, _version: 'abc' });
    assert.ok(answer.status >= 400 && answer.status < 500, String(answer.status));
    assert.match(answer.text, /<html lang="vi"/);
  });
});

describe('a session that ends in the middle of a long form', () => {
  it('leads to the sign-in and back, gives everything typed back and sends it on', async () => {
    const path = `${await startDraft()}/form/child`;
    const opened = await citizen.get(path);
    const typed = { ...goodChild, childEthnicity: 'M\'nông "Preh" & <Prâng>' };
    const lost = await visitor.post(path, { ...hiddenFields(opened.text, path), ...typed });
    assert.equal(lost.status, 303);
    const returnTo = new URL(lost.location, server.url).searchParams.get('return') ?? '';
    assert.match(returnTo, /^\/kept\//);
    assert.ok(!lost.location.includes('Bli'), 'what was typed stands in no address');
    assert.equal((await visitor.get(returnTo)).status, 303, 'it is given to nobody who is not signed in');

    assert.equal((await citizen.get(returnTo)).status, 404, 'a link to it gives it to no other browser');
    const ofThisBrowser = /da06_kept=[^;]+/.exec(lost.headers.get('set-cookie') ?? '')?.[0] ?? '';
    const kept = await citizen.get(returnTo, { cookie: `${citizenCookie}; ${ofThisBrowser}` });
    assert.equal(kept.status, 200);
    const fields = hiddenFields(kept.text, path);
    for (const [name, value] of Object.entries(typed)) assert.equal(fields[name], value, name);
    const sent = await citizen.post(path, fields);
    assert.equal(sent.status, 303);
    assert.equal(typedInto((await citizen.get(path)).text, 'childEthnicity'), typed.childEthnicity);
  });

  it('with a key that nobody has finds nothing, in words', async () => {
    for (const key of ['x', Buffer.alloc(32).toString('base64url'), '%00', encodeURIComponent('../..')]) {
      const answer = await citizen.get(`/kept/${key}`);
      assert.equal(answer.status, 404, key);
      assert.match(answer.text, /<html lang="vi"/);
    }
  });

  it('a file that was chosen cannot be kept: its page is opened again', async () => {
    const path = `${await startDraft()}/papers`;
    const form = new FormData();
    form.set('paper-x', new File([new Uint8Array(pdf)], 'a.pdf'));
    const lost = await visitor.send(path, form);
    assert.equal(lost.status, 303);
    const returnTo = new URL(lost.location, server.url).searchParams.get('return') ?? '';
    const back = await citizen.get(returnTo);
    assert.ok([200, 303].includes(back.status), `${returnTo}: ${back.status}`);
  });
});

describe('what is not there, and what is not yours', () => {
  const cases: { what: string; who: () => PageClient; path: string; status: number; vi: RegExp; en: RegExp }[] = [
    {
      what: 'an unknown page',
      who: () => visitor,
      path: '/khong-co',
      status: 404,
      vi: /Không tìm thấy trang này/,
      en: /This page was not found/,
    },
    {
      what: 'an unknown code',
      who: () => visitor,
      path: '/track?code=KHONGCOMA1',
      status: 404,
      vi: /Không có hồ sơ nào mang mã này/,
      en: /case/,
    },
    {
      what: 'an unknown service',
      who: () => visitor,
      path: '/services/khong-co',
      status: 404,
      vi: /Không tìm thấy/,
      en: /not found/,
    },
    {
      what: 'an unknown case',
      who: () => citizen,
      path: `/my/${randomUUID()}`,
      status: 404,
      vi: /Không tìm thấy/,
      en: /not found/,
    },
    {
      what: 'a case whose name is none',
      who: () => citizen,
      path: '/my/abc',
      status: 404,
      vi: /Không tìm thấy/,
      en: /not found/,
    },
    {
      what: 'an application whose name is none',
      who: () => citizen,
      path: '/apply/abc',
      status: 404,
      vi: /Không tìm thấy/,
      en: /not found/,
    },
    {
      what: 'an unknown application',
      who: () => citizen,
      path: `/apply/${randomUUID()}`,
      status: 404,
      vi: /Không tìm thấy/,
      en: /not found/,
    },
    { what: 'the office', who: () => citizen, path: '/office', status: 403, vi: /không có quyền/, en: /may not/ },
  ];
  for (const { what, who, path, status, vi, en } of cases)
    it(`${what} is told in Vietnamese and in English with ${status}`, async () => {
      const inVietnamese = await who().get(path);
      assert.equal(inVietnamese.status, status);
      assert.match(inVietnamese.text, /<html lang="vi"/);
      assert.match(inVietnamese.text, vi);
      const inEnglish = await who().get(`${path}${path.includes('?') ? '&' : '?'}lang=en`);
      assert.equal(inEnglish.status, status);
      assert.match(inEnglish.text, /<html lang="en"/);
      assert.match(inEnglish.text, en);
    });

  it('an officer cannot walk into a citizen’s pages, and a visitor is led to the sign-in', async () => {
    const officer = pageClient(server.url, await world.officerCookie('demo.congan.tiepnhan'));
    assert.equal((await officer.get('/my')).status, 403);
    assert.equal((await officer.get('/office')).status, 200);
    const asked = await visitor.get('/my');
    assert.equal(asked.status, 303);
    assert.match(asked.location, /^\/sign-in\?return=%2Fmy/);
  });
});

describe('a request from another site', () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ])
    it(`with ${JSON.stringify(headers)} is not carried out`, async () => {
      const answer = await citizen.post(
        '/services/passport/start',
        { _key: randomUUID() },
        headers as Record<string, string>,
      );
      assert.equal(answer.status, 403);
      assert.match(answer.text, /đến từ một trang khác/);
    });
});

describe('the API', () => {
  const call = async (name: string, body: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${server.url}/api/v1/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body,
    });
    const text = await answer.text();
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      problem: JSON.parse(text) as Problem,
    };
  };
  interface Problem {
    type: string;
    title: string;
    status: number;
    requestId: string;
    errors?: { field: string; detail: string }[];
  }

  it('tells which fields are wrong, as problem+json', async () => {
    const { status, type, problem } = await call(
      'cases/save-draft-page',
      JSON.stringify({ draftId: 'x', version: 'y' }),
    );
    assert.equal(status, 422);
    assert.match(type, /^application\/problem\+json/);
    assert.equal(problem.status, 422);
    assert.match(problem.requestId, /^[0-9a-f-]{36}$/);
    const fields = problem.errors?.map((e) => e.field) ?? [];
    assert.ok(fields.includes('draftId') && fields.includes('version'), fields.join());
  });

  it('tells what is wrong in an application that is not ready, field by field', async () => {
    const draftId = (await startDraft()).replace('/apply/', '');
    const { status, problem } = await call('cases/submit-case', JSON.stringify({ draftId }));
    assert.equal(status, 422);
    assert.ok(problem.errors?.some((e) => e.field === 'childName'));
    assert.ok(problem.errors?.some((e) => e.field.startsWith('paper-')));
  });

  const odd: [what: string, name: string, body: string, status: number][] = [
    ['an unknown act', 'cases/no-such-act', '{}', 404],
    ['broken JSON', 'cases/start-draft', '{"procedureCode":', 400],
    ['a list instead of an object', 'cases/start-draft', '[]', 422],
    ['a zero character', 'cases/start-draft', JSON.stringify({ procedureCode: 'a\0' }), 422],
    ['a zero character in a code', 'cases/track-case', JSON.stringify({ code: 'a\0' }), 422],
    ['an unknown service', 'cases/start-draft', JSON.stringify({ procedureCode: 'no-such' }), 404],
    ['an act of an officer', 'cases/receive-case', JSON.stringify({ caseId: randomUUID(), version: 1 }), 403],
  ];
  for (const [what, name, body, expected] of odd)
    it(`answers ${what} with ${expected}`, async () => {
      const { status, type, problem } = await call(name, body);
      assert.equal(status, expected, JSON.stringify(problem));
      assert.match(type, /^application\/problem\+json/);
      assert.ok(problem.title.length > 5);
    });

  it('asks a caller without a session to sign in, in the language they read', async () => {
    const { status, problem } = await call('cases/my-cases', '{}', { cookie: 'da06_language=en' });
    assert.equal(status, 401);
    assert.match(problem.title, /sign in/);
  });

  it('refuses a call from a page of another site', async () => {
    const { status } = await call('cases/start-draft', '{}', { 'sec-fetch-site': 'cross-site' });
    assert.equal(status, 403);
  });
});
