import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCrossSite } from './cross-site.ts';

const post = (headers: Record<string, string>) =>
  isCrossSite({ method: 'POST', headers: { host: 'da06.vn', ...headers } });

describe('a state-changing request', () => {
  it('is refused when the browser says that it comes from elsewhere', () => {
    for (const site of ['cross-site', 'same-site', '']) assert.equal(post({ 'sec-fetch-site': site }), true, site);
    assert.equal(post({ 'sec-fetch-site': 'cross-site', origin: 'https://da06.vn' }), true);
  });

  it('passes when it comes from our own page or from the address bar', () => {
    for (const site of ['same-origin', 'none']) assert.equal(post({ 'sec-fetch-site': site }), false);
  });

  it('of an older browser is judged by its origin', () => {
    assert.equal(post({ origin: 'https://da06.vn' }), false);
    for (const origin of ['https://evil.vn', 'https://da06.vn.evil.vn', 'https://da06.vn:444', 'null', 'nonsense'])
      assert.equal(post({ origin }), true, origin);
  });

  it('of a program passes: it has no cookies that somebody could ride on', () => {
    assert.equal(post({}), false);
    assert.equal(post({ authorization: 'Bearer x', 'sec-fetch-site': 'cross-site' }), false);
  });

  it('is every method but those that change nothing', () => {
    const headers = { host: 'da06.vn', 'sec-fetch-site': 'cross-site' };
    for (const method of ['GET', 'HEAD', 'OPTIONS']) assert.equal(isCrossSite({ method, headers }), false);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) assert.equal(isCrossSite({ method, headers }), true);
  });
});
