/** Calls the JSON API as a signed-in person. */
export interface ApiClient {
  call<T>(name: string, input: unknown, options?: { key?: string; purpose?: string }): Promise<T>;
}

/** An answer that is not a success, with its status. */
export class ApiError extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(`${status}: ${text}`);
    this.status = status;
  }
}

export function apiClient(url: string, cookie: string): ApiClient {
  return {
    async call<T>(name: string, input: unknown, options: { key?: string; purpose?: string } = {}) {
      const answer = await fetch(`${url}/api/v1/${name.replace('.', '/')}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          cookie,
          ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
          ...(options.purpose === undefined ? {} : { purpose: encodeURIComponent(options.purpose) }),
        },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(15_000),
      });
      const text = await answer.text();
      if (!answer.ok) throw new ApiError(answer.status, text);
      return JSON.parse(text) as T;
    },
  };
}
