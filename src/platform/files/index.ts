/** Files by their contents' SHA-256, on disk or in an S3-compatible store behind the same face; the door for files from outside. */
export { checkContents, mostPixels } from './check-contents.ts';
export { createDiskFileStore } from './disk-file-store.ts';
export { type FileStore, hashOf } from './file-store.ts';
export { noteLooseFiles, sweepLooseFiles } from './loose-files.ts';
export { createS3FileStore } from './s3-file-store.ts';
export { type SniffedType, sniffUpload, type Upload, uploadTypes } from './sniff-upload.ts';
export { type StoredFile, storeLoose, takeUpload, type UploadGround } from './take-upload.ts';
export { createClamdScanner, type FileScanner, testFileScanner } from './virus-scan.ts';
