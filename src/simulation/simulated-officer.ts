import { createAccount, findAccountByLogin } from '#identity';
import type { Actor, Runtime } from '#platform/command';
import type { Tx } from '#platform/db';
import { seededRandom } from '#platform/ids';
import { type IsoDate, vietnamInstant } from '#platform/time';
import { appointPost, dutiesOf, type PostRole, postsOf } from '#territory';

export interface OfficerWish {
  agencyCode: string;
  role: PostRole;
  /** The only day on which the officer holds the post, so that no power outlives the simulation. */
  on: IsoDate;
  seed: number;
}

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đỗ', 'Bùi', 'Nông', 'Lương'] as const;
const middles = ['Văn', 'Thị', 'Minh', 'Thanh', 'Quốc', 'Ngọc', 'Đức', 'Hồng'] as const;
const givens = ['An', 'Bình', 'Châu', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Nam', 'Phúc', 'Sơn', 'Thảo'] as const;

/**
 * An invented officer who acts in a simulation, made through the doors of `identity` and `territory` and found again by a
 * later run. The account has no password: nobody signs in with it.
 */
export async function simulatedOfficer(runtime: Runtime, wish: OfficerWish): Promise<Actor> {
  const { agencyCode, role, on } = wish;
  const now = vietnamInstant(on, 8 * 60);
  return runtime.database.transaction({ kind: 'system' }, async (tx) => {
    const loginName = `mophong.${agencyCode}.${role}`.toLowerCase();
    const account =
      (await findAccountByLogin(tx, loginName)) ??
      (await createAccount(
        tx,
        { kind: 'staff', personId: null, loginName, displayName: inventedName(wish), level: null },
        now,
      ));
    const held = await postsOf(tx, account.id, on);
    if (!held.some((p) => p.agencyCode === agencyCode && p.role === role)) {
      const title = titles[role];
      const post = { accountId: account.id, agencyCode, role, title };
      const sees = role === 'leader' ? 'province' : 'own-agency';
      await appointPost(tx, { ...post, sees, validFrom: on, validTo: on });
    }
    return actorOf(tx, account.id, on);
  });
}

const titles: Record<PostRole, { vi: string; en: string }> = {
  'receiving-officer': { vi: 'Cán bộ tiếp nhận (mô phỏng)', en: 'Receiving officer (simulated)' },
  specialist: { vi: 'Chuyên viên (mô phỏng)', en: 'Specialist (simulated)' },
  approver: { vi: 'Thủ trưởng đơn vị (mô phỏng)', en: 'Head of unit (simulated)' },
  leader: { vi: 'Lãnh đạo ủy ban (mô phỏng)', en: 'Leader of the committee (simulated)' },
  administrator: { vi: 'Quản trị (mô phỏng)', en: 'Administrator (simulated)' },
};

/** The same officer has the same name in every run of a seed. */
function inventedName({ agencyCode, role, seed }: OfficerWish): string {
  const own = [...`${agencyCode}/${role}`].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, seed);
  const random = seededRandom(own);
  return `${random.pick(families)} ${random.pick(middles)} ${random.pick(givens)}`;
}

async function actorOf(tx: Tx, accountId: string, on: IsoDate): Promise<Actor> {
  const held = await dutiesOf(tx, accountId, on);
  return {
    kind: 'officer',
    accountId,
    duties: held.map(({ post, actsFor }) => ({ postId: post.id, role: post.role, agency: post.agencyCode, actsFor })),
    roles: [...new Set(held.map(({ post }) => post.role))],
    agencies: [...new Set(held.flatMap(({ sees }) => sees))],
  };
}
