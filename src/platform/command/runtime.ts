import type { Database } from '#platform/db';
import type { FileScanner, FileStore } from '#platform/files';
import type { Log } from '#platform/log';
import type { Clock } from '#platform/time';

/** What acts need from the running process. Holds no truth: everything lasting is in the database or the file store. */
export interface Runtime {
  database: Database;
  clock: Clock;
  files: FileStore;
  /** Looks at files from outside; without one only the test virus is known. */
  scanner?: FileScanner;
  log: Log;
}
