import { resolve } from 'node:path';

interface Key {
  env: string;
  doc: string;
  default: string;
  example: string;
  secret?: boolean;
  parse(text: string): unknown;
}

function fail(message: string): never {
  throw new Error(message);
}

const oneOf =
  <T extends string>(...allowed: T[]) =>
  (text: string): T =>
    allowed.find((a) => a === text) ?? fail(`must be one of ${allowed.join(', ')}`);

const integer = (min: number, max: number) => (text: string) => {
  const value = Number(text);
  // Digits only: an empty text would count as 0.
  return /^\d+$/.test(text) && value >= min && value <= max
    ? value
    : fail(`must be a whole number from ${min} to ${max}`);
};

const url =
  (...protocols: string[]) =>
  (text: string): string => {
    if (text === '') return '';
    const parsed = URL.canParse(text)
      ? new URL(text)
      : fail(`must be an address beginning with ${protocols.join(' or ')}//`);
    return protocols.includes(parsed.protocol) ? text : fail(`must begin with ${protocols.join(' or ')}//`);
  };

const instant = (text: string): Date | undefined => {
  if (text === '') return undefined;
  const date = new Date(/[zZ]|[+-]\d\d:\d\d$/.test(text) ? text : `${text}+07:00`);
  return Number.isNaN(date.getTime()) ? fail('must be a time such as 2023-12-18T08:00') : date;
};

const text = (value: string) => value;

const mailAddress = (value: string): string =>
  /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(value) ? value : fail('must be one e-mail address');

const quietHours = (value: string): string =>
  value === '' || /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/.test(value)
    ? value
    : fail('must be empty or two times such as 21:00-07:00');

