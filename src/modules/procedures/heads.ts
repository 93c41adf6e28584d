import { changeVersion } from './commands/change-version.ts';
import { decideVersions } from './commands/decide-versions.ts';
import { discardVersion } from './commands/discard-version.ts';
import { importCatalogue } from './commands/import-catalogue.ts';
import { importListedServices } from './commands/import-listed-services.ts';
import { proposeVersion } from './commands/propose-version.ts';
import { startVersion } from './commands/start-version.ts';
import { stateDeployment } from './commands/state-deployment.ts';
import { deployments } from './queries/deployments.ts';
import { listedServices } from './queries/listed-services.ts';
import { searchProceduresQuery } from './queries/search-procedures.ts';
import { showProcedure } from './queries/show-procedure.ts';
import { showVersionDraft, versionDrafts } from './queries/version-drafts.ts';

/** What administrators do with the catalogue, for the pages of the editor. */
export const catalogueActs = {
  startVersion,
  changeVersion,
  proposeVersion,
  decideVersions,
  discardVersion,
  importCatalogue,
  importListedServices,
  stateDeployment,
};

/** What they ask. */
export const catalogueQuestions = { versionDrafts, showVersionDraft, listedServices, deployments };

export { searchProceduresQuery, showProcedure };

export const commands = Object.values(catalogueActs);
export const queries = [searchProceduresQuery, showProcedure, ...Object.values(catalogueQuestions)];
