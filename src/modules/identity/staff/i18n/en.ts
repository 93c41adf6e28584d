/** Words around officers' accounts. */
export const staffEn = {
  staff: {
    'operator-title': 'System administrator',
    unknown: 'There is no such officer’s account within your reach.',
    taken: 'This user name is taken, or this person has an officer’s account already.',
    'number-unknown': 'Nobody in the population registry has this personal number.',
    'registry-differs': 'The details differ from the population registry. Check them against the identity card.',
    'differs-fullName': 'The name differs from the population registry.',
    'differs-birthDate': 'The date of birth differs from the population registry.',
    'not-fit': 'By the registry this person is under 18 or no longer resident, so no officer’s account can be opened.',
    'name-missing': 'Enter the full name.',
    'code-wrong':
      'The user name or the code is not right, or the code was used or has run out. Ask an administrator for a new one.',
    'proposed-already': 'This post is proposed for this person already and waits for an answer.',
    'no-proposal': 'There is no such proposal within your reach.',
    'proposal-decided': 'Somebody has answered this proposal already.',
    'proposal-expired': 'This proposal has run out. If it is still needed, propose it again.',
    'four-eyes': 'You proposed this post, so another administrator must answer.',
    'not-your-proposal': 'Only whoever proposed it can take it back.',
    'import-faults': 'The list has {count} faults. No account has been opened.',
    'role-unknown': 'There is no such role.',
    'sees-unknown': 'There is no such reach.',
    'title-missing': 'The title is missing.',
    'day-wrong': 'The date is not right. Write day/month/year, for example 31/12/2026.',
    'administrator-exists':
      'There are {there} administrators already. The second is opened by second-administrator; from the third on one administrator proposes and another grants.',
    'first-comes-first': 'There is no first administrator yet. Open that account first.',
  },
};
