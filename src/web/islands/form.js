// After this long without an answer the button works again.
const retryMs = 15_000;

const neverKept = new Set(['hidden', 'password', 'file', 'submit', 'button']);

/** The fields of a form that may be kept, by name; radios and tick boxes of one name together. */
function fieldsOf(form) {
  const fields = new Map();
  for (const control of form.elements) {
    if (!control.name || neverKept.has(control.type) || control.tagName === 'BUTTON') continue;
    fields.set(control.name, [...(fields.get(control.name) ?? []), control]);
  }
  return fields;
}

const isTick = (control) => control.type === 'radio' || control.type === 'checkbox';

function typedIn(controls) {
  return isTick(controls[0])
    ? controls
        .filter((control) => control.checked)
        .map((control) => control.value)
        .join('\n')
    : controls[0].value;
}

function putValue(controls, value) {
  if (!isTick(controls[0])) {
    controls[0].value = value;
    return;
  }
  const chosen = new Set(value.split('\n'));
  for (const control of controls) control.checked = chosen.has(control.value);
}

/**
 * @param {HTMLFormElement} form
 * @param {typeof import('./kept-text.js')} kept
 */
export function start(form, kept) {
  const name = form.dataset.keep;
  if (name) keepText(form, kept);
  sendOnce(form, () => name && kept.markSent(name));
}

function keepText(form, kept) {
  const name = form.dataset.keep;
  const shown = new Map([...fieldsOf(form)].map(([field, controls]) => [field, typedIn(controls)]));
  putBack(form, kept.readKept(name)?.fields ?? {}, shown);
  const remember = () => kept.writeKept(name, changedFields(form, shown));
  form.addEventListener('input', remember);
  form.addEventListener('change', remember);
}

/** What differs from what the server showed, or null. */
function changedFields(form, shown) {
  const fields = {};
  for (const [field, controls] of fieldsOf(form)) {
    const typed = typedIn(controls);
    const before = shown.get(field) ?? '';
    if (typed !== before) fields[field] = { shown: before, typed };
  }
  return Object.keys(fields).length === 0 ? null : { sent: false, fields };
}

/** Puts kept text back where the server still shows what it showed then. */
function putBack(form, kept, shown) {
  let changed = false;
  for (const [field, controls] of fieldsOf(form)) {
    const one = kept[field];
    if (!one || one.shown !== shown.get(field) || one.typed === shown.get(field)) continue;
    putValue(controls, one.typed);
    controls[0].dispatchEvent(new Event('input', { bubbles: true }));
    changed = true;
  }
  if (changed) say(form, form.dataset.kept);
}

function say(form, text) {
  const place = form.querySelector('.da-form-said');
  if (place) place.textContent = text ?? '';
}

function sendOnce(form, onSend) {
  let sending = false;
  const restore = () => {
    sending = false;
    for (const button of form.querySelectorAll('button[aria-disabled]')) {
      button.removeAttribute('aria-disabled');
      if (button.dataset.words) button.textContent = button.dataset.words;
    }
  };
  form.addEventListener('submit', (event) => {
    if (sending || !navigator.onLine) {
      event.preventDefault();
      if (!sending) say(form, form.dataset.offline);
      return;
    }
    sending = true;
    onSend();
    const button = event.submitter;
    if (button) {
      button.setAttribute('aria-disabled', 'true');
      button.dataset.words = button.textContent;
      button.textContent = form.dataset.sending ?? button.textContent;
    }
  });
  // The page may come back from the browser's memory, or the network may have failed without a new page.
  addEventListener('pageshow', (event) => event.persisted && restore());
  addEventListener('online', () => say(form, ''));
  form.addEventListener('submit', () => setTimeout(restore, retryMs));
}
