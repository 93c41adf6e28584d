/** The HTTP ground: a Fastify server in which no route is open by accident. */
export { createHttp, type HttpOptions, type Visitor } from './create-http.ts';
export { isCrossSite } from './cross-site.ts';
export { registerMetrics } from './metrics.ts';
export { registerProbes } from './probes.ts';
export { type Problem, toProblem } from './problem.ts';
