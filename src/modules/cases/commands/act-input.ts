import Type from 'typebox';

/** The case and the version of it that the actor's page showed. */
export const ActInput = { caseId: Type.String({ format: 'uuid' }), version: Type.Integer() };

/** What somebody must write for an act; blanks are no words. */
export const Note = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });
