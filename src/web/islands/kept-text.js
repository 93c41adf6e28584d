/**
 * What was typed, kept in this tab until the server has taken it. One entry per form:
 * { actor, sent, fields: { name: { shown, typed } } }. Storage may be full or forbidden: then nothing is kept, silently.
 */
const prefix = 'da06:kept:';

/** Who is signed in on this page, or null. */
function actorOfPage() {
  return document.documentElement.dataset.actor ?? null;
}

function keys() {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

export function readKept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + name) ?? 'null');
  } catch {
    return null;
  }
}

export function writeKept(name, entry) {
  try {
    if (entry === null) sessionStorage.removeItem(prefix + name);
    else sessionStorage.setItem(prefix + name, JSON.stringify({ ...entry, actor: entry.actor ?? actorOfPage() }));
  } catch {
    // Keeping is a kindness, not a promise: the form works without it.
  }
}

/** The form is on its way; `settleSentForms` finds out whether it arrived. */
export function markSent(name) {
  const entry = readKept(name);
  if (entry) writeKept(name, { ...entry, sent: true });
}

/** Drops what another person typed. With `null` everything goes: somebody signs out. */
export function forgetWhatIsNotMine(actor = actorOfPage() ?? undefined) {
  if (actor === undefined) return;
  for (const key of keys()) {
    const entry = readKept(key.slice(prefix.length));
    if (actor === null || (entry?.actor && entry.actor !== actor)) writeKept(key.slice(prefix.length), null);
  }
}

/**
 * A form that was sent and is not on this ordinary page has been taken: its text goes. On a page that interrupts (an error,
 * the sign-in) it has not: it counts as unsent again.
 */
export function settleSentForms() {
  const ordinary = document.documentElement.dataset.page === 'page';
  const here = new Set([...document.querySelectorAll('form[data-keep]')].map((form) => form.dataset.keep));
  for (const key of keys()) {
    const name = key.slice(prefix.length);
    const entry = readKept(name);
    if (!entry?.sent) continue;
    if (!ordinary || here.has(name)) writeKept(name, { ...entry, sent: false });
    else writeKept(name, null);
  }
}
