import { createCipheriv, createECDH, generateKeyPairSync } from 'node:crypto';
import { codeOf, derivedKey, padded } from '../../src/modules/identity/chip/secure-messaging.ts';
import { der, integer, oid, sequence, set } from './der.ts';

export type ChipCipher = '3des' | 'aes-128' | 'aes-192' | 'aes-256';
const cipherNumbers: Record<ChipCipher, number> = { '3des': 1, 'aes-128': 2, 'aes-192': 3, 'aes-256': 4 };

interface ChipWish {
  curve: string;
  cipher: ChipCipher;
  /** The curve in numbers, as most passports write it, in place of its name. */
  explicit?: boolean;
  keyId?: number;
  /** Older chips with triple DES do not name the agreement. */
  unnamed?: boolean;
}

/** A chip that does chip authentication on an elliptic curve (Doc 9303-11, 6.2), and answers under the new keys. */
export interface Chip {
  readonly group14: Uint8Array;
  answer(command: Uint8Array): Uint8Array;
}

const success = Buffer.from([0x90, 0x00]);

/** Makes a chip; it takes the commands of one authentication and reads of data group 14. */
export function makeChip(wish: ChipWish): Chip {
  const { curve, cipher } = wish;
  const keys = generateKeyPairSync('ec', { namedCurve: curve, paramEncoding: wish.explicit ? 'explicit' : 'named' });
  const own = createECDH(curve);
  own.setPrivateKey(scalarIn(keys.privateKey.export({ type: 'sec1', format: 'der' })));
  const id = wish.keyId === undefined ? [] : [integer(wish.keyId)];
  const infos = [
    sequence(
      oid('0.4.0.127.0.7.2.2.1.2'),
      new Uint8Array(keys.publicKey.export({ type: 'spki', format: 'der' })),
      ...id,
    ),
    ...(wish.unnamed ? [] : [sequence(oid(`0.4.0.127.0.7.2.2.3.2.${cipherNumbers[cipher]}`), integer(1), ...id)]),
  ];
  const group14 = der(0x6e, set(...infos));
  let secret = Buffer.alloc(0);
  let counter = 0;
  return {
    group14,
    answer(command) {
      const [, instruction, , p2] = command;
      const data = Buffer.from(command.subarray(5, 5 + (command[4] ?? 0)));
      if (instruction === 0x22 && p2 === 0xa4) return success;
      if (instruction === 0x22) secret = own.computeSecret(valueUnder(data, 0x91));
      else if (instruction === 0x86) secret = own.computeSecret(valueUnder(valueUnder(data, 0x7c), 0x80));
      else {
        counter += 2;
        return protectedAnswer({ secret, cipher, counter }, group14.subarray(0, 8));
      }
      return instruction === 0x22 ? success : Buffer.concat([Buffer.from([0x7c, 0]), success]);
    },
  };
}

interface Messaging {
  secret: Uint8Array;
  cipher: ChipCipher;
  counter: number;
}

/** Data encrypted, then status, then a code over both. */
export function protectedAnswer({ secret, cipher, counter }: Messaging, data: Uint8Array): Uint8Array {
  const key = derivedKey(secret, cipher, 1);
  const isAes = cipher !== '3des';
  const count = Buffer.alloc(16);
  count.writeUInt32BE(counter, 12);
  const start = isAes
    ? createCipheriv(`${cipher}-ecb`, key, null).setAutoPadding(false).update(count)
    : Buffer.alloc(8);
  const encrypted = createCipheriv(
    isAes ? `${cipher}-cbc` : 'des-ede3-cbc',
    isAes ? key : Buffer.concat([key, key.subarray(0, 8)]),
    start,
  )
    .setAutoPadding(false)
    .update(padded(data, cipher));
  const covered = Buffer.concat([der(0x87, Buffer.from([1]), encrypted), der(0x99, success)]);
  const code = codeOf({ cipher, key: derivedKey(secret, cipher, 2) }, counter, covered);
  return Buffer.concat([covered, der(0x8e, code), success]);
}

/** The private number in an ECPrivateKey: behind version 1. */
function scalarIn(sec1: Buffer): Buffer {
  const at = sec1.indexOf(Buffer.from([0x02, 0x01, 0x01, 0x04])) + 4;
  return sec1.subarray(at + 1, at + 1 + (sec1[at] ?? 0));
}

/** The value with this tag, one after another; lengths up to 255. */
function valueUnder(data: Buffer, tag: number): Buffer {
  for (let at = 0; at < data.length; ) {
    const long = data[at + 1] === 0x81;
    const length = (long ? data[at + 2] : data[at + 1]) ?? 0;
    const from = at + (long ? 3 : 2);
    if (data[at] === tag) return data.subarray(from, from + length);
    at = from + length;
  }
  return Buffer.alloc(0);
}
