/** Files by their contents' SHA-256, on disk or in an S3-compatible store behind the same face. */
export { createDiskFileStore } from './disk-file-store.ts';
export { type FileStore, hashOf } from './file-store.ts';
export { createS3FileStore } from './s3-file-store.ts';
export { type SniffedType, sniffUpload, type Upload, uploadTypes } from './sniff-upload.ts';
