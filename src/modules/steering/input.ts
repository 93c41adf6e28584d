import Type from 'typebox';
import { areas } from './domain/area.ts';

/** Pieces of input that many acts share. */
export const Id = Type.String({ format: 'uuid' });
export const Day = Type.String({ format: 'date' });
export const Words = Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' });
export const Line = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });
export const AgencyCode = Type.String({ minLength: 1, maxLength: 40 });
export const AreaInput = Type.Enum([...areas]);
export const FigureCodes = Type.Array(Type.String({ maxLength: 80, pattern: '^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+$' }), {
  maxItems: 20,
  uniqueItems: true,
});
export const Rows = Type.Array(Type.Array(Type.String({ maxLength: 4000 }), { maxItems: 40 }), { maxItems: 5000 });

/** A file that the calling page has checked and stored. */
export const FileInput = Type.Object({
  fileHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  fileName: Type.String({ maxLength: 200 }),
  mediaType: Type.String({ maxLength: 100 }),
  sizeBytes: Type.Integer({ minimum: 1 }),
});
