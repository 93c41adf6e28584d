import type { OpenRuntime } from './runtime.ts';

export async function ensureDemo(_open: OpenRuntime): Promise<void> {
}
