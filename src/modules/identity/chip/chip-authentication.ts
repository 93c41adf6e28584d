import { createECDH } from 'node:crypto';
import { ChipFormatError, inside, isSameBytes, oidOf, readDer, readWhole } from './der.ts';
import { agreedKey, answerHolds, codeOf, padded, readProtectedAnswer } from './secure-messaging.ts';
import { type ChipKey, chipKeysOf } from './security-infos.ts';

/** What went between a reader and a chip: commands and answers, without the protection of an earlier messaging. */
export interface ChipTranscript {
  /** The reader's private key, for this chip alone: a number, in octets. */
  readonly terminalKey: Uint8Array;
  /** From the command that brings the reader's public key on; what follows stands as it went, protected. */
  readonly exchanges: readonly { readonly command: Uint8Array; readonly answer: Uint8Array }[];
}

const longestTranscript = 64 * 1024;
const mostExchanges = 16;
const success = 0x9000;
const setAgreement = [0x22, 0x41, 0xa6];
const setProtocol = [0x22, 0x41, 0xa4];
const generalAuthenticate = [0x86, 0x00, 0x00];

/**
 * Reads a transcript: JSON with `terminalKey` and `exchanges`, a list of [command, answer], all hexadecimal.
 * @throws ChipFormatError when it is none.
 */
export function readTranscript(text: string): ChipTranscript {
  if (text.length > longestTranscript) throw new ChipFormatError('the transcript is too long', text.length);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new ChipFormatError('the transcript is no JSON', 0);
  }
  const { terminalKey, exchanges } = (typeof given === 'object' && given !== null ? given : {}) as Record<
    string,
    unknown
  >;
  if (!Array.isArray(exchanges) || exchanges.length === 0 || exchanges.length > mostExchanges)
    throw new ChipFormatError('the transcript has no list of exchanges', 0);
  return {
    terminalKey: octetsOf(terminalKey),
    exchanges: exchanges.map((pair: unknown) => {
      const [command, answer, more] = Array.isArray(pair) ? (pair as unknown[]) : [];
      if (more !== undefined) throw new ChipFormatError('an exchange is not a command and an answer', 0);
      return { command: octetsOf(command), answer: octetsOf(answer) };
    }),
  };
}

function octetsOf(value: unknown): Uint8Array {
  if (typeof value !== 'string' || value.length === 0 || !/^(?:[0-9a-f]{2})+$/i.test(value))
    throw new ChipFormatError('the transcript holds something that is not hexadecimal', 0);
  return new Uint8Array(Buffer.from(value, 'hex'));
}

/**
 * Chip authentication (Doc 9303-11, 6.2) from a transcript: the answers carry codes of a key that, besides whoever has the
 * terminal's private key, only a chip with the private key of data group 14 can work out. So a right transcript convinces
 * whoever alone had the terminal's key. A reader that made its own key could have written the whole transcript itself.
 * @param group14 passive authentication must have found its hash right.
 * @throws ChipFormatError when files or transcript are not what they must be; a wrong answer is just false.
 */
export function chipAuthenticated(group14: Uint8Array, { terminalKey, exchanges }: ChipTranscript): boolean {
  const keys = chipKeysOf(group14);
  if (keys.length === 0) throw new ChipFormatError('data group 14 holds no key for chip authentication', 0);
  const { chip, shown, rest } = agreementOf(keys, exchanges);
  if (!isSameBytes(shown, publicPoint(chip.curve, terminalKey)))
    throw new ChipFormatError('the key that the chip was shown is not the one of the transcript', 0);
  const answers = rest.map(({ answer }) => readProtectedAnswer(answer));
  if (answers.length === 0) throw new ChipFormatError('the transcript has no answer under secure messaging', 0);
  const key = agreedKey(terminalKey, chip);
  // Command and answer count one each, from nought at the new keys on.
  return answers.every((a, i) => a.status === success && answerHolds(key, 2 * (i + 1), a));
}

type Exchanges = ChipTranscript['exchanges'];

/** Which key of the chip was agreed with, and what the terminal showed: MSE:Set KAT, or MSE:Set AT and General Authenticate. */
function agreementOf(
  keys: readonly ChipKey[],
  exchanges: Exchanges,
): { chip: ChipKey; shown: Uint8Array; rest: Exchanges } {
  const [first, second] = exchanges;
  const head = commandOf(first);
  const agreed = (keyId: number | undefined, protocol?: string) => {
    const chip = keys.find(
      (k) => (keyId === undefined || k.keyId === keyId) && (protocol ?? k.protocol) === k.protocol,
    );
    if (chip === undefined) throw new ChipFormatError('the chip has no such key', 0);
    return chip;
  };
  const objects = objectsIn(head.data);
  const keyId = numberOf(objects.get(0x84));
  if (isHead(head.head, setAgreement))
    return { chip: agreed(keyId), shown: needed(objects.get(0x91)), rest: exchanges.slice(1) };
  if (!isHead(head.head, setProtocol)) throw new ChipFormatError('the transcript begins with another command', 0);
  const protocol = oidOf({ ...readDer(tagged(0x06, needed(objects.get(0x80)))), at: 0 });
  const general = commandOf(second);
  if (!isHead(general.head, generalAuthenticate)) throw new ChipFormatError('no public key was shown to the chip', 0);
  const [point] = inside(readWhole(general.data), 0x7c);
  if (point?.tag !== 0x80) throw new ChipFormatError('no public key was shown to the chip', 0);
  return { chip: agreed(keyId, protocol), shown: point.contents, rest: exchanges.slice(2) };
}

