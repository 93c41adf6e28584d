const waitMs = 250;

/**
 * Shows matching units while one types. Expects `GET /units?q=…&date=…` to answer `{ units: [{ code, name, hint }] }`.
 * @param {HTMLElement} place
 */
export function start(place) {
  const input = place.querySelector('input[type="text"]');
  const said = place.querySelector('.da-commune__said');
  const list = place.querySelector('.govuk-radios');
  let timer;
  let asked = 0;
  let last = input.value.trim();

  const search = async () => {
    const text = input.value.trim();
    if (text === last) return;
    last = text;
    const turn = ++asked;
    if (text.length < 2) {
      said.textContent = '';
      list.replaceChildren();
      return;
    }
    try {
      const answer = await fetch(`/units?${new URLSearchParams({ q: text, date: place.dataset.date })}`, {
        headers: { accept: 'application/json' },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const { units } = await answer.json();
      if (turn === asked) show(units, text);
    } catch {
      if (turn !== asked) return;
      last = '';
      said.textContent = place.dataset.failed;
    }
  };

  const show = (units, text) => {
    const chosen = list.querySelector('input:checked')?.value;
    said.textContent = sayFound(units.length, text, place.dataset);
    list.replaceChildren(...units.map((unit, index) => radio(unit, index, chosen)));
  };

  const radio = (unit, index, chosen) => {
    const item = document.createElement('div');
    item.className = 'govuk-radios__item';
    const button = document.createElement('input');
    Object.assign(button, {
      className: 'govuk-radios__input',
      type: 'radio',
      name: place.dataset.name,
      value: unit.code,
    });
    button.id = `${input.id}-unit${index === 0 ? '' : `-${index + 1}`}`;
    button.checked = unit.code === chosen;
    const label = document.createElement('label');
    Object.assign(label, { className: 'govuk-label govuk-radios__label', htmlFor: button.id, textContent: unit.name });
    item.append(button, label);
    if (unit.hint) {
      const hint = document.createElement('div');
      Object.assign(hint, {
        className: 'govuk-hint govuk-radios__hint',
        id: `${button.id}-item-hint`,
        textContent: unit.hint,
      });
      button.setAttribute('aria-describedby', hint.id);
      item.append(hint);
    }
    return item;
  };

  // Enter looks for the name that was typed instead of sending the form without a unit.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || input.value.trim() === '') return;
    event.preventDefault();
    clearTimeout(timer);
    void search();
  });
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, waitMs);
  });
}

function sayFound(count, text, words) {
  if (count === 0) return words.foundNone.replace('{text}', text);
  return count === 1 ? words.foundOne : words.foundMany.replace('{count}', String(count));
}
