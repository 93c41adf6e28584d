import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';

/** Lines that a process of its own writes on stderr: what `lines` does with `log`. */
function logged(lines: string): { text: string; entries: Record<string, unknown>[] } {
  const script = `const { createLog } = await import(${JSON.stringify(`${import.meta.dirname}/index.ts`)}); const log = createLog('info'); ${lines}`;
  const { stderr: text, status } = spawnSync(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, text);
  return {
    text,
    entries: text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

const number = '967190000001';

describe('the log', () => {
  it('never carries an identity number, wherever somebody put it', () => {
    const { text, entries } = logged(`
      log.info('số ${number} và 245123456');
      log.warn({ err: new Error('Key (number)=(${number}) already exists') }, 'lost');
      log.error({ deep: { list: ['x ${number}"'] } });`);
    assert.equal(entries.length, 3);
    assert.doesNotMatch(text, /967190000001|245123456/);
    assert.equal(entries[0]?.['msg'], 'số *** và ***');
  });

  it('drops names, forms and request headers', () => {
    const { text } = logged(`
      log.info({ fullName: 'Trần Thị Hoa', person: { fullName: 'Trần Thị Hoa', phone: '0912345678' }, body: { secret: 1 } }, 'x');
      log.info({ req: { headers: { authorization: 'Bearer top-secret', cookie: 'da06_session=top-secret' } } }, 'y');`);
    assert.doesNotMatch(text, /Hoa|0912345678|top-secret|"secret"/);
  });

  it('keeps ids of records and the cause of a fault', () => {
    const id = '0189aabb-1111-7222-8333-123456789012';
    const { entries } = logged(`log.error({ err: new TypeError('no such thing'), id: '${id}' }, 'fault')`);
    assert.equal(entries[0]?.['id'], id);
    const fault = entries[0]?.['err'] as Record<string, string> | undefined;
    assert.equal(fault?.['type'], 'TypeError');
    assert.match(fault?.['stack'] ?? '', /no such thing\n/);
  });

  it('is silent below its level', () => {
    assert.deepEqual(logged(`log.debug('x')`).entries, []);
  });
});
