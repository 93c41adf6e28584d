/**
 * The keyboard for deciding reviews: the key that stands beside a button or link presses it. Typing in a field is left
 * alone, and a key held down decides once: the next page comes before it counts again.
 * @param {HTMLElement} place
 */
export function start(place) {
  let pressed = false;
  place.dataset.ready = 'yes';
  document.addEventListener('keydown', (event) => {
    if (pressed || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const key = CSS.escape(event.key.toLowerCase());
    const target = place.querySelector(`[data-key="${key}"] :is(button, a)`);
    if (target === null) return;
    event.preventDefault();
    pressed = true;
    target.click();
  });
  // The page may come back from the browser's memory.
  addEventListener('pageshow', () => {
    pressed = false;
  });
}

const isTyping = (target) =>
  target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
