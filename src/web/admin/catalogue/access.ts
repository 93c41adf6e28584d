import { officer } from '#platform/command';
import { catalogueQuestions, type VersionDraft } from '#procedures';
import { tag } from '../../components/tag.ts';
import type { View } from '../../shell/view.ts';

/** Who edits the catalogue. */
export const administrator = officer('administrator');

export const versionPath = (draftId: string, rest = ''): string => `/admin/catalogue/versions/${draftId}${rest}`;

export const shownDraft = (view: View) =>
  view.ask(catalogueQuestions.showVersionDraft, { draftId: view.params['draftId'] ?? '', language: view.language });

const tones = { draft: 'progress', proposed: 'attention', published: 'success', discarded: 'neutral' } as const;

export const stateTag = (view: View, state: VersionDraft['state']) =>
  tag({ tone: tones[state], text: view.t(`admin-catalogue.state.${state}`) });
