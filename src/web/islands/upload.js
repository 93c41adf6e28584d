/**
 * Sends chosen files in small pieces while the person goes on looking at the page: large photographs are made smaller
 * first, a broken line is waited for, and the same file chosen again goes on where it stopped. When all are through, the
 * page is fetched anew and shows them. Without this the files go with the form.
 */
const longestSide = 2400; // an A4 page at 200 dots per inch (Circular 01/2023/TT-VPCP)
const smallEnough = 700_000;
const pieceBytes = { least: 16_384, first: 65_536 };
const patienceMs = [1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000];

let running = 0;
let failures = 0;

/** @param {HTMLElement} place */
export function start(place) {
  const words = JSON.parse(place.dataset.words);
  const input = place.querySelector('input[type="file"]');
  const said = document.createElement('div');
  said.className = 'da-upload__said';
  said.setAttribute('role', 'status');
  const bars = document.createElement('div');
  place.append(bars, said);
  if (!document.querySelector('.da-upload__hint')) addHint(place, words);
  const take = (chosen) => {
    const files = [...chosen.files];
    chosen.value = ''; // they must not go with the form as well
    void sendAll(files, { place, words, bars, said });
  };
  input.multiple = true;
  input.addEventListener('change', () => take(input));
  if (matchMedia('(pointer: coarse)').matches) addCamera(place, words, take);
  const form = place.closest('form');
  // The button that sends chosen files: they have gone already.
  for (const button of form?.querySelectorAll('button[name="stay"]') ?? []) button.hidden = true;
  form?.addEventListener(
    'submit',
    (event) => {
      if (running === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      said.textContent = words.wait;
    },
    true,
  );
  addEventListener('beforeunload', (event) => running > 0 && event.preventDefault());
}

/** Said once on a page: that files go at once, and are not lost with the line. */
function addHint(place, words) {
  const hint = document.createElement('p');
  Object.assign(hint, { className: 'govuk-hint da-upload__hint', textContent: words.hint });
  place.prepend(hint);
}

/** A second way to choose: the telephone's camera, at once. */
function addCamera(place, words, take) {
  const camera = document.createElement('input');
  Object.assign(camera, { type: 'file', accept: 'image/*', hidden: true });
  camera.setAttribute('capture', 'environment');
  camera.addEventListener('change', () => take(camera));
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'govuk-button da-upload__camera', textContent: words.camera });
  button.addEventListener('click', () => camera.click());
  place.querySelector('.govuk-form-group').before(button, camera);
}

/** One after the other; a page on which something failed stays, so that the words can be read. */
async function sendAll(files, at) {
  if (files.length === 0) return;
  running += 1;
  let sent = 0;
  for (const file of files) {
    if (await sendOne(file, at)) sent += 1;
    else failures += 1;
  }
  running -= 1;
  if (running > 0) return;
  if (failures === 0) location.reload();
  else if (sent > 0) at.said.append(' ', linkTo(location.pathname, at.words.show));
}

async function sendOne(original, { place, words, bars, said }) {
  const bar = barOf(original.name);
  bars.append(bar.row);
  said.textContent = words.sending.replace('{name}', original.name);
  try {
    const file = await smaller(original);
    await send(file, `${original.name}|${original.size}|${original.lastModified}`, {
      // Where the person says which paper it is, that counts.
      home: { ...place.dataset, paper: chosenPaper(place) ?? place.dataset.paper },
      onProgress: (share) => bar.show(share),
      onWait: () => {
        said.textContent = words.waiting;
      },
    });
    said.textContent = words.sent.replace('{name}', original.name);
    return true;
  } catch (error) {
    const refused = error instanceof Refused;
    bar.row.className = 'govuk-error-message';
    bar.row.textContent = refused ? error.message : words.failed.replace('{name}', original.name);
    const signIn = `/sign-in?${new URLSearchParams({ return: location.pathname })}`;
    if (refused && error.status === 401) bar.row.append(' ', linkTo(signIn, words.signIn));
    said.textContent = bar.row.textContent;
    return false;
  }
}

