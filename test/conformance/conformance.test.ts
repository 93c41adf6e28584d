import { after, describe } from 'node:test';
import { basicModules, configModules } from './basic-modules.ts';
import { fapiModules } from './fapi-modules.ts';
import { runPlan } from './modules.ts';
import { authorize, plainRequest } from './protocol.ts';
import { startWorld } from './world.ts';

/**
 * The certification plans of the OpenID Foundation, module by module and under its names, against the whole server. The
 * suite itself needs Java and MongoDB, which this machine has not; each module is written anew after what it checks.
 */
const world = await startWorld();
const [first, second, post, fapi, fapi2] = await Promise.all([
  world.client(),
  world.client(),
  world.client({ method: 'client_secret_post' }),
  world.client({ profile: 'fapi2', alg: 'ES256' }),
  world.client({ profile: 'fapi2', alg: 'PS256' }),
]);
const clients = { first, second, post, fapi, fapi2 };
// The citizen signs in once; the consent pages come where a module asks for more than before.
await authorize(world, plainRequest(first));
const reports: (() => string)[] = [];

after(async () => {
  for (const report of reports) process.stdout.write(`${report()}\n`);
  await world.close();
});

describe('OpenID Connect Core: Basic', () => {
  reports.push(
    runPlan({
      name: 'basic',
      modules: basicModules(
        () => world,
        () => clients,
      ),
    }),
  );
});
describe('OpenID Connect Discovery: Config', () => {
  reports.push(runPlan({ name: 'config', modules: configModules(() => world) }));
});
describe('FAPI 2.0 Security Profile', () => {
  reports.push(
    runPlan({
      name: 'FAPI 2.0 security profile',
      modules: fapiModules(
        () => world,
        () => clients,
      ),
    }),
  );
});
