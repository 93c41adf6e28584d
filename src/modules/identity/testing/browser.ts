/** A browser for tests: keeps cookies, does not follow redirects by itself. */
export interface Browser {
  readonly cookies: Map<string, string>;
  /** The last Set-Cookie lines, as they were sent. */
  readonly setCookies: string[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Follows redirects inside the site until a page answers; gives that answer and where it was found. */
  follow(response: Response): Promise<{ response: Response; path: string }>;
}

interface Stored {
  value: string;
  path: string;
}

/**
 * @param publicUrl the site's address as it stands in redirects.
 * @param server where a request really goes; may change from call to call, as behind a load balancer.
 */
export function openBrowser(publicUrl: string, server: () => string = () => publicUrl): Browser {
  const jar = new Map<string, Stored>();
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];

  const pathOf = (location: string): string => {
    const url = new URL(location, publicUrl);
    if (url.origin !== new URL(publicUrl).origin) throw new Error(`redirected out of the site: ${location}`);
    return `${url.pathname}${url.search}`;
  };

  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const { pathname } = new URL(path, publicUrl);
    const sent = [...jar].filter(([, c]) => isUnder(pathname, c.path)).map(([name, c]) => `${name}=${c.value}`);
    const headers = new Headers(init.headers);
    if (sent.length > 0) headers.set('cookie', sent.join('; '));
    if (!headers.has('accept')) headers.set('accept', 'text/html');
    headers.set('sec-fetch-site', headers.get('sec-fetch-site') ?? 'same-origin');
    const response = await fetch(`${server()}${path}`, { ...init, headers, redirect: 'manual' });
    setCookies.splice(0, setCookies.length, ...response.headers.getSetCookie());
    for (const line of setCookies) keep(line);
    return response;
  };

  const keep = (line: string): void => {
    const [pair = '', ...attributes] = line.split('; ');
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const attribute = (key: string) =>
      attributes.find((a) => a.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const expires = attribute('expires');
    const gone = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now());
    if (gone) {
      jar.delete(name);
      cookies.delete(name);
      return;
    }
    jar.set(name, { value, path: attribute('path') ?? '/' });
    cookies.set(name, value);
  };

  return {
    cookies,
    setCookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      send(path, { method: 'POST', headers, body: new URLSearchParams(fields) }),
    async follow(first) {
      let response = first;
      let path = new URL(first.url).pathname;
      for (let step = 0; step < 12; step += 1) {
        const location = response.headers.get('location');
        if (location === null) return { response, path };
        path = pathOf(location);
        await response.body?.cancel();
        response = await send(path, {});
      }
      throw new Error(`too many redirects, the last to ${path}`);
    },
  };
}

const isUnder = (path: string, base: string) =>
  path === base || path.startsWith(base.endsWith('/') ? base : `${base}/`);
