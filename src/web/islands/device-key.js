/**
 * Binds this device to an e-ID account: makes a key pair whose private half can never be read out, signs the server's
 * challenge with it and puts key and signature into the form. Without it (an old browser, no secure connection) the form
 * goes without a device, and the account is activated all the same.
 */
const store = 'keys';

/** @param {HTMLElement} place */
export async function start(place) {
  if (globalThis.crypto?.subtle === undefined) return;
  const { challenge } = place.dataset;
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const message = new TextEncoder().encode(`da06-eid-device:v1:${challenge}`);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, message);
  await keep(pair.privateKey);
  place.querySelector('[name="publicKey"]').value = base64url(await crypto.subtle.exportKey('spki', pair.publicKey));
  place.querySelector('[name="signature"]').value = base64url(signature);
  place.dataset.ready = 'true';
}

function base64url(bytes) {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The browser keeps the key itself, not its letters. One account for each device: the newest key is the one. */
function keep(key) {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('da06-eid', 1);
    open.onupgradeneeded = () => open.result.createObjectStore(store);
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const writing = open.result.transaction(store, 'readwrite');
      writing.objectStore(store).put(key, 'device');
      writing.oncomplete = () => resolve();
      writing.onerror = () => reject(writing.error);
    };
  });
}
