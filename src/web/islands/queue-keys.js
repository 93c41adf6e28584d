/**
 * The keyboard for a list of cases: j and k walk the rows, x ticks one, Enter opens it (it is a link), / goes to the search, n to
 * the next page. Also one box that ticks them all, and how many are ticked. Typing in a field is left alone.
 * @param {HTMLElement} place
 */
export function start(place) {
  const links = [...place.querySelectorAll('tbody th a')];
  const ticks = [...place.querySelectorAll('tbody input[type=checkbox]')];
  if (ticks.length > 0) countTicks(place, ticks);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (press(event.key, { links, ticks })) event.preventDefault();
  });
}

const isTyping = (target) =>
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio');

/** @returns {boolean} whether the key was one of ours. */
function press(key, { links, ticks }) {
  if (key === 'j') return walk(links, 1);
  if (key === 'k') return walk(links, -1);
  if (key === 'x') return toggle(links, ticks);
  if (key === '/') return go(document.querySelector('.da-filter input[type=text]'));
  if (key === 'n') return follow(document.querySelector('.da-pages a[rel=next]'));
  return false;
}

function rowOf(links) {
  const row = document.activeElement?.closest('tr');
  return row ? links.findIndex((link) => row.contains(link)) : -1;
}

function walk(links, by) {
  const at = rowOf(links);
  const next = at < 0 ? (by > 0 ? 0 : -1) : at + by;
  return go(links[Math.min(links.length - 1, next)]);
}

function toggle(links, ticks) {
  const tick = ticks[rowOf(links)];
  tick?.click();
  return tick !== undefined;
}

function go(target) {
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
  return target != null;
}

function follow(link) {
  link?.click();
  return link != null;
}

function countTicks(place, ticks) {
  const said = place.querySelector('[data-count]');
  const all = document.createElement('input');
  const label = document.createElement('label');
  all.type = 'checkbox';
  label.className = 'da-tick';
  label.append(all, ` ${place.dataset.all}`);
  said?.parentElement.before(label);
  const tell = () => {
    const count = ticks.filter((tick) => tick.checked).length;
    all.checked = count === ticks.length;
    all.indeterminate = count > 0 && count < ticks.length;
    if (said) said.textContent = count === 0 ? '' : place.dataset.ticked.replace('{count}', count);
  };
  all.addEventListener('change', () => {
    for (const tick of ticks) tick.checked = all.checked;
    tell();
  });
  place.addEventListener('change', tell);
  // The browser may have kept ticks from before.
  tell();
}
