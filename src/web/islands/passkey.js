const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const withIds = (list) => (list ?? []).map((key) => ({ ...key, id: toBytes(key.id) }));

async function makeKey(options) {
  const key = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: withIds(options.excludeCredentials),
    },
  });
  const { response } = key;
  return {
    clientDataJSON: toText(response.clientDataJSON),
    attestationObject: toText(response.attestationObject),
    transports: response.getTransports?.() ?? [],
    key,
  };
}

async function proveKey(options) {
  const key = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: withIds(options.allowCredentials),
    },
  });
  const { response } = key;
  return {
    clientDataJSON: toText(response.clientDataJSON),
    authenticatorData: toText(response.authenticatorData),
    signature: toText(response.signature),
    userHandle: response.userHandle ? toText(response.userHandle) : undefined,
    key,
  };
}

/**
 * A form that sends what a passkey answers. `data-act` is `create` or `get`; `data-options` is where its challenge comes from.
 * @param {HTMLFormElement} form
 */
export function start(form) {
  if (!window.PublicKeyCredential) return;
  form.hidden = false;
  const said = form.querySelector('[role="status"]');
  form.addEventListener('submit', async (event) => {
    if (form.elements.response.value !== '') return;
    event.preventDefault();
    said.textContent = '';
    try {
      const asked = await fetch(form.dataset.options, { method: 'POST', headers: { accept: 'application/json' } });
      if (!asked.ok) throw new Error(String(asked.status));
      const options = await asked.json();
      const { key, ...response } = await (form.dataset.act === 'create' ? makeKey(options) : proveKey(options));
      form.elements.response.value = JSON.stringify({
        id: key.id,
        rawId: key.id,
        type: key.type,
        clientExtensionResults: {},
        response,
      });
      form.requestSubmit();
    } catch {
      // Cancelled, no such key here, or the page was open for too long: the other ways stay open.
      said.textContent = form.dataset.failed ?? '';
    }
  });
}
