import type { Runtime, Task } from '#platform/command';
import type { Tx } from '#platform/db';
import { storeLoose } from '#platform/files';
import { findAgency, findUnit, splitUnitName } from '#territory';
import type { ResultRow } from '../result-store.ts';
import { configuredResults, type ResultSettings } from '../settings.ts';
import { isOurs } from '../signing/pdf-signature.ts';
import { signPdf } from '../signing/sign-pdf.ts';
import { type Credential, SigningFault, type SigningService } from '../signing/signing-service.ts';
import { titleWords } from '../title.ts';
import { dueForDrawing, keepDocument, postponeDrawing, resultToDraw } from './document-store.ts';
import { drawResult } from './draw-result.ts';

const atOnce = 50;
/** A turn ends before its lease does, however much waits. */
const longestTurnMs = 3 * 60_000;

/**
 * Draws and signs what was decided since the last turn. The decision stands with its commit; this makes its paper, within
 * seconds. When the signing service is down the paper waits and is tried again: unsigned it would be no document.
 */
export function drawDocumentsTask(settings: () => ResultSettings = configuredResults): Task {
  return {
    name: 'results.draw-documents',
    everySeconds: 2,
    run: (runtime) => drawDue(runtime, settings()),
  };
}

async function drawDue(runtime: Runtime, settings: ResultSettings): Promise<void> {
  const began = Date.now();
  const credentials = new Map<string, Promise<Credential>>();
  for (;;) {
    const due = await runtime.database.read({ kind: 'system' }, (tx) => dueForDrawing(tx, runtime.clock.now(), atOnce));
    for (const { id } of due) {
      const fault = await drawOne(runtime, { settings, credentials, id });
      if (fault !== undefined) runtime.log.warn({ err: fault, resultId: id }, 'a result could not be drawn');
      // A service that is down would make each of them wait for its answer.
      if (fault instanceof SigningFault && fault.trouble === 'down') return;
      if (Date.now() - began > longestTurnMs) return;
    }
    if (due.length < atOnce) return;
  }
}

interface Drawing {
  settings: ResultSettings;
  credentials: Map<string, Promise<Credential>>;
  id: string;
}

async function drawOne(runtime: Runtime, drawing: Drawing): Promise<Error | undefined> {
  const now = runtime.clock.now();
  const { id } = drawing;
  try {
    const made = await makeDocument(runtime, drawing, now);
    if (made === undefined) return undefined;
    const fileHash = await storeLoose(runtime, made.pdf);
    await runtime.database.transaction({ kind: 'system' }, (tx) =>
      keepDocument(tx, id, { fileHash, pageCount: pagesIn(made.pdf), at: now, signer: made.signer }),
    );
    return undefined;
  } catch (error) {
    const fault = error instanceof SigningFault ? error.trouble : 'fault';
    await runtime.database.transaction({ kind: 'system' }, (tx) => postponeDrawing(tx, id, { now, fault }));
    return error as Error;
  }
}

async function makeDocument(
  runtime: Runtime,
  { settings, credentials, id }: Drawing,
  now: Date,
): Promise<{ pdf: Uint8Array; signer: string | undefined } | undefined> {
  const found = await runtime.database.read({ kind: 'system' }, async (tx) => {
    const due = await resultToDraw(tx, id);
    return due === undefined ? undefined : { ...due, ...(await agencyWords(tx, due.row)) };
  });
  if (found === undefined) return undefined;
  const { row, template, agency, place } = found;
  const { signing } = settings;
  const credential = signing === undefined ? undefined : await credentialOf(signing, credentials, { row, now });
  const signature = credential === undefined ? undefined : { signer: credential.signer, at: now };
  const drawn =
    row.scanFileHash === null
      ? await drawResult(row, {
          agency,
          place,
          title: titleWords(row).vi,
          template,
          verifyUrl: settings.verifyUrl,
          signature,
        })
      : await runtime.files.get(row.scanFileHash);
  // A document that came from outside keeps its own form, and the signatures it may bear.
  if (signing === undefined || credential === undefined || !isOurs(drawn)) return { pdf: drawn, signer: undefined };
  const pdf = await signPdf(signing, drawn, { credential, reason: `${titleWords(row).vi} ${row.number}`, at: now });
  return { pdf, signer: credential.signer };
}

/** An agency's credential, asked for once in a turn. */
function credentialOf(
  signing: SigningService,
  known: Map<string, Promise<Credential>>,
  { row, now }: { row: ResultRow; now: Date },
): Promise<Credential> {
  const asked = known.get(row.agencyCode) ?? signing.credentialOf(row.agencyCode, now);
  known.set(row.agencyCode, asked);
  return asked;
}

/** Name of the agency and of the place where it sits, on the day of issue. */
async function agencyWords(tx: Tx, row: ResultRow): Promise<{ agency: string; place: string }> {
  const agency = await findAgency(tx, row.agencyCode);
  if (agency === undefined) return { agency: row.agencyCode, place: '' };
  const unit = await findUnit(tx, agency.unitCode, row.issuedOn);
  return { agency: agency.name.vi, place: unit === undefined ? '' : splitUnitName(unit.name).properName };
}

function pagesIn(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1');
  return new Set([...text.matchAll(/(?<=\n)(\d+) 0 obj\s*<<\s*\/Type \/Page\b(?!s)/g)].map((m) => m[1])).size;
}
