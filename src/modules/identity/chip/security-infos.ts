import { createPublicKey } from 'node:crypto';
import { bitsOf, ChipFormatError, type Der, inside, oidOf, readWhole, smallInteger, tags } from './der.ts';

/** Ciphers of the secure messaging that chip authentication begins (Doc 9303-11, 6.2.3). */
export type MessagingCipher = '3des' | 'aes-128' | 'aes-192' | 'aes-256';

/** A public key with which the chip proves that it has the private one; from data group 14. */
export interface ChipKey {
  /** Needed where a chip has several keys. */
  readonly keyId: number | undefined;
  /** Name of the curve as OpenSSL has it, also where the card writes the curve out in numbers. */
  readonly curve: string;
  readonly point: Uint8Array;
  readonly cipher: MessagingCipher;
  /** Protocol that the terminal names to the chip, such as 0.4.0.127.0.7.2.2.3.2.2. */
  readonly protocol: string;
}

const securityInfosTag = 0x6e;
const keyWithCurves = '0.4.0.127.0.7.2.2.1.2';
const keyWithNumbers = '0.4.0.127.0.7.2.2.1.1';
const agreementWithCurves = '0.4.0.127.0.7.2.2.3.2';
const ciphers: Readonly<Record<string, MessagingCipher>> = {
  [`${agreementWithCurves}.1`]: '3des',
  [`${agreementWithCurves}.2`]: 'aes-128',
  [`${agreementWithCurves}.3`]: 'aes-192',
  [`${agreementWithCurves}.4`]: 'aes-256',
};
const mostInfos = 32;
/** A key with its curve written out in numbers of 521 bits takes about 610 octets. */
const longestKey = 1024;

interface Agreement {
  protocol: string;
  cipher: MessagingCipher;
  keyId: number | undefined;
}

/**
 * The keys for chip authentication of a data group 14 (Doc 9303-11, 9.2.5 and 9.2.6), on elliptic curves. A key beside
 * which no agreement stands is used with triple DES.
 * @throws ChipFormatError when it is no data group 14, or its keys are of Diffie-Hellman over numbers or of a curve that
 * nobody names: such a card we cannot judge.
 */
export function chipKeysOf(group14: Uint8Array): ChipKey[] {
  const [infos, more] = inside(readWhole(group14), securityInfosTag);
  if (more !== undefined) throw new ChipFormatError('bytes follow the security infos', more.at);
  const keys: Pick<ChipKey, 'keyId' | 'curve' | 'point'>[] = [];
  const agreements: Agreement[] = [];
  const all = inside(infos, tags.set);
  if (all.length > mostInfos) throw new ChipFormatError('there are too many security infos', 0);
  for (const info of all) {
    const [kind, value, id] = inside(info, tags.sequence);
    const protocol = oidOf(kind);
    const keyId = id === undefined ? undefined : smallInteger(id);
    if (protocol === keyWithNumbers)
      throw new ChipFormatError('chip authentication is not on an elliptic curve', info.at);
    const cipher = ciphers[protocol];
    if (protocol === keyWithCurves) keys.push({ keyId, ...pointOf(value) });
    else if (cipher !== undefined) {
      if (smallInteger(value) !== 1)
        throw new ChipFormatError('the version of chip authentication is unknown', info.at);
      agreements.push({ protocol, cipher, keyId });
    }
  }
  return keys.map((key) => {
    const fits = agreements.filter((a) => a.keyId === undefined || a.keyId === key.keyId);
    const { protocol, cipher } = fits.at(-1) ?? { protocol: `${agreementWithCurves}.1`, cipher: '3des' as const };
    return { ...key, protocol, cipher };
  });
}

function pointOf(value: Der | undefined): Pick<ChipKey, 'curve' | 'point'> {
  const [, bits] = inside(value, tags.sequence);
  const bytes = value?.bytes ?? new Uint8Array();
  if (bytes.length > longestKey) throw new ChipFormatError('the key of the chip is too long', value?.at ?? 0);
  let curve: string | undefined;
  try {
    curve = createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' }).asymmetricKeyDetails?.namedCurve;
  } catch {
    throw new ChipFormatError('the key of the chip is unreadable', value?.at ?? 0);
  }
  if (curve === undefined) throw new ChipFormatError('the curve of the chip is unknown', value?.at ?? 0);
  return { curve, point: bitsOf(bits) };
}
