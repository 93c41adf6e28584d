/**
 * Hides questions until the answer they follow from is given. Hidden fields are not sent; the server decides all the same.
 * @param {HTMLElement} place
 */
export function start(place) {
  const form = place.closest('form');
  const wanted = new Set(JSON.parse(place.dataset.equals));
  const follow = () => {
    const answer = new FormData(form).get(place.dataset.field);
    const fits = wanted.has(String(answer ?? ''));
    place.hidden = !fits;
    for (const control of place.querySelectorAll('input, select, textarea')) control.disabled = !fits;
  };
  form.addEventListener('input', follow);
  form.addEventListener('change', follow);
  follow();
}
