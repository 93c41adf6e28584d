/**
 * Prints a page once when it opens, as a kiosk does with a ticket; coming back to it does not print again.
 * @param {HTMLElement} _place
 */
export function start(_place) {
  const name = `da06:printed:${location.pathname}`;
  try {
    if (sessionStorage.getItem(name) !== null) return;
    sessionStorage.setItem(name, '1');
  } catch {
    return;
  }
  print();
}
