/** For tests of results: a runtime on a test database, with files in memory and a clock that stands. */
import { randomUUID } from 'node:crypto';
import Type from 'typebox';
import { type Actor, anyone, command, execute, type Runtime, systemActor } from '#platform/command';
import type { Database } from '#platform/db';
import { hashOf } from '#platform/files';
import { fixedClock } from '#platform/time';
import { resultIssued } from './events.ts';
import { issueResult, type ResultToIssue } from './issue-result.ts';

/** Agency of the sample province (territory's test pack). */
export const agencyCode = 'H98.20.01';
export const otherAgencyCode = 'H98.20.03';

export interface TestRuntime extends Runtime {
  kept: Map<string, Uint8Array>;
}

export function testRuntime(database: Database, at: string): TestRuntime {
  const kept = new Map<string, Uint8Array>();
  const silent = () => undefined;
  return {
    database,
    clock: fixedClock(new Date(`${at}+07:00`)),
    kept,
    files: {
      put: async (bytes) => {
        kept.set(hashOf(bytes), bytes);
        return hashOf(bytes);
      },
      get: async (hash) => kept.get(hash) ?? Promise.reject(new Error(`no file ${hash}`)),
    },
    log: { info: silent, warn: silent, error: silent, debug: silent },
  };
}

export function aHolder(personId: string = randomUUID()): Actor {
  const levels = { accountLevel: 2, authenticationLevel: 2 } as const;
  return { kind: 'citizen', personId, accountId: randomUUID(), ...levels, duties: [], roles: [], agencies: [] };
}

export function anOfficer(agency: string, ...roles: string[]): Actor {
  const duties = roles.map((role) => ({ postId: randomUUID(), role, agency, actsFor: [agency] }));
  return { kind: 'officer', accountId: randomUUID(), duties, roles, agencies: [agency] };
}

const issueAct = command({
  name: 'results.issue-in-a-test',
  summary: 'Issues a result as an approval does.',
  allow: anyone,
  input: Type.Object({}, { additionalProperties: true }),
  emits: [resultIssued],
  run: (ctx, input) => issueResult(ctx, input as unknown as ResultToIssue),
});

/** A result as an approval issues it, of a residence case unless the test says otherwise. */
export function issued(
  runtime: Runtime,
  wish: Partial<ResultToIssue> = {},
): Promise<{ resultId: string; number: string }> {
  const input: ResultToIssue = {
    caseId: randomUUID(),
    officialCode: 'H98.20.01-231218-0001',
    procedureCode: 'permanent-residence',
    resultCode: 'permanent-residence',
    holderId: randomUUID(),
    agencyCode,
    title: { vi: 'Thông báo kết quả đăng ký thường trú', en: 'Notice of residence registration' },
    lines: [
      { label: 'Họ, chữ đệm và tên', value: 'Nguyễn Thị Hoa' },
      { label: 'Nơi thường trú', value: 'Thôn 3, đường Trần Hưng Đạo' },
    ],
    ...wish,
  };
  return execute(runtime, issueAct, { actor: systemActor, input: input as never });
}

const marker = (code: number, ...body: number[]): number[] => [
  0xff,
  code,
  Math.floor((body.length + 2) / 256),
  (body.length + 2) % 256,
  ...body,
];

/** A grey JPEG of any size (ITU-T T.81, baseline): every block says "as before" in two bits. */
export function greyJpeg(width: number, height: number): Buffer {
  const one = (kind: number) => marker(0xc4, kind, 1, ...Array(15).fill(0), 0);
  const head = [
    ...[0xff, 0xd8],
    ...marker(0xe0, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 200, 0, 200, 0, 0),
    ...marker(0xdb, 0, ...Array(64).fill(16)),
    ...marker(0xc0, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0),
    ...one(0x00),
    ...one(0x10),
    ...marker(0xda, 1, 1, 0x00, 0, 63, 0),
  ];
  const bits = Math.ceil(width / 8) * Math.ceil(height / 8) * 2;
  const data = Buffer.alloc(Math.ceil(bits / 8));
  if (bits % 8 !== 0) data[data.length - 1] = 0xff >> (bits % 8);
  return Buffer.concat([Buffer.from(head), data, Buffer.from([0xff, 0xd9])]);
}