function chosenPaper(place) {
  const form = place.closest('form');
  return form ? new FormData(form).get('paper') : null;
}

function barOf(name) {
  const row = document.createElement('p');
  row.className = 'da-upload__row';
  const progress = document.createElement('progress');
  progress.max = 1;
  progress.value = 0;
  progress.setAttribute('aria-label', name);
  row.append(name, progress);
  return { row, show: (share) => (progress.value = share) };
}

function linkTo(href, text) {
  const link = document.createElement('a');
  Object.assign(link, { className: 'govuk-link', href, textContent: text });
  return link;
}

/** A photograph as small as a clear page needs; anything else, or what this browser cannot draw, as it is. */
async function smaller(file) {
  if (!/^image\/(jpeg|png|webp|heic|heif)$/.test(file.type) || (file.size < smallEnough && !/webp|hei/.test(file.type)))
    return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.82));
    if (!blob || (blob.size >= file.size && /jpeg|png/.test(file.type))) return file;
    return new File([blob], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' });
  } catch {
    return file;
  }
}

/** An answer of the server that says no; its words are for the person. */
class Refused extends Error {
  constructor(status, { title, type }) {
    super(title ?? String(status));
    this.status = status;
    this.key = type?.split(':').at(-1);
  }
}

async function call(path, init) {
  const answer = await fetch(path, {
    ...init,
    headers: { accept: 'application/json', ...init?.headers },
    signal: AbortSignal.timeout(90_000),
  });
  const body = await answer.json().catch(() => ({}));
  if (answer.ok) return body;
  // What is down for a moment is tried again like a broken line.
  if (answer.status >= 500) throw new Error(String(answer.status));
  throw new Refused(answer.status, body);
}

async function send(file, key, { home, onProgress, onWait }) {
  const { draft, case: caseId, paper } = home;
  const wish = { ...(draft ? { draftId: draft } : { caseId }), paper, name: file.name, size: file.size, key };
  const begin = () =>
    call('/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    });
  const upload = await patiently(begin, onWait);
  const path = `/uploads/${upload.uploadId}`;
  let at = upload.receivedBytes;
  let piece = Math.min(pieceBytes.first, upload.chunkBytes);
  while (at < file.size) {
    onProgress(at / file.size);
    const started = performance.now();
    let broke = false;
    const arrived = await patiently(
      async () => {
        // After a break only the server knows whether the piece arrived.
        if (broke) at = (await call(path)).receivedBytes;
        if (at >= file.size) return { receivedBytes: at };
        const body = new FormData();
        body.append('piece', file.slice(at, at + piece), 'piece');
        return call(`${path}/pieces?at=${at}`, { method: 'POST', body });
      },
      () => {
        broke = true;
        piece = Math.max(pieceBytes.least, Math.round(piece / 2));
        onWait();
      },
    );
    at = arrived.receivedBytes;
    if (performance.now() - started < 3000) piece = Math.min(piece * 2, upload.chunkBytes);
  }
  onProgress(1);
  let tried = false;
  await patiently(() => {
    const again = tried;
    tried = true;
    return call(`${path}/finish`, { method: 'POST' }).catch((error) => {
      // It was finished before and only the answer was lost.
      if (again && error instanceof Refused && error.status === 404) return {};
      throw error;
    });
  }, onWait);
}

/** Tries again while the line is broken, longer and longer; a refusal is final. */
async function patiently(work, onWait) {
  for (let turn = 0; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused && error.key !== 'cases.upload-moved-on') throw error;
      if (turn >= patienceMs.length) throw error;
      onWait();
      await pause(patienceMs[turn]);
    }
  }
}

/** So long, or until the line is back. */
function pause(ms) {
  return new Promise((done) => {
    setTimeout(done, ms);
    if (!navigator.onLine) addEventListener('online', done, { once: true });
  });
}
