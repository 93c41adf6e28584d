import type { SameKeys } from '#platform/i18n';
import type { vi } from './vi.ts';

export const en: SameKeys<typeof vi> = {
  'invalid-date': 'The calendar has no {date}. Enter the date again as day/month/year.',
  'unknown-agency': 'There is no agency with the code {code}. Choose one from the list.',
  'agency-not-there': 'The agency {code} does not exist on the first day. Choose another day or agency.',
  'starts-in-the-past': 'The first day must be today or later.',
  'ends-before-start': 'The last day cannot be before the first day.',
  'ended-in-the-past': 'The last day cannot be before yesterday. Leave it empty to end the post at once.',
  'post-already-held': 'This person already holds that post at this agency in the chosen time.',
  'post-already-ends': 'This post has ended or ends before the chosen day.',
  'unknown-post': 'There is no such post within what you look after.',
  'own-post': 'You cannot give or end a post of your own. Ask another administrator.',
  'beyond-your-reach': 'This post would see records of agencies that you do not look after, so you cannot give it.',
  kind: { province: 'Province', district: 'District', commune: 'Commune' },
  role: {
    'receiving-officer': 'Receiving officer',
    specialist: 'Specialist',
    approver: 'Approver',
    leader: 'Leader',
    administrator: 'Administrator',
  },
  sees: {
    'own-agency': 'Own agency',
    'agency-and-below': 'Own agency and those below it',
    province: 'The whole province',
  },
  branch: {
    committee: "People's Committee",
    office: 'Office',
    police: 'Police',
    justice: 'Justice',
    transport: 'Transport',
    labour: 'Labour and meritorious people',
    environment: 'Natural resources and environment',
    education: 'Education and training',
    health: 'Health',
    insurance: 'Social insurance',
    tax: 'Tax',
    electricity: 'Electricity',
  },
};
