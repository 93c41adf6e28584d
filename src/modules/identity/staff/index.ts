/** Officers' accounts: opening them, four eyes for posts, the way back, the list. */
import { endStaffPost } from './commands/end-post.ts';
import { approvePost, proposePost, refusePost, withdrawPost } from './commands/grant-posts.ts';
import { importStaff } from './commands/import-staff.ts';
import { openStaffAccount } from './commands/open-account.ts';
import { issueStaffCode, setStaffPassword } from './commands/way-back.ts';
import { listStaff, showStaff, staffAgencies, waitingPosts } from './queries/staff.ts';

/** Acts on officers' accounts, by name. */
export const staffActs = {
  openStaffAccount,
  importStaff,
  proposePost,
  approvePost,
  refusePost,
  withdrawPost,
  endStaffPost,
  issueStaffCode,
  setStaffPassword,
};
/** Questions about officers' accounts, by name. */
export const staffQuestions = { listStaff, showStaff, waitingPosts, staffAgencies };