/** Head and data of a command of the short form that the chip took. */
function commandOf(exchange: Exchanges[number] | undefined): { head: Uint8Array; data: Uint8Array } {
  if (exchange === undefined) throw new ChipFormatError('the transcript ends too early', 0);
  const { command, answer } = exchange;
  const length = command[4] ?? 0;
  if (command.length < 5 + length || command.length > 6 + length)
    throw new ChipFormatError('a command is not of its length', 4);
  if (answer.at(-2) !== 0x90 || answer.at(-1) !== 0x00) throw new ChipFormatError('the chip refused a command', 0);
  return { head: command.subarray(1, 4), data: command.subarray(5, 5 + length) };
}

const isHead = (head: Uint8Array, wanted: readonly number[]) => isSameBytes(head, Uint8Array.from(wanted));

function objectsIn(data: Uint8Array): Map<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  for (let at = 0; at < data.length; ) {
    const object = readDer(data, at);
    found.set(object.tag, object.contents);
    at += object.bytes.length;
  }
  return found;
}

function needed(value: Uint8Array | undefined): Uint8Array {
  if (value === undefined) throw new ChipFormatError('a command lacks what it must say', 0);
  return value;
}

const numberOf = (value: Uint8Array | undefined) => value?.reduce((n, octet) => n * 0x100 + octet, 0);

function publicPoint(curve: string, privateKey: Uint8Array): Uint8Array {
  try {
    const own = createECDH(curve);
    own.setPrivateKey(privateKey);
    return new Uint8Array(own.getPublicKey());
  } catch {
    throw new ChipFormatError('the key of the terminal is none of the chip’s curve', 0);
  }
}

function tagged(tag: number, contents: Uint8Array): Uint8Array {
  const length = contents.length < 0x80 ? [contents.length] : [0x81, contents.length];
  return new Uint8Array([tag, ...length, ...contents]);
}

/** A private key for one authentication with this chip. @throws ChipFormatError when data group 14 has no key that we know. */
export function drawTerminalKey(group14: Uint8Array): Uint8Array {
  const own = createECDH(firstKey(group14).curve);
  own.generateKeys();
  return new Uint8Array(own.getPrivateKey());
}

function firstKey(group14: Uint8Array): ChipKey {
  const [chip] = chipKeysOf(group14);
  if (chip === undefined) throw new ChipFormatError('data group 14 holds no key for chip authentication', 0);
  return chip;
}

/** Short file 14, from its first octet. */
const readGroup14 = [0x0c, 0xb0, 0x8e, 0x00];
const fewOctets = [0x97, 0x01, 0x08];

/**
 * The commands for a reader that is to know no key: the last one is protected already, so that the reader only carries it,
 * and cannot make up the answer.
 */
export function terminalCommands(group14: Uint8Array, terminalKey: Uint8Array): Uint8Array[] {
  const chip = firstKey(group14);
  const shown = publicPoint(chip.curve, terminalKey);
  const key = agreedKey(terminalKey, chip);
  const id = chip.keyId === undefined ? [] : [0x84, 1, chip.keyId];
  const code = codeOf(
    key,
    1,
    Buffer.concat([padded(Uint8Array.from(readGroup14), chip.cipher), Buffer.from(fewOctets)]),
  );
  const read = Uint8Array.from([...readGroup14, fewOctets.length + 10, ...fewOctets, 0x8e, 8, ...code, 0]);
  if (chip.cipher === '3des') {
    const data = [...tagged(0x91, shown), ...id];
    return [Uint8Array.from([0, ...setAgreement, data.length, ...data]), read];
  }
  const protocol = [...tagged(0x80, protocolOctets(chip.protocol)), ...id];
  const general = tagged(0x7c, tagged(0x80, shown));
  return [
    Uint8Array.from([0, ...setProtocol, protocol.length, ...protocol]),
    Uint8Array.from([0, ...generalAuthenticate, general.length, ...general, 0]),
    read,
  ];
}

/** Octets of the protocols of chip authentication: 0.4.0.127.0.7.2.2.3.2.n. */
const protocolOctets = (protocol: string) =>
  Uint8Array.from([4, 0, 127, 0, 7, 2, 2, 3, 2, Number(protocol.split('.').at(-1))]);
