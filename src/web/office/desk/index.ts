import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { boardPages } from './board-pages.ts';
import { choosePages } from './choose-pages.ts';
import { donePages } from './done-pages.ts';
import { formPages } from './form-pages.ts';
import { hallPages } from './hall-pages.ts';
import { handoverPages } from './handover-pages.ts';
import { intakeFindPages } from './intake-find-page.ts';
import { intakePages } from './intake-pages.ts';
import { registerPages } from './register-pages.ts';

/** The one-stop desk's counter: queue, intake, printed forms, hand-overs, register. */
export const deskPages: readonly PageRoute[] = [
  ...choosePages,
  ...boardPages,
  ...hallPages,
  ...intakeFindPages,
  ...intakePages,
  ...donePages,
  ...formPages,
  ...handoverPages,
  ...registerPages,
];
