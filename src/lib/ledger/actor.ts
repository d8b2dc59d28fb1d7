import type { UnitFunction, UnitLevel } from '#lib/ledger/roster/units.ts';

export const roles = ['clerk', 'head', 'leader'] as const;
export type Role = (typeof roles)[number];
export const roleNames: Record<Role, string> = {
	clerk: '经办',
	head: '负责人',
	leader: '县级领导'
};

export const adminRoles = ['system', 'security', 'audit'] as const;
export type AdminRole = (typeof adminRoles)[number];
export const adminRoleNames: Record<AdminRole, string> = {
	system: '系统管理员',
	security: '安全管理员',
	audit: '审计管理员'
};

/** Who is acting: a person in a unit, with all that permissions are computed from. */
export interface Actor {
	personId: string;
	name: string;
	countyId: string;
	unitId: string;
	unitName: string;
	unitPath: string;
	unitLevel: UnitLevel;
	functions: UnitFunction[];
	role: Role;
	/** Named to act for the head of the unit where the head may not sign. */
	substitute: boolean;
	admin: AdminRole[];
	/** 分管 units and 分包 townships of a county leader. */
	oversees: string[];
	liaises: string[];
	/** Units merged into the own: what they had settled stays to be read. */
	succeeds?: string[];
}
