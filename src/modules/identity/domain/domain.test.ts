import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { waitAfter } from './attempt-limits.ts';
import { acrOf, type Factor, levelOfAcr, levelOfFactors, requiredLevel } from './authentication-level.ts';
import { localPath } from './local-path.ts';
import { networkSource } from './network-source.ts';

describe('authentication level (Decree 69/2024)', () => {
  const cases: [Factor[], number][] = [
    [[], 0],
    [['knowledge'], 1],
    [['possession', 'possession'], 1],
    [['knowledge', 'possession'], 2],
    [['knowledge', 'biometric'], 3],
    [['possession', 'biometric'], 3],
    [['knowledge', 'possession', 'biometric'], 4],
  ];
  for (const [factors, level] of cases)
    it(`is ${level} for ${factors.join(' + ') || 'nothing'}`, () => assert.equal(levelOfFactors(factors), level));

  it('never falls when one more factor is proven', () => {
    const factor = fc.constantFrom<Factor>('knowledge', 'possession', 'biometric');
    fc.assert(
      fc.property(fc.array(factor), factor, (factors, one) => {
        assert.ok(levelOfFactors([...factors, one]) >= levelOfFactors(factors));
      }),
    );
  });

  it('is asked for by acr_values: any listed value will do, unknown ones never', () => {
    assert.equal(requiredLevel(undefined), 0);
    assert.equal(requiredLevel(`${acrOf(3)} ${acrOf(2)}`), 2);
    assert.equal(requiredLevel(`urn:other ${acrOf(4)}`), 4);
    assert.equal(requiredLevel('urn:other'), Number.POSITIVE_INFINITY);
    assert.equal(levelOfAcr('urn:da06:authn:5'), undefined);
  });
});

describe('the path to return to', () => {
  it('is kept when it is one of ours', () => {
    for (const path of ['/', '/my', '/apply/2.000?page=3&x=%C3%A1#top', '/a//b']) assert.equal(localPath(path), path);
  });

  it('stays on this site for any text whatever', () => {
    const nasty = fc.array(
      fc.constantFrom('/', '\\', '.', '@', ':', '?', '#', '\t', '\n', '%2f', '%5c', 'evil', ' ', '..'),
    );
    const text = fc.oneof(
      fc.string(),
      fc.webUrl(),
      nasty.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (value) => {
        const path = localPath(value);
        assert.ok(path.startsWith('/') && !/^\/[/\\]/.test(path), path);
        assert.equal(new URL(path, 'https://da06.example/sign-in').origin, 'https://da06.example');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('whom failures are counted against', () => {
  it('is the IPv4 address, also when written as IPv6', () => {
    assert.equal(networkSource('192.0.2.7'), '192.0.2.7');
    assert.equal(networkSource('::ffff:192.0.2.7'), '192.0.2.7');
  });

  it('is the /64 of an IPv6 address', () => {
    assert.equal(networkSource('2001:db8::1'), '2001:db8:0:0::/64');
    assert.equal(networkSource('2001:db8:0:0:ffff::9'), '2001:db8:0:0::/64');
    assert.equal(networkSource('2001:0db8:1:2:3:4:5:6'), '2001:db8:1:2::/64');
    assert.equal(networkSource('fe80::1%eth0'), 'fe80:0:0:0::/64');
  });
});

describe('the wait after failures', () => {
  it('is nothing at first, doubles, and never exceeds a quarter of an hour', () => {
    assert.deepEqual([1, 4, 5, 6, 7].map(waitAfter), [0, 0, 30_000, 60_000, 120_000]);
    fc.assert(fc.property(fc.nat(10_000), (n) => waitAfter(n) <= 900_000 && waitAfter(n + 1) >= waitAfter(n)));
  });
});
