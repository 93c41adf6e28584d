import { Refusal, statusOfKind } from '#platform/errors';
import { type Language, t } from '#platform/i18n';

/** RFC 9457 problem details, with the faults of single fields. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  requestId: string;
  errors?: { field: string; detail: string }[];
}

/** What a caller is told: a refusal in words of its language, or for a fault of ours only the id to ask about. */
export function toProblem(error: Error, language: Language, requestId: string): Problem {
  if (error instanceof Refusal) {
    const errors = error.fields.map((f) => ({ field: f.field, detail: t(language, f.key, f.params) }));
    return {
      type: `urn:da06:refusal:${error.key}`,
      title: t(language, error.key, error.params),
      status: statusOfKind[error.kind],
      requestId,
      ...(errors.length > 0 ? { errors } : {}),
    };
  }
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  // Faults that the HTTP library finds before us (a broken body, a body too large) are the caller's.
  if (status >= 400 && status < 500) {
    const key = status === 413 ? 'platform.request-too-large' : 'platform.request-broken';
    return { type: `urn:da06:refusal:${key}`, title: t(language, key), status, requestId };
  }
  return { type: 'urn:da06:fault', title: t(language, 'platform.fault', { requestId }), status: 500, requestId };
}
