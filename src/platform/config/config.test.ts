import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { ConfigError, configKeys, readConfig } from './index.ts';

function faultsOf(env: Record<string, string>, overrides = {}): string[] {
  try {
    readConfig(env, overrides);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    for (const fault of error.faults) assert.ok(error.message.includes(fault));
    return error.faults;
  }
  return [];
}

describe('the configuration', () => {
  it('needs nothing: every setting has a default, and each example fits', () => {
    const config = readConfig({});
    assert.equal(config.port, 3000);
    assert.equal(config.dataDir, resolve('data'));
    assert.equal(config.trustProxy, false);
    assert.equal(config.startAt, undefined);
    const examples = Object.values(configKeys).map((key) => [key.env, key.example]);
    assert.doesNotThrow(() => readConfig(Object.fromEntries(examples)));
  });

  it('tells all faults at once', () => {
    const faults = faultsOf({
      DA06_PORT: '70000',
      DA06_LOG: 'loud',
      DA06_PUBLIC_URL: 'ftp://a',
      DA06_START_AT: 'soon',
    });
    assert.equal(faults.length, 4);
    for (const name of ['DA06_PORT', 'DA06_LOG', 'DA06_PUBLIC_URL', 'DA06_START_AT'])
      assert.ok(faults.some((f) => f.startsWith(name)));
    assert.ok(faults.some((f) => f.includes("'70000'")));
  });

  it('never shows a secret, not even a wrong one', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://da06:pass-word@host/da06' });
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', /DATABASE_URL .*\(hidden\)/);
    assert.doesNotMatch(faults[0] ?? '', /pass-word/);
  });

  it('refuses names of ours that it does not know, and leaves other names alone', () => {
    assert.match(
      faultsOf({ DA06_PROT: '1', PATH: '/bin', DA07_X: 'y' }).join('|'),
      /^DA06_PROT: no such setting[^|]*$/,
    );
  });

  it('lets the command line win over the environment', () => {
    assert.equal(readConfig({ DA06_PORT: '1' }, { port: '2' }).port, 2);
    assert.deepEqual(faultsOf({ DA06_PORT: 'wrong' }, { port: '2' }), []);
  });

  it('reads a time without a zone as Vietnamese time', () => {
    const at = (text: string) => readConfig({ DA06_START_AT: text }).startAt?.toISOString();
    assert.equal(at('2023-12-18T08:00'), '2023-12-18T01:00:00.000Z');
    assert.equal(at('2023-12-18T08:00Z'), '2023-12-18T08:00:00.000Z');
    assert.equal(at('2023-12-18T08:00+09:00'), '2023-12-17T23:00:00.000Z');
  });

  it('takes whole numbers only', () => {
    for (const port of ['', ' ', '3.5', '-1', '1e9', 'x']) assert.equal(faultsOf({ DA06_PORT: port }).length, 1, port);
  });
});
