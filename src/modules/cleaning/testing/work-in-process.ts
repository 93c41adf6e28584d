/** Reading and matching in a process of its own, for tests that kill it: `read` or `match`, over and over until all is done. */
import { openDatabase } from '#platform/db';
import { systemClock } from '#platform/time';
import { matchCampaignsTask } from '../campaign/match-task.ts';
import { readVersionsTask } from '../register/read-versions-task.ts';
import { testRuntime } from './ground.ts';

const [what = '', appUrl = '', ownerUrl = '', folder = ''] = process.argv.slice(2);
const database = openDatabase({ app: appUrl, migrator: ownerUrl, appRole: '', poolSize: 4 });
const runtime = testRuntime(database, folder, systemClock);
await (what === 'read' ? readVersionsTask : matchCampaignsTask).run(runtime);
await database.close();
