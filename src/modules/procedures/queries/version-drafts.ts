import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { procedureAt } from '../catalogue.ts';
import { draftsOfBatch, findDraft, listDrafts } from '../versions/draft-store.ts';
import { faultWords } from '../versions/fault-words.ts';
import { faultsOfVersion } from '../versions/version-access.ts';

const atMost = 500;

/** Versions that are being written or wait for a decision, then those decided lately. */
export const versionDrafts = query({
  name: 'procedures.version-drafts',
  summary: 'Versions of procedures that are being written, proposed or were decided on lately.',
  allow: officer('administrator'),
  input: Type.Object({
    /** Only those that one import proposed, however many. */
    batchId: Type.Optional(Type.String({ format: 'uuid' })),
  }),

  async run(ctx, { batchId }) {
    const drafts = batchId === undefined ? await listDrafts(ctx.tx, atMost) : await draftsOfBatch(ctx.tx, batchId);
    return drafts.map(({ data, ...rest }) => ({ ...rest, name: data.name, sound: faultsOfVersion(data).length === 0 }));
  },
});

/** One version that is being written, with what is still wrong and what held the day before it begins. */
export const showVersionDraft = query({
  name: 'procedures.show-version-draft',
  summary: 'One version of a procedure that is being written, with its faults.',
  allow: officer('administrator'),
  input: Type.Object({
    draftId: Type.String({ format: 'uuid' }),
    language: Type.Optional(Type.Union([Type.Literal('vi'), Type.Literal('en')])),
  }),

  async run(ctx, { draftId, language = 'vi' }) {
    const draft = (await findDraft(ctx.tx, draftId)) ?? refuse('not-found', 'procedures.version.unknown');
    const faults = faultsOfVersion(draft.data).map((fault) => faultWords(fault, language));
    return { draft, faults, before: procedureAt(draft.procedureCode, draft.validFrom) };
  },
});
