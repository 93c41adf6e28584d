import type { Actor } from '#platform/command';

/** A place of the house that somebody goes to on their own. Its words are `shell.navigation.<key>` and `shell.place.<key>`. */
export interface Place {
  key: string;
  href: string;
  /** Who goes there: everybody, citizens, or officers with one of these roles. */
  for: 'everybody' | 'citizen' | readonly string[];
  /** Stands in the head of every page for these; for others only in the list of all places. */
  main?: true | readonly string[];
}

const desk = ['receiving-officer', 'specialist', 'approver', 'leader'];

/** Every such place, in the order of a working day. */
const places: readonly Place[] = [
  { key: 'desk', href: '/office/desk', for: ['receiving-officer'], main: true },
  { key: 'queue', href: '/office', for: desk, main: true },
  { key: 'deadlines', href: '/office/deadlines', for: desk, main: ['approver', 'leader'] },
  { key: 'handovers', href: '/office/handovers', for: ['receiving-officer', 'specialist', 'approver'] },
  { key: 'consultations', href: '/office/consultations', for: ['specialist', 'approver', 'leader'] },
  { key: 'digitise', href: '/office/digitise', for: ['receiving-officer', 'specialist', 'approver'] },
  { key: 'batches', href: '/office/digitise/batches', for: ['receiving-officer', 'specialist', 'approver'] },
  { key: 'results', href: '/office/results', for: ['approver', 'leader'] },
  { key: 'payments', href: '/office/payments', for: ['receiving-officer', 'approver', 'leader'] },
  { key: 'unmatched', href: '/office/payments/unmatched', for: ['receiving-officer', 'approver', 'leader'] },
  { key: 'register', href: '/office/register', for: desk },
  { key: 'complaints', href: '/office/feedback', for: ['receiving-officer', 'specialist', 'approver', 'leader'] },
  { key: 'satisfaction', href: '/office/satisfaction', for: ['receiving-officer', 'approver', 'leader'] },
  { key: 'helpers', href: '/office/helpers', for: ['receiving-officer', 'approver'] },
  { key: 'absence', href: '/office/absence', for: desk },
  { key: 'office-messages', href: '/office/messages', for: [...desk, 'administrator'], main: desk },
  { key: 'corrections', href: '/office/corrections', for: ['specialist', 'approver', 'leader'] },
  { key: 'cards', href: '/office/cards', for: desk },
  { key: 'card-late', href: '/office/cards/late', for: desk },
  { key: 'card-campaigns', href: '/office/cards/campaigns', for: desk },
  { key: 'card-places', href: '/office/cards/places', for: desk },
  {
    key: 'confirm-number',
    href: '/office/cards/confirm-number',
    for: ['receiving-officer', 'specialist', 'approver'],
  },
  { key: 'eid', href: '/office/eid', for: desk },
  { key: 'eid-figures', href: '/office/eid/figures', for: [...desk, 'administrator'] },
  { key: 'chip', href: '/office/chip', for: ['receiving-officer', 'specialist', 'approver'] },
  { key: 'cleaning', href: '/office/cleaning', for: ['specialist', 'approver', 'leader'], main: ['leader'] },
  {
    key: 'cleaning-reviews',
    href: '/office/cleaning/reviews',
    for: ['receiving-officer', 'specialist', 'approver'],
  },
  {
    key: 'cleaning-village',
    href: '/office/cleaning/village',
    for: ['receiving-officer', 'specialist', 'approver'],
  },
  { key: 'steering', href: '/office/steering', for: [...desk, 'administrator'] },
  { key: 'steering-tasks', href: '/office/steering/tasks', for: [...desk, 'administrator'] },
  { key: 'statements', href: '/office/statements', for: [...desk, 'administrator'] },
  { key: 'statement-periods', href: '/office/statements/periods', for: ['leader', 'administrator'] },
  { key: 'late-statements', href: '/office/statements/late', for: ['leader', 'administrator', 'approver'] },
  { key: 'room', href: '/room', for: ['leader', 'administrator', 'approver'], main: ['leader'] },
  { key: 'reports', href: '/reports', for: ['specialist', 'approver', 'leader'], main: ['leader'] },
  { key: 'report-check', href: '/reports/check', for: ['specialist', 'approver', 'leader'] },
  { key: 'population', href: '/population', for: [...desk, 'administrator'] },
  {
    key: 'figures',
    href: '/figures',
    for: ['leader', 'administrator', 'approver', 'specialist'],
    main: ['leader', 'administrator'],
  },
  { key: 'quality', href: '/quality', for: ['leader', 'approver', 'administrator'], main: ['leader'] },
  { key: 'scorecards', href: '/quality/scorecards', for: ['leader', 'approver', 'administrator'] },
  { key: 'catalogue', href: '/admin/catalogue', for: ['administrator'], main: true },
  { key: 'staff', href: '/admin/staff', for: ['administrator'], main: true },
  { key: 'post-proposals', href: '/admin/staff/proposals', for: ['administrator'] },
  { key: 'clients', href: '/admin/clients', for: ['administrator'] },
  { key: 'my-security', href: '/security', for: [...desk, 'administrator'] },
  { key: 'sending', href: '/admin/messages', for: ['administrator'], main: true },
  { key: 'services', href: '/', for: 'everybody', main: true },
  { key: 'track', href: '/track', for: 'everybody', main: true },
  { key: 'my-cases', href: '/my', for: 'citizen', main: true },
  { key: 'my-messages', href: '/my/messages', for: 'citizen', main: true },
  { key: 'my-results', href: '/my/results', for: 'citizen' },
  { key: 'security', href: '/security', for: 'citizen' },
  { key: 'approvals', href: '/approvals', for: 'citizen' },
  { key: 'payout-account', href: '/my/payout-account', for: 'citizen' },
  { key: 'my-data', href: '/my/data', for: 'citizen' },
  { key: 'card-appointment', href: '/my/card-appointment', for: 'citizen' },
  { key: 'confirm-data', href: '/my/confirm-data', for: 'citizen' },
  { key: 'acting', href: '/my/acting', for: 'citizen' },
  { key: 'life-events', href: '/life-events', for: 'everybody' },
  { key: 'feedback', href: '/feedback', for: 'everybody' },
  { key: 'e-id-activate', href: '/e-id/activate', for: 'everybody' },
  { key: 'card-check', href: '/cards/check', for: 'everybody' },
  { key: 'verify', href: '/verify', for: 'everybody' },
  { key: 'shared', href: '/shared', for: 'everybody' },
];

const anyOf = (roles: readonly string[], actor: Actor) => roles.some((r) => actor.roles.includes(r));

/** The places that this actor may go to. */
export const placesFor = (actor: Actor): Place[] =>
  places.filter((p) => {
    if (p.for === 'everybody') return true;
    return p.for === 'citizen' ? actor.kind === 'citizen' : actor.kind === 'officer' && anyOf(p.for, actor);
  });

/** Those of them that stand in the head of every page. */
export const mainPlacesFor = (actor: Actor): Place[] =>
  placesFor(actor).filter((p) => p.main === true || (p.main !== undefined && anyOf(p.main, actor)));
