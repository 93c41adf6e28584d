import Type from 'typebox';
import { officer, query } from '#platform/command';
import { type Deployment, statedDeployments } from '../deployment-store.ts';

/** What the province has stated of its online procedures, past and to come. */
export const deployments = query({
  name: 'procedures.deployments',
  summary: 'Since when each procedure is received online, as the province has stated it.',
  allow: officer('administrator'),
  input: Type.Object({}),
  run: (ctx): Promise<Deployment[]> => statedDeployments(ctx.tx),
});
