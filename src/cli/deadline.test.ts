import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { deadlineCommand } from './deadline.ts';

/** Runs the command as the shell would and keeps what it writes; it awaits nothing, so no other output mixes in. */
async function run(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const keep = (stream: 'stdout' | 'stderr') =>
    mock.method(process[stream], 'write', (text: string) => {
      written[stream] += text;
      return true;
    });
  const mocks = [keep('stdout'), keep('stderr')];
  try {
    return { status: await deadlineCommand.run(args), ...written };
  } finally {
    for (const each of mocks) each.mock.restore();
  }
}

describe('da06 deadline', () => {
  test('--json: the object of the contract on stdout, nothing on stderr', async () => {
    const { status, stdout, stderr } = await run('--received', '2023-12-29T15:20', '--days', '3', '--json');
    assert.equal(stderr, '');
    assert.equal(status, 0);
    const found = JSON.parse(stdout);
    assert.equal(found.due, '2024-01-05');
    assert.equal(found.countedFrom, '2024-01-02');
    assert.deepEqual(
      found.skipped.map((s: { date: string; why: string }) => [s.date, s.why]),
      [
        ['2023-12-29', 'after-cut-off'],
        ['2023-12-30', 'weekend'],
        ['2023-12-31', 'weekend'],
        ['2024-01-01', 'new-year'],
      ],
    );
    assert.equal(found.regime, 'decree-61-2018');
    assert.equal(found.provisional, false);
  });

  test('several pauses and a bare date', async () => {
    const pauses = ['--pause', '2024-01-03/2024-01-03', '--pause=2024-01-05/2024-01-07'];
    const { stdout } = await run('--received', '2024-01-02', '--days', '2', ...pauses, '--json');
    assert.equal(JSON.parse(stdout).due, '2024-01-08');
  });

  test('without --json: Vietnamese text', async () => {
    const { status, stdout } = await run('--received', '2024-04-26T15:20', '--days', '1');
    assert.equal(status, 0);
    assert.match(stdout, /^Hẹn trả kết quả: thứ Sáu, ngày 03\/05\/2024\n/);
    assert.match(stdout, /29\/04\/2024 {2}Nghỉ hoán đổi, làm việc bù thứ Bảy 04\/05\/2024/);
    assert.match(stdout, /Nghị định 61\/2018\/NĐ-CP/);
    assert.doesNotMatch(stdout, /\{/);
  });

  test('a year without announcement is said to be provisional', async () => {
    assert.match((await run('--received', '2027-01-29', '--days', '9')).stdout, /Lưu ý: /);
  });

  const mistakes: [string, string[], RegExp][] = [
    ['no time of receipt', ['--days', '3'], /Thiếu thời điểm tiếp nhận/],
    ['no period', ['--received', '2023-12-29'], /Thiếu số ngày làm việc/],
    ['an impossible date', ['--received', '2023-02-30', '--days', '3'], /«2023-02-30» không đúng/],
    ['a period in words', ['--received', '2023-12-29', '--days', 'ba'], /«ba» không đúng/],
    ['a negative period', ['--received', '2023-12-29', '--days=-1'], /«-1» không đúng/],
    ['a pause that is no span', ['--received', '2023-12-29', '--days', '1', '--pause', '2024-01-03'], /TỪ\/ĐẾN/],
    [
      'a pause backwards',
      ['--received', '2023-12-29', '--days', '1', '--pause', '2024-01-03/2024-01-02'],
      /trước khi bắt đầu/,
    ],
    ['an unknown option', ['--received', '2023-12-29', '--days', '1', '--dya', '2'], /Không có tùy chọn --dya/],
    ['a value missing', ['--received', '2023-12-29', '--days'], /--days/],
    ['a stray word', ['--received', '2023-12-29', '--days', '1', '3'], /«3»/],
    ['before the calendar', ['--received', '2021-12-29', '--days', '1'], /bắt đầu từ 01\/01\/2022/],
  ];
  for (const [name, args, words] of mistakes) {
    test(`${name}: one sentence on stderr, exit 1`, async () => {
      const { status, stdout, stderr } = await run(...args, '--json');
      assert.equal(status, 1);
      assert.equal(stdout, '');
      assert.match(stderr, words);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
    });
  }
});
