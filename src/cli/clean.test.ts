import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { makeSector, profiles } from '#linkage/testing';

const folder = mkdtempSync(join(tmpdir(), 'clean-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const da06 = join(import.meta.dirname, '..', '..', 'bin', 'da06');
const clean = (...args: string[]) => spawnSync(da06, ['clean', ...args], { encoding: 'utf8' });

const made = makeSector({ people: 4_000, records: 3_000, rates: profiles['insurance'] ?? assert.fail(), seed: 41 });
writeFileSync(at('r.csv'), made.registry);
writeFileSync(at('s.csv'), made.records);
const match = ['match', '--registry', at('r.csv'), '--records', at('s.csv')];
const rowsOf = (name: string) => readFileSync(at(name), 'utf8').trim().split('\n');

describe('da06 clean match', () => {
  it('answers each record in its order, tells what it did, and gives the same bytes again', () => {
    const first = clean(...match, '--out', at('a.csv'), '--review', at('q.csv'), '--json');
    assert.equal(first.status, 0, first.stderr);
    const { matched, review, unmatched, records } = JSON.parse(first.stdout) as Record<string, number>;
    assert.equal(records, 3_000);
    assert.equal((matched ?? 0) + (review ?? 0) + (unmatched ?? 0), 3_000);
    const rows = rowsOf('a.csv').slice(1);
    assert.deepEqual(
      rows.map((row) => row.slice(0, 8)),
      made.records
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.slice(0, 8)),
    );
    assert.equal(rows.filter((row) => row.split(',')[2] === 'review').length, review);
    assert.equal(rowsOf('q.csv').length - 1, review);
    assert.equal(clean(...match, '--out', at('b.csv')).status, 0);
    assert.equal(readFileSync(at('b.csv'), 'utf8'), readFileSync(at('a.csv'), 'utf8'));
  });
  it('takes columns of any name by a mapping', () => {
    const [head = '', ...rows] = made.records.trim().split('\n');
    const strange = head.replace('full_name', 'cột B').replace('birth_date', 'cột C').replace('record_id', 'x');
    writeFileSync(at('strange.csv'), `${[strange, ...rows].join('\n')}\n`);
    writeFileSync(at('m.json'), JSON.stringify({ 'cột B': 'full_name', 'cột C': 'birth_date', x: 'record_id' }));
    const wish = ['match', '--registry', at('r.csv'), '--records', at('strange.csv'), '--out', at('c.csv')];
    const without = clean(...wish);
    assert.equal(without.status, 1);
    assert.match(without.stderr, /full_name/);
    const withIt = clean(...wish, '--mapping', at('m.json'));
    assert.equal(withIt.status, 0, withIt.stderr);
    assert.equal(readFileSync(at('c.csv'), 'utf8'), readFileSync(at('a.csv'), 'utf8'));
  });
  it('says in words what it cannot do', () => {
    const missing = clean('match', '--registry', at('none.csv'), '--records', at('s.csv'), '--out', at('d.csv'));
    assert.equal(missing.status, 1);
    assert.match(missing.stderr, /none\.csv/);
    assert.equal(clean('match').status, 1);
    assert.equal(clean('weigh').status, 1);
    assert.ok(!existsSync(at('d.csv')));
  });
  it('leaves no half a file when it is killed, and answers whole when it is run again', async () => {
    const whole = readFileSync(at('a.csv'), 'utf8');
    const out = at('killed.csv');
    const began = performance.now();
    assert.equal(clean(...match, '--out', out).status, 0);
    const usual = performance.now() - began;
    for (const share of [0.5, 0.85, 0.95, 1]) {
      rmSync(out, { force: true });
      const child = spawn(da06, ['clean', ...match, '--out', out], { stdio: 'ignore' });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await setTimeout(usual * share);
      child.kill('SIGKILL');
      await ended;
      if (existsSync(out)) assert.equal(readFileSync(out, 'utf8'), whole);
    }
    assert.equal(clean(...match, '--out', out).status, 0);
    assert.equal(readFileSync(out, 'utf8'), whole);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.part')),
      [],
    );
  });
});

describe('da06 clean dedupe', () => {
  const people = [
    ['Nguyễn', 'Hùng', '12 Trần Phú', '1990-03-05', '0912345678'],
    ['Trần', 'Thủy', '3 Lê Lợi', '1985-11-12', '0987000111'],
    ['Lê', 'An', '45 Hai Bà Trưng', '2001-01-20', '0903222333'],
    ['Phạm', 'Nam', '7 Nguyễn Huệ', '1970-06-30', '0911000222'],
  ];
  const head = 'mã,họ,tên,địa chỉ,sinh,điện thoại';
  const twice = people.flatMap(([a, b, c, d, e], i) => [
    `${i}a,${a},${b},${c},${d},${e}`,
    `${i}b,${a},${b},${c?.toLowerCase()},${d?.replace('19', '20')},${e}`,
  ]);
  const roles = {
    mã: 'record',
    họ: 'surname',
    tên: 'given-name',
    'địa chỉ': 'street',
    sinh: 'birth-date',
    'điện thoại': 'phone',
  };
  it('groups the records of a person, whatever their order', () => {
    writeFileSync(at('roles.json'), JSON.stringify(roles));
    for (const [name, rows] of [
      ['one', twice],
      ['two', [...twice].reverse()],
    ] as const) {
      writeFileSync(at(`${name}.csv`), `${[head, ...rows].join('\n')}\n`);
      const run = clean(
        'dedupe',
        '--records',
        at(`${name}.csv`),
        '--mapping',
        at('roles.json'),
        '--out',
        at(`${name}.out`),
      );
      assert.equal(run.status, 0, run.stderr);
    }
    assert.deepEqual(
      rowsOf('one.out').slice(1),
      people.flatMap((_, i) => [`${i}a,${i}a`, `${i}b,${i}a`]),
    );
    assert.deepEqual(rowsOf('two.out').slice(1), rowsOf('one.out').slice(1).reverse());
  });
  it('pairs the records of two files', () => {
    writeFileSync(at('left.csv'), `${[head, ...twice.filter((_, i) => i % 2 === 0)].join('\n')}\n`);
    writeFileSync(at('right.csv'), `${[head, ...twice.filter((_, i) => i % 2 === 1)].join('\n')}\n`);
    const run = clean(
      ...[
        'dedupe',
        '--records',
        at('left.csv'),
        '--against',
        at('right.csv'),
        '--mapping',
        at('roles.json'),
        '--out',
        at('pairs.csv'),
      ],
    );
    assert.equal(run.status, 0, run.stderr);
    const pairs = rowsOf('pairs.csv')
      .slice(1)
      .map((row) => row.split(',').slice(0, 2).join());
    assert.deepEqual(
      pairs.sort(),
      people.map((_, i) => `${i}a,${i}b`),
    );
  });
  it('refuses a mapping with a role that there is not', () => {
    writeFileSync(at('bad.json'), JSON.stringify({ mã: 'record', tên: 'nickname' }));
    const run = clean('dedupe', '--records', at('one.csv'), '--mapping', at('bad.json'), '--out', at('x.csv'));
    assert.equal(run.status, 1);
    assert.match(run.stderr, /nickname/);
  });
});
