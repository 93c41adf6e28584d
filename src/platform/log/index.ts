import pino from 'pino';

export type Log = Pick<pino.Logger, 'info' | 'warn' | 'error' | 'debug'>;

/** Twelve or nine digits in a row look like an identity number: they never reach a log line. */
const identityNumber = /(?<!-[0-9a-f]{4}-)\b\d{12}\b|\b\d{9}\b/g; // but the last part of a UUID may look so and stays

/** Masks within the strings of a JSON line, so that it stays JSON. */
const maskLine = (line: string): string =>
  line.replace(/"(?:[^"\\]|\\.)*"/g, (text) => text.replace(identityNumber, '***'));

/**
 * The process log, JSON lines on stderr. It carries ids of records, never names, numbers or form contents:
 * known personal keys are dropped and number-like runs are masked (Law 91/2025 on personal data).
 */
export function createLog(level: string): pino.Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['*.fullName', '*.personalId', '*.phone', '*.body', 'body', 'req.headers', 'fullName', 'personalId'],
        remove: true,
      },
      hooks: { streamWrite: maskLine },
      serializers: {
        err: (error: Error) => ({
          type: error.name,
          message: error.message.replace(identityNumber, '***'),
          stack: error.stack?.replace(identityNumber, '***'),
        }),
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