/** Every setting of DA06. This table is the only place that knows environment variables; the manual is made from it. */
export const configKeys = {
  dataDir: {
    env: 'DA06_DATA',
    doc: 'Folder of the embedded database and of stored files.',
    default: './data',
    example: '/srv/da06',
    parse: (v: string) => resolve(v),
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    doc: 'A PostgreSQL 18 server to use instead of the embedded one. Its user must be able to take the roles da06_app and da06_owner (they are made when it may).',
    default: '',
    example: 'postgres://da06@db.example/da06',
    secret: true,
    parse: url('postgres:', 'postgresql:'),
  },
  databasePool: {
    env: 'DA06_DATABASE_POOL',
    doc: 'Connections of one server process to the database.',
    default: '16',
    example: '32',
    parse: integer(2, 200),
  },
  chipTrustDir: {
    env: 'DA06_CHIP_TRUST',
    doc: 'Folder with the roots, master lists and revocation lists by which the chips of identity cards are checked. Without it no chip has a trusted root.',
    default: '',
    example: '/srv/da06/chip-trust',
    parse: (v: string) => (v === '' ? '' : resolve(v)),
  },
  host: {
    env: 'DA06_HOST',
    doc: 'Address that the server listens on.',
    default: '127.0.0.1',
    example: '0.0.0.0',
    parse: text,
  },
  port: {
    env: 'DA06_PORT',
    doc: 'Port that the server listens on; 0 takes a free one.',
    default: '3000',
    example: '8080',
    parse: integer(0, 65535),
  },
  publicUrl: {
    env: 'DA06_PUBLIC_URL',
    doc: 'Address that people see, without a path. Empty: the address that the server listens on.',
    default: '',
    example: 'https://dichvucong.example.gov.vn',
    parse: url('http:', 'https:'),
  },
  trustProxy: {
    env: 'DA06_TRUST_PROXY',
    doc: 'yes when a proxy of your own stands before the server: then the address of a visitor is taken from X-Forwarded-For.',
    default: 'no',
    example: 'yes',
    parse: (v: string) => oneOf('yes', 'no')(v) === 'yes',
  },
  province: {
    env: 'DA06_PROVINCE',
    doc: 'Name of the province pack under provinces/.',
    default: 'dak-nong',
    example: 'dak-nong',
    parse: text,
  },
  startAt: {
    env: 'DA06_START_AT',
    doc: 'Time at which the system believes it starts (Vietnamese time), to run as of a past date. Empty: the real time.',
    default: '',
    example: '2023-12-18T08:00',
    parse: instant,
  },
  logLevel: {
    env: 'DA06_LOG',
    doc: 'How much is logged.',
    default: 'warn',
    example: 'info',
    parse: oneOf('debug', 'info', 'warn', 'error', 'silent'),
  },
  s3Endpoint: {
    env: 'DA06_S3_ENDPOINT',
    doc: 'Address of an S3-compatible store for files. Empty: files are kept in the data folder.',
    default: '',
    example: 'https://s3.example.gov.vn',
    parse: url('http:', 'https:'),
  },
  s3Bucket: {
    env: 'DA06_S3_BUCKET',
    doc: 'Bucket of the S3-compatible store.',
    default: 'da06',
    example: 'da06-files',
    parse: text,
  },
  s3AccessKey: {
    env: 'DA06_S3_ACCESS_KEY',
    doc: 'Access key of the S3-compatible store.',
    default: '',
    example: 'AKIA…',
    secret: true,
    parse: text,
  },
  s3SecretKey: {
    env: 'DA06_S3_SECRET_KEY',
    doc: 'Secret key of the S3-compatible store.',
    default: '',
    example: '…',
    secret: true,
    parse: text,
  },
  clamd: {
    env: 'DA06_CLAMD',
    doc: 'A ClamAV daemon that looks at every file from outside, tcp://host:port or unix:/socket. Files are refused while it does not answer. Empty: only the test virus is recognised.',
    default: '',
    example: 'tcp://clamav.example:3310',
    parse: (v: string) => (v.startsWith('unix:/') ? v : url('tcp:')(v)),
  },
  smtpUrl: {
    env: 'DA06_SMTP_URL',
    doc: 'Mail server for messages to people: smtp:// (STARTTLS when it is offered; required with ?requireTLS=yes) or smtps://, with user and password when it wants them. Empty: no e-mail goes out.',
    default: '',
    example: 'smtps://user:password@mail.example.gov.vn',
    secret: true,
    parse: url('smtp:', 'smtps:'),
  },
  mailFrom: {
    env: 'DA06_MAIL_FROM',
    doc: 'Address from which e-mails to people come; its domain also stands in their identifiers, so do not change it without need.',
    default: 'no-reply@da06.example',
    example: 'khongtraloi@dichvucong.example.gov.vn',
    parse: mailAddress,
  },
  smsUrl: {
    env: 'DA06_SMS_URL',
    doc: 'Message gateway for SMS, in the form that sandbox/message-gateway describes. Empty: no SMS goes out.',
    default: '',
    example: 'https://sms.example.gov.vn/v1',
    parse: url('http:', 'https:'),
  },
  smsToken: {
    env: 'DA06_SMS_TOKEN',
    doc: 'What the SMS gateway knows us by.',
    default: '',
    example: '…',
    secret: true,
    parse: text,
  },
  zaloUrl: {
    env: 'DA06_ZALO_URL',
    doc: 'Message gateway for Zalo, in the same form. Empty: nothing goes out by Zalo.',
    default: '',
    example: 'https://zalo.example.gov.vn/v1',
    parse: url('http:', 'https:'),
  },
  zaloToken: {
    env: 'DA06_ZALO_TOKEN',
    doc: 'What the Zalo gateway knows us by.',
    default: '',
    example: '…',
    secret: true,
    parse: text,
  },
  quietHours: {
    env: 'DA06_QUIET_HOURS',
    doc: 'When SMS and Zalo wait unless urgent, Vietnamese time. Empty: never.',
    default: '21:00-07:00',
    example: '22:00-06:30',
    parse: quietHours,
  },
  bankUrl: {
    env: 'DA06_BANK_URL',
    doc: 'Address of the payment platform. Empty: fees are paid in cash at the counter only.',
    default: '',
    example: 'https://thanhtoan.example.gov.vn/api',
    parse: url('http:', 'https:'),
  },
  bankPartner: {
    env: 'DA06_BANK_PARTNER',
    doc: 'Our name at the payment platform (MaDoiTac).',
    default: '',
    example: 'DA06-DAKNONG',
    parse: text,
  },
  bankSecret: {
    env: 'DA06_BANK_SECRET',
    doc: 'Secret shared with the payment platform, with which both sides sign their messages.',
    default: '',
    example: '…',
    secret: true,
    parse: text,
  },
  signingUrl: {
    env: 'DA06_SIGNING_URL',
    doc: 'Remote signing service for results, in the form of the CSC API 1.0.4 (sandbox/certificate-authority imitates it). Empty: results go out unsigned and say so.',
    default: '',
    example: 'https://kyso.example.gov.vn',
    parse: url('http:', 'https:'),
  },
  signingToken: {
    env: 'DA06_SIGNING_TOKEN',
    doc: 'What the signing service knows us by.',
    default: '',
    example: '…',
    secret: true,
    parse: text,
  },
  signingRoots: {
    env: 'DA06_SIGNING_ROOTS',
    doc: 'PEM file of the root certificates whose signatures the verification page believes. Empty: none.',
    default: '',
    example: '/srv/da06/roots.pem',
    parse: text,
  },
  vneidIssuer: {
    env: 'DA06_VNEID_ISSUER',
    doc: 'OpenID issuer of VNeID, where citizens may sign in instead (sandbox/vneid imitates it). Empty: they sign in here only.',
    default: '',
    example: 'https://sso.vneid.example.gov.vn',
    parse: url('http:', 'https:'),
  },
  vneidClient: {
    env: 'DA06_VNEID_CLIENT',
    doc: 'Our name at VNeID (client_id).',
    default: '',
    example: 'da06-daknong',
    parse: text,
  },
  vneidSecret: {
    env: 'DA06_VNEID_SECRET',
    doc: 'What VNeID knows us by.',
    default: '',
    example: '…',
    secret: true,
    parse: text,
  },
  uploadLimitMb: {
    env: 'DA06_UPLOAD_LIMIT_MB',
    doc: 'Largest file that may be attached, in megabytes.',
    default: '10',
    example: '20',
    parse: integer(1, 100),
  },
} as const satisfies Record<string, Key>;

