import type { PageRoute } from '../../shell/view.ts';
import { budgetPages } from './budget-pages.ts';
import { directivePages } from './directive-pages.ts';
import { exchangePages } from './exchange-pages.ts';
import './i18n/index.ts';
import { modelPages } from './model-pages.ts';
import { obstaclePages } from './obstacle-pages.ts';
import { outlookPages } from './outlook-pages.ts';
import { overviewPages } from './overview-page.ts';
import { peoplePages } from './people-pages.ts';
import { reviewPages } from './review-pages.ts';
import { taskForcePages } from './task-force-pages.ts';
import { taskPages } from './task-pages.ts';

/** Steering: directives and tasks, task forces, models, reviews, money, people, obstacles, the coming year. */
export const steeringPages: readonly PageRoute[] = [
  ...overviewPages,
  ...taskPages,
  ...directivePages,
  ...taskForcePages,
  ...modelPages,
  ...reviewPages,
  ...budgetPages,
  ...peoplePages,
  ...obstaclePages,
  ...outlookPages,
  ...exchangePages,
];
