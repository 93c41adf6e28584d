import { Worker } from 'node:worker_threads';

interface Waiting {
  done(pdf: Uint8Array): void;
  failed(error: Error): void;
}

let worker: Worker | undefined;
const waiting = new Map<number, Waiting>();
let lastJob = 0;

function startWorker(): Worker {
  const started = new Worker(new URL('./draw-worker.ts', import.meta.url));
  const end = (error: Error) => {
    if (worker === started) worker = undefined;
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
  };
  started.on('message', ({ job, pdf, fault }: { job: number; pdf?: Uint8Array; fault?: string }) => {
    const asked = waiting.get(job);
    waiting.delete(job);
    if (waiting.size === 0) started.unref();
    if (pdf !== undefined) asked?.done(pdf);
    else asked?.failed(new Error(fault));
  });
  started.on('error', end);
  started.on('exit', (code) => end(new Error(`the drawing thread ended with ${code}`)));
  return started;
}

/**
 * The same as `renderPdf`, in a thread of its own that the operating system serves after everybody who waits for an answer:
 * for papers that are drawn behind an act, tens of milliseconds each. A thread that dies is started anew by the next one.
 */
export function renderPdfBehind(template: string, data: Record<string, unknown>): Promise<Uint8Array> {
  worker ??= startWorker();
  worker.ref(); // the process does not end while a paper is being drawn
  lastJob += 1;
  const job = lastJob;
  const drawn = new Promise<Uint8Array>((done, failed) => waiting.set(job, { done, failed }));
  worker.postMessage({ job, template, data });
  return drawn;
}
