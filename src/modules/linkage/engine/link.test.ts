import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { makeSector, profiles } from '../testing.ts';
import { status } from './decide.ts';
import { toSharedUtf8 } from './decode-file.ts';
import { link } from './link.ts';
import { readTable } from './read-table.ts';

const bytesOf = (text: string) => toSharedUtf8(Buffer.from(text));
const read = async (registry: string, records: string) => ({
  registry: await readTable({ bytes: bytesOf(registry), kind: 'registry', file: 'r.csv' }),
  records: await readTable({ bytes: bytesOf(records), kind: 'records', file: 's.csv' }),
});

interface Answer {
  personalId: string;
  status: number;
  score: string;
}

/** Links two texts; the answers by record_id. */
async function answersOf(registry: string, records: string): Promise<Map<string, Answer[]>> {
  const files = await read(registry, records);
  const { ground, answers, decisions } = link(files.registry, files.records);
  const result = new Map<string, Answer[]>();
  const key = (table: typeof ground.registry, r: number) =>
    Buffer.from(table.bytes.subarray(table.keyStart[r], table.keyEnd[r])).toString('utf8');
  for (let r = 0; r < ground.records.rows; r += 1) {
    const row = answers.row[r] as number;
    const answer = {
      personalId: row < 0 ? '' : key(ground.registry, row),
      status: decisions.status[r] as number,
      score: (answers.score[r] as number).toFixed(2),
    };
    const id = key(ground.records, r);
    result.set(id, [...(result.get(id) ?? []), answer]);
  }
  return result;
}

const head = 'personal_id,full_name,birth_date,sex,commune_code,household_id,father_name,mother_name,phone';
const registry = [
  head,
  '967090000001,Nguyễn Văn Hùng,1990-03-05,Nam,24611,H1,Nguyễn Văn Ba,Lê Thị Tư,0912345678',
  '967190000002,Trần Thị Thủy,1990-11-12,Nữ,24611,H1,,,',
  '967150000003,H’Mai Niê,1950,Nữ,24613,H2,,,',
  '967215000004,Lê Minh An,2015-06-01,Nam,24613,H3,Lê Văn Tài,Vũ Thị Hoa,0900000001',
  '967215000005,Lê Minh Anh,2015-06-01,Nam,24613,H3,Lê Văn Tài,Vũ Thị Hoa,0900000001',
  '967085000006,Lê Văn Tài,1985-02-02,Nam,24613,H3,,,0900000001',
  '967070000007,Phạm Văn Nam,1970-01-20,Nam,24611,H4,,,',
  '967070123408,Phạm Văn Nam,1970-01-20,Nam,24611,H5,,,',
].join('\n');

/** Links one record; its answer. */
async function one(record: Record<string, string>): Promise<Answer> {
  const columns = { record_id: 'a', ...record };
  const answers = await answersOf(registry, `${Object.keys(columns).join(',')}\n${Object.values(columns).join(',')}\n`);
  return answers.get('a')?.[0] as Answer;
}

