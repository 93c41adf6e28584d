import type { ChannelName, Outcome, Outgoing, OutsideChannel, OutsideFate } from '../domain/outside-channel.ts';
import { smsText } from '../domain/sms-words.ts';

export interface GatewaySettings {
  name: Exclude<ChannelName, 'email'>;
  url: string;
  token: string;
}

const patienceMs = 10_000;

/**
 * SMS or Zalo through a message gateway over HTTP: `POST messages {key, to, text}` answers 202 (taken) or 200 (known under
 * this key, taken before), `POST fates {keys}` tells what became of them. The key makes sending again harmless, so what is
 * uncertain here is settled by the next try: once only, as far as the gateway keeps its word. Providers' own forms
 * (each has another) are put behind such a gateway or become a channel beside this one.
 */
export function gatewayChannel(settings: GatewaySettings): OutsideChannel {
  return {
    name: settings.name,
    lines: 8,
    open: async () => ({ send: (item) => sendOne(settings, item), close: () => undefined }),
    fatesOf: (ids) => askFates(settings, ids),
  };
}

function call(settings: GatewaySettings, path: string, body: unknown): Promise<Response> {
  return fetch(`${settings.url.replace(/\/$/, '')}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${settings.token}` },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
}

async function sendOne(settings: GatewaySettings, item: Outgoing): Promise<Outcome> {
  const text = settings.name === 'sms' ? smsText(item.text.short) : item.text.short;
  let answer: Response;
  try {
    answer = await call(settings, 'messages', { key: item.id, to: item.address, text });
  } catch (error) {
    return { kind: 'down', fault: faultOf(error), uncertain: mayHaveArrived(error) };
  }
  if (answer.ok) {
    const told = (await answer.json().catch(() => ({}))) as { id?: unknown };
    return { kind: 'accepted', ...(typeof told.id === 'string' ? { outsideId: told.id } : {}) };
  }
  const fault = `${answer.status}: ${(await answer.text().catch(() => '')).slice(0, 200)}`;
  // The request was wrong for this number: it will not get better. Keys, limits and faults of theirs are the channel's.
  if (answer.status === 400 || answer.status === 422) return { kind: 'refused', fault };
  return { kind: 'down', fault, uncertain: answer.status >= 500 };
}

async function askFates(settings: GatewaySettings, ids: readonly string[]): Promise<Map<string, OutsideFate>> {
  const answer = await call(settings, 'fates', { keys: ids });
  if (!answer.ok) throw new Error(`the ${settings.name} gateway answers ${answer.status}`);
  const { fates } = (await answer.json()) as { fates?: Record<string, string> };
  return new Map(
    Object.entries(fates ?? {}).filter(
      (entry): entry is [string, OutsideFate] => entry[1] === 'delivered' || entry[1] === 'failed',
    ),
  );
}

interface FetchFault extends Error {
  cause?: { code?: string; message?: string };
}

const faultOf = (error: unknown): string => {
  const { message, cause } = error as FetchFault;
  return cause?.message ? `${message}: ${cause.message}` : message;
};

/** A line that never came about carried nothing. */
const mayHaveArrived = (error: unknown): boolean =>
  !['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    (error as FetchFault).cause?.code ?? '',
  );
