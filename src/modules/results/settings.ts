import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Config, readConfig } from '#platform/config';
import { createRemoteSigning } from './signing/remote-signing.ts';
import type { SigningService } from './signing/signing-service.ts';

/** What results need to know of the installation. */
export interface ResultSettings {
  /** Where documents are signed; undefined: they go out unsigned and say so. */
  signing: SigningService | undefined;
  /** Root certificates, DER, whose signatures the verification page believes. */
  trusted: readonly Uint8Array[];
  /** Address of the verification page, as documents print it. */
  verifyUrl: string;
}

type Used = Pick<Config, 'signingUrl' | 'signingToken' | 'signingRoots' | 'publicUrl' | 'host' | 'port'>;

export function resultSettingsOf(config: Used): ResultSettings {
  const { signingUrl: url, signingToken: token } = config;
  const here = config.publicUrl === '' ? `http://${config.host}:${config.port}` : config.publicUrl;
  return {
    signing: url === '' ? undefined : createRemoteSigning({ url, token }),
    trusted: config.signingRoots === '' ? [] : certificatesIn(readFileSync(config.signingRoots, 'utf8')),
    verifyUrl: new URL('/verify', here).href,
  };
}

/** The certificates of a PEM file, one after the other. */
function certificatesIn(pem: string): Uint8Array[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block).raw);
}

let known: ResultSettings | undefined;

/** By this process's configuration, read at the first question. */
export function configuredResults(): ResultSettings {
  known ??= resultSettingsOf(readConfig());
  return known;
}
