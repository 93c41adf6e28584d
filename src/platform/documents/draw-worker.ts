import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { renderPdf } from './render-pdf.ts';

// On Linux a thread has a priority of its own, and 0 means the thread that asks; elsewhere it would be the whole process.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on('message', async (asked: { job: number; template: string; data: Record<string, unknown> }) => {
  const { job, template, data } = asked;
  try {
    parentPort?.postMessage({ job, pdf: await renderPdf(template, data) });
  } catch (error) {
    parentPort?.postMessage({ job, fault: (error as Error).message });
  }
});
