import type { IncomingMessage, ServerResponse } from 'node:http';

/** One HTTP request and its answer, as Node has them. */
export interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
}

export type SignInAnswer =
  /** Signed in: where to send the browser. */
  | { kind: 'done'; location: string }
  /** The first step is done; a second factor is needed. */
  | { kind: 'second' }
  | { kind: 'wrong' }
  | { kind: 'wrong-code' }
  | { kind: 'wrong-passkey' }
  | { kind: 'locked' }
  | { kind: 'wait'; waitMs: number }
  /** Right, but weaker than what the client asks for, and there is nothing here to prove more with. */
  | { kind: 'too-weak' };
