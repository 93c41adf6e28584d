import type { ReportContent } from '../document/report-content.ts';
import { type OutputKind, outputKinds, renderReport } from '../render/render-report.ts';
import { readContent, sha256 } from './content-text.ts';

/** SHA-256 of every file that a content makes. */
export async function outputHashes(content: ReportContent): Promise<Record<OutputKind, string>> {
  const hashes: Partial<Record<OutputKind, string>> = {};
  for (const kind of outputKinds) hashes[kind] = sha256(await renderReport(content, kind));
  return hashes as Record<OutputKind, string>;
}

/** Files of a frozen report that no longer come out as they did. */
export async function changedOutputs(frozen: {
  content: string;
  outputs: Readonly<Record<OutputKind, string>>;
}): Promise<OutputKind[]> {
  const now = await outputHashes(readContent(frozen.content));
  return outputKinds.filter((kind) => now[kind] !== frozen.outputs[kind]);
}