describe('linking a record', () => {
  it('knows a person without marks, with an old form of the date and without a number', async () => {
    const answer = await one({ full_name: 'NGUYEN VAN HUNG', birth_date: '5/3/1990', sex: '1', commune_code: '24611' });
    assert.deepEqual([answer.personalId, answer.status], ['967090000001', status.matched]);
  });
  it('takes hoà for hòa, stray Đ, decomposed letters and Excel’s lost zeros for what they are', async () => {
    const answer = await one({
      full_name: 'Trần Thị Thuỷ'.normalize('NFD'),
      birth_date: '12/11/1990',
      personal_id: '967190000002.0',
    });
    assert.deepEqual([answer.personalId, answer.status], ['967190000002', status.matched]);
  });
  it('takes the apostrophe of highland names in any form', async () => {
    const answer = await one({ full_name: "H'MAI NIE", birth_date: '1950', sex: 'Nữ', commune_code: '24613' });
    assert.deepEqual([answer.personalId, answer.status], ['967150000003', status.matched]);
  });
  it('does not match two namesakes of one birth date by itself', async () => {
    const answer = await one({ full_name: 'Phạm Văn Nam', birth_date: '1970-01-20', commune_code: '24611' });
    assert.equal(answer.status, status.review);
  });
  it('tells namesakes apart by their numbers', async () => {
    const answer = await one({ full_name: 'Phạm Văn Nam', birth_date: '1970-01-20', personal_id: '967070123408' });
    assert.deepEqual([answer.personalId, answer.status], ['967070123408', status.matched]);
  });
  it('gives a child who bears the father’s number to the child', async () => {
    const answer = await one({
      full_name: 'Lê Minh An',
      birth_date: '1/6/2015',
      personal_id: '967085000006',
      father_name: 'Lê Văn Tài',
    });
    assert.equal(answer.personalId, '967215000004');
  });
  it('does not match a brother who is not in the registry to his twin', async () => {
    const answer = await one({
      full_name: 'Lê Minh Sơn',
      birth_date: '2015-06-01',
      father_name: 'Lê Văn Tài',
      mother_name: 'Vũ Thị Hoa',
      phone: '0900000001',
      commune_code: '24613',
    });
    assert.notEqual(answer.status, status.matched);
  });
  it('leaves somebody who is nobody here', async () => {
    const answer = await one({ full_name: 'Đỗ Quang Vinh', birth_date: '1999-09-09' });
    assert.equal(answer.status, status.unmatched);
  });
  it('gives one person to one record only, unless the records are of one person', async () => {
    const answers = await answersOf(
      registry,
      [
        'record_id,full_name,birth_date,commune_code,personal_id',
        'a,Nguyễn Văn Hùng,1990-03-05,24611,967090000001',
        'b,Nguyễn Văn Hùng,1990-03-05,24611,967090000001',
        'c,Nguyễn Văn Hùng,05/03/1990,24611,',
      ].join('\n'),
    );
    for (const id of ['a', 'b', 'c']) assert.equal(answers.get(id)?.[0]?.status, status.matched, id);
  });
});

describe('linking files', () => {
  const sector = makeSector({
    people: 1_500,
    records: 1_200,
    rates: profiles['vaccination'] ?? assert.fail(),
    seed: 11,
  });
  const shuffledBy = (text: string, order: readonly number[]) => {
    const [first, ...rows] = text.trim().split('\n');
    const keyed = rows.map((row, i) => ({ row, key: order[i % order.length] ?? 0, i }));
    keyed.sort((a, b) => a.key - b.key || a.i - b.i);
    return `${first}\n${keyed.map((k) => k.row).join('\n')}\n`;
  };

  it('gives the same answers whatever the order of the rows', async () => {
    const expected = await answersOf(sector.registry, sector.records);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 97, maxLength: 97 }), async (order) => {
        const got = await answersOf(
          shuffledBy(sector.registry, order),
          shuffledBy(sector.records, [...order].reverse()),
        );
        for (const [id, answer] of expected) assert.deepEqual(got.get(id), answer, id);
      }),
      { numRuns: 4 },
    );
  });
  it('gives a repeated record the same answer', async () => {
    const rows = sector.records.trim().split('\n');
    const answers = await answersOf(sector.registry, [...rows, ...rows.slice(1, 200)].join('\n'));
    for (const row of rows.slice(1, 200)) {
      const [first, second] = answers.get(row.slice(0, row.indexOf(','))) ?? [];
      assert.deepEqual(second, first);
    }
  });
  it('finds the right people and hardly ever a wrong one, in every profile', async () => {
    for (const [name, rates] of Object.entries(profiles)) {
      const made = makeSector({ people: 4_000, records: 2_500, rates, seed: 23 });
      const answers = [...(await answersOf(made.registry, made.records)).values()].flat();
      let matched = 0;
      let right = 0;
      let found = 0;
      answers.forEach((answer, i) => {
        const isRight = answer.personalId === made.truth[i] && made.truth[i] !== '';
        if (answer.status === status.matched) matched += 1;
        if (answer.status === status.matched && isRight) right += 1;
        if (answer.status !== status.unmatched && isRight) found += 1;
      });
      const real = made.truth.filter((id) => id !== '').length;
      assert.ok(right >= matched - 2, `${name}: ${matched - right} wrong of ${matched}`);
      assert.ok(found >= real * (name === 'legacy' ? 0.9 : 0.99), `${name}: found ${found} of ${real}`);
    }
  });
});
