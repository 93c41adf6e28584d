/** Loads the islands that this page has. The version of the address goes on to them, so that all of them change together. */
const version = new URL(import.meta.url).search;
const known = [
  'form',
  'commune-picker',
  'show-when',
  'queue-keys',
  'upload',
  'print-once',
  'passkey',
  'device-key',
  'review-keys',
];

const kept = await import(`./kept-text.js${version}`);
kept.forgetWhatIsNotMine();
kept.settleSentForms();

for (const name of known) {
  const places = document.querySelectorAll(`[data-island="${name}"]`);
  if (places.length === 0) continue;
  const island = await import(`./${name}.js${version}`);
  for (const place of places) island.start(place, kept);
}

for (const form of document.querySelectorAll('form[data-forget]')) {
  form.addEventListener('submit', () => kept.forgetWhatIsNotMine(null));
}