export type Config = { [K in keyof typeof configKeys]: ReturnType<(typeof configKeys)[K]['parse']> };

/** A wrong configuration: every fault in one error, so that the operator mends it in one go. */
export class ConfigError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map((f) => `  - ${f}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/**
 * Reads the whole configuration once. `overrides` are command-line flags and win over the environment.
 * @throws ConfigError listing all faults, unknown DA06_ variables among them.
 */
export function readConfig(
  env: Record<string, string | undefined> = process.env,
  overrides: Partial<Record<keyof Config, string>> = {},
): Config {
  const faults: string[] = [];
  const known = new Set<string>(Object.values(configKeys).map((k) => k.env));
  for (const name of Object.keys(env)) {
    if (name.startsWith('DA06_') && !known.has(name))
      faults.push(`${name}: no such setting (see docs/generated/configuration.md)`);
  }
  const entries = Object.entries(configKeys).map(([name, key]: [string, Key]) => {
    const given = overrides[name as keyof Config] ?? env[key.env] ?? key.default;
    try {
      return [name, key.parse(given)];
    } catch (error) {
      const shown = key.secret ? '(hidden)' : `'${given}'`;
      faults.push(`${key.env} ${(error as Error).message}; it is ${shown}`);
      return [name, undefined];
    }
  });
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.fromEntries(entries) as Config;
}
