import type { PostReach, PostRole } from '#territory';
import type { Account } from '../account-store.ts';

export interface DemoCitizen {
  key: 'citizen-level-1' | 'citizen-level-2';
  kind: 'citizen';
  level: 1 | 2;
}

/** Where a demonstration officer works; the caller says which agency that is. */
export type DemoPlace = 'police' | 'committee' | 'province' | 'operation';

export interface DemoOfficer {
  key: string;
  kind: 'staff';
  loginName: string;
  displayName: string;
  place: DemoPlace;
  role: PostRole;
  sees: PostReach;
  title: { vi: string; en: string };
}

/**
 * The people of a demonstration: one of every role. Their words on the sign-in page are `identity.demo.<key>`. All of them
 * are invented; they exist only where `createDemoAccounts` was called, and sign in only on a server with --demo.
 */
export const demoAccounts: readonly (DemoCitizen | DemoOfficer)[] = [
  { key: 'citizen-level-1', kind: 'citizen', level: 1 },
  { key: 'citizen-level-2', kind: 'citizen', level: 2 },
  {
    key: 'police-receiving',
    kind: 'staff',
    loginName: 'demo.congan.tiepnhan',
    displayName: 'Lê Thị Thu Hà',
    place: 'police',
    role: 'receiving-officer',
    sees: 'own-agency',
    title: { vi: 'Cán bộ tiếp nhận', en: 'Receiving officer' },
  },
  {
    key: 'police-specialist',
    kind: 'staff',
    loginName: 'demo.congan.xuly',
    displayName: 'Y Khương Niê',
    place: 'police',
    role: 'specialist',
    sees: 'own-agency',
    title: { vi: 'Cảnh sát khu vực', en: 'Case officer' },
  },
  {
    key: 'police-approver',
    kind: 'staff',
    loginName: 'demo.congan.duyet',
    displayName: 'Trần Quốc Vượng',
    place: 'police',
    role: 'approver',
    sees: 'own-agency',
    title: { vi: 'Trưởng công an xã', en: 'Head of the commune police' },
  },
  {
    key: 'committee-receiving',
    kind: 'staff',
    loginName: 'demo.xa.tiepnhan',
    displayName: "H'Linh Êban",
    place: 'committee',
    role: 'receiving-officer',
    sees: 'own-agency',
    title: { vi: 'Công chức bộ phận một cửa', en: 'One-stop desk officer' },
  },
  {
    key: 'committee-specialist',
    kind: 'staff',
    loginName: 'demo.xa.xuly',
    displayName: 'Nông Văn Bình',
    place: 'committee',
    role: 'specialist',
    sees: 'own-agency',
    title: { vi: 'Công chức tư pháp – hộ tịch', en: 'Civil status officer' },
  },
  {
    key: 'committee-approver',
    kind: 'staff',
    loginName: 'demo.xa.duyet',
    displayName: 'Phạm Thị Ngọc Lan',
    place: 'committee',
    role: 'approver',
    sees: 'own-agency',
    title: { vi: 'Chủ tịch ủy ban nhân dân xã', en: 'Chair of the commune committee' },
  },
  {
    key: 'leader',
    kind: 'staff',
    loginName: 'demo.lanhdao',
    displayName: 'Nguyễn Hữu Phước',
    place: 'province',
    role: 'leader',
    sees: 'province',
    title: { vi: 'Phó Chủ tịch ủy ban nhân dân tỉnh', en: 'Vice chair of the provincial committee' },
  },
  {
    key: 'administrator',
    kind: 'staff',
    loginName: 'demo.quantri',
    displayName: 'Đỗ Minh Khôi',
    place: 'operation',
    role: 'administrator',
    sees: 'province',
    title: { vi: 'Quản trị hệ thống', en: 'System administrator' },
  },
  {
    // Four eyes: what one administrator writes in the catalogue another publishes.
    key: 'procedure-control',
    kind: 'staff',
    loginName: 'demo.kiemsoat',
    displayName: 'Lê Thị Thu Hà',
    place: 'operation',
    role: 'administrator',
    sees: 'province',
    title: { vi: 'Kiểm soát thủ tục hành chính', en: 'Control of administrative procedures' },
  },
];

/** Message key of what a demonstration account stands for. */
export function demoRoleKey(account: Account): string {
  const found = demoAccounts.find((demo) =>
    demo.kind === 'citizen'
      ? account.kind === 'citizen' && demo.level === account.level
      : demo.loginName === account.loginName,
  );
  return `identity.demo.${found?.key ?? (account.kind === 'citizen' ? 'citizen-level-2' : 'officer')}`;
}
