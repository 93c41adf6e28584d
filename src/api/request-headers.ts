import type { FastifyRequest } from 'fastify';
import { refuse } from '#platform/errors';

/** The caller's key, when there is one: the same key is done once. */
export function keyOf(request: FastifyRequest): { key?: string } {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? { key } : {};
}

/** Why a named person is looked at. Header values are ASCII, so a Vietnamese purpose comes percent-encoded. */
export function purposeOf(request: FastifyRequest): { purpose?: string } {
  const { purpose } = request.headers;
  if (typeof purpose !== 'string') return {};
  try {
    return { purpose: decodeURIComponent(purpose) };
  } catch {
    return refuse('invalid', 'platform.purpose-required');
  }
}

/** How the descriptions name these headers. */
export const keyHeader = {
  'idempotency-key': { type: 'string', maxLength: 255, description: 'Made by the caller; the same key is done once.' },
};
export const purposeHeader = {
  purpose: {
    type: 'string',
    maxLength: 500,
    description: 'Why a named person is looked at; percent-encoded UTF-8.',
  },
};
