import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Refusal, statusOfKind } from '#platform/errors';
import { toProblem } from './problem.ts';

describe('a problem as the caller sees it', () => {
  it('a refusal: its status, its words in the caller’s language, its fields', () => {
    const fields = [{ field: 'papers.0', key: 'platform.invalid-value' }];
    const refusal = new Refusal('invalid', 'platform.invalid-input', { fields: 'papers.0' }, fields);
    assert.deepEqual(toProblem(refusal, 'en', 'r1'), {
      type: 'urn:da06:refusal:platform.invalid-input',
      title: 'What was sent is not right: papers.0.',
      status: 422,
      requestId: 'r1',
      errors: [{ field: 'papers.0', detail: 'This value is not right.' }],
    });
    assert.match(toProblem(refusal, 'vi', 'r1').title, /chưa đúng/);
  });

  it('has the status of its kind', () => {
    for (const [kind, status] of Object.entries(statusOfKind))
      assert.equal(toProblem(new Refusal(kind as never, 'platform.busy'), 'vi', 'r').status, status);
    assert.equal('errors' in toProblem(new Refusal('conflict', 'platform.busy'), 'vi', 'r'), false);
  });

  it('a fault of ours tells nothing but the number to ask about', () => {
    const fault = new Error('relation "secret" does not exist at /srv/da06/x.ts');
    const problem = toProblem(fault, 'en', 'r-77');
    assert.equal(problem.status, 500);
    assert.match(problem.title, /r-77/);
    assert.doesNotMatch(JSON.stringify(problem), /secret|srv/);
  });

  it('a broken request is the caller’s fault; one with a strange status is ours', () => {
    const at = (statusCode: number) => toProblem(Object.assign(new Error('inner words'), { statusCode }), 'en', 'r');
    assert.deepEqual([at(400).status, at(413).status, at(502).status, at(200).status], [400, 413, 500, 500]);
    assert.match(at(413).type, /request-too-large/);
    assert.doesNotMatch(JSON.stringify([400, 413, 502].map(at)), /inner words/);
  });
});
