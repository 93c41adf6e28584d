import { Worker } from 'node:worker_threads';
import { Refusal, type RefusalKind } from '#platform/errors';
import type { Request } from './worker.ts';

type Reply =
  | { result: unknown }
  | { refusal: { kind: RefusalKind; key: string; params: Record<string, string> } }
  | { fault: string };

/** One thread; what it is asked it does in turn. */
export class Hand {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url));

  #last: Promise<unknown> = Promise.resolve();

  ask(request: Request): Promise<unknown> {
    const answer = this.#last.then(() => this.#askNow(request));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  #askNow(request: Request): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const done = (reply: Reply) => {
        this.#worker.off('error', failed);
        if ('result' in reply) resolve(reply.result);
        else if ('refusal' in reply) reject(new Refusal(reply.refusal.kind, reply.refusal.key, reply.refusal.params));
        else reject(new Error(reply.fault));
      };
      const failed = (error: Error) => reject(error);
      this.#worker.once('message', done);
      this.#worker.once('error', failed);
      this.#worker.postMessage(request);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
