import { Refusal } from '#platform/errors';
import type { View } from '../../shell/view.ts';

/** What a reader took from a chip: its files, and what the chip answered to a challenge. */
export interface ChipUpload {
  securityObject: Uint8Array;
  groups: ReadonlyMap<number, Uint8Array>;
  challenge: Uint8Array | undefined;
  answer: Uint8Array | undefined;
  /** Number of the terminal key that was drawn for chip authentication, and what the chip said to its last command. */
  keyId: string;
  keyAnswer: string;
}

/** First octet of a data group's file, by its number (Doc 9303-10, 4.7). */
const groupTags: ReadonlyMap<number, number> = new Map([
  [0x61, 1],
  [0x75, 2],
  [0x63, 3],
  [0x76, 4],
  [0x65, 5],
  [0x66, 6],
  [0x67, 7],
  [0x68, 8],
  [0x69, 9],
  [0x6a, 10],
  [0x6b, 11],
  [0x6c, 12],
  [0x6d, 13],
  [0x6e, 14],
  [0x6f, 15],
  [0x70, 16],
]);

/** Hexadecimal digits of the longest answer that a chip gives. */
const longestAnswer = 2048;

/** The file of data group 14 alone, in hexadecimal digits; undefined when none was sent. */
export async function readGroup14(view: View): Promise<string | undefined> {
  if (!view.request.isMultipart()) return undefined;
  let bytes: Buffer | undefined;
  for await (const part of view.request.parts()) if (part.type === 'file') bytes = await part.toBuffer();
  return bytes === undefined || bytes.length === 0 || bytes.length > 4096 ? undefined : bytes.toString('hex');
}

/**
 * Reads the posted files. They are looked at and forgotten: pictures and names of a card stay on no disk. Which data
 * group a file is, its first octet says, whatever its name.
 */
export async function readChipUpload(view: View): Promise<ChipUpload | Refusal> {
  let securityObject: Uint8Array | undefined;
  let answer: Uint8Array | undefined;
  let challengeText = '';
  let keyId = '';
  let keyAnswer = '';
  const groups = new Map<number, Uint8Array>();
  if (!view.request.isMultipart()) return new Refusal('invalid', 'office-chip.fault.no-sod');
  for await (const part of view.request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'challenge') challengeText = String(part.value).replace(/[\s:]/g, '');
      if (part.fieldname === 'key') keyId = String(part.value);
      if (part.fieldname === 'key-answer') keyAnswer = String(part.value).replace(/[\s:]/g, '');
      continue;
    }
    const bytes = new Uint8Array(await part.toBuffer());
    if (part.filename === '' || bytes.length === 0) continue;
    if (part.fieldname === 'sod') securityObject = bytes;
    if (part.fieldname === 'answer') answer = bytes;
    if (part.fieldname !== 'groups') continue;
    const number = groupTags.get(bytes[0] ?? 0);
    if (number === undefined) return new Refusal('invalid', 'office-chip.fault.no-group', { name: part.filename });
    groups.set(number, bytes);
  }
  if (securityObject === undefined) return new Refusal('invalid', 'office-chip.fault.no-sod');
  if (groups.size === 0) return new Refusal('invalid', 'office-chip.fault.no-groups');
  if (challengeText !== '' && !/^[0-9a-f]{16}$/i.test(challengeText)) {
    return new Refusal('invalid', 'office-chip.fault.challenge');
  }
  if (keyAnswer !== '' && !(/^([0-9a-f]{2})+$/i.test(keyAnswer) && keyAnswer.length <= longestAnswer)) {
    return new Refusal('invalid', 'office-chip.fault.key-answer');
  }
  const challenge = challengeText === '' ? undefined : new Uint8Array(Buffer.from(challengeText, 'hex'));
  return { securityObject, groups, challenge, answer, keyId, keyAnswer };
}
