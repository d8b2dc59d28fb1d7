import type { AdminRole, Role } from '#lib/ledger/actor.ts';
import type { UnitFunction, UnitLevel } from '#lib/ledger/roster/units.ts';
import type { Kit } from '#lib/server/db/kit.ts';

export function defineUnits({
	table,
	int,
	text,
	bool,
	json,
	instant,
	index,
	unique,
	primaryKey
}: Kit) {
	const counties = table('counties', {
		id: text('id').primaryKey(),
		/** Division code, e.g. 411081. */
		code: text('code').notNull(),
		name: text('name').notNull(),
		demo: bool('demo').notNull(),
		createdAt: instant('created_at').notNull()
	});

	const units = table(
		'units',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			/** Division code, or the office's own numbering for city units; unique in a county, never changed. */
			code: text('code').notNull(),
			/** Codes from the county down: /411081/411081104/411081104201/. */
			path: text('path').notNull(),
			parentId: text('parent_id'),
			level: text('level').$type<UnitLevel>().notNull(),
			name: text('name').notNull(),
			/** As shown: 村委会 and 居委会 dropped. */
			shortName: text('short_name').notNull(),
			/** government department, party organ, enterprise … as free words. */
			kind: text('kind').notNull(),
			functions: json<UnitFunction[]>('functions').notNull(),
			contactPerson: text('contact_person').notNull(),
			contactPhone: text('contact_phone').notNull(),
			mergedIntoId: text('merged_into_id'),
			validFrom: text('valid_from'),
			validTo: text('valid_to'),
			version: int('version').notNull()
		},
		(t) => [
			unique('units_code').on(t.countyId, t.code),
			index('units_path').on(t.countyId, t.path),
			index('units_parent').on(t.parentId)
		]
	);

	const unitAliases = table(
		'unit_aliases',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			unitId: text('unit_id').notNull(),
			name: text('name').notNull(),
			validFrom: text('valid_from'),
			validTo: text('valid_to')
		},
		(t) => [
			index('unit_aliases_name').on(t.countyId, t.name),
			index('unit_aliases_unit').on(t.unitId)
		]
	);

	/** A name that stands for several units, such as 成员单位; left out of a dispatch until confirmed. */
	const unitGroups = table(
		'unit_groups',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			name: text('name').notNull(),
			confirmed: bool('confirmed').notNull(),
			version: int('version').notNull()
		},
		(t) => [unique('unit_groups_name').on(t.countyId, t.name)]
	);

	const unitGroupMembers = table(
		'unit_group_members',
		{
			groupId: text('group_id').notNull(),
			unitId: text('unit_id').notNull(),
			countyId: text('county_id').notNull()
		},
		(t) => [primaryKey({ columns: [t.groupId, t.unitId] })]
	);

	const people = table(
		'people',
		{
			id: text('id').primaryKey(),
			countyId: text('county_id').notNull(),
			unitId: text('unit_id').notNull(),
			name: text('name').notNull(),
			/** Sign-in name, unique in the whole store. */
			login: text('login').notNull(),
			passwordHash: text('password_hash').notNull(),
			role: text('role').$type<Role>().notNull(),
			substitute: bool('substitute').notNull(),
			admin: json<AdminRole[]>('admin').notNull(),
			position: text('position').notNull(),
			phone: text('phone').notNull(),
			mustChangePassword: bool('must_change_password').notNull(),
			failures: int('failures').notNull(),
			lockedUntil: instant('locked_until'),
			disabledAt: instant('disabled_at'),
			version: int('version').notNull()
		},
		(t) => [unique('people_login').on(t.login), index('people_unit').on(t.countyId, t.unitId)]
	);

	/** 分管 units and 分包 townships of a leader. */
	const assignments = table(
		'assignments',
		{
			personId: text('person_id').notNull(),
			unitId: text('unit_id').notNull(),
			kind: text('kind').$type<'oversees' | 'liaises'>().notNull(),
			countyId: text('county_id').notNull()
		},
		(t) => [primaryKey({ columns: [t.personId, t.unitId, t.kind] })]
	);

	const sessions = table(
		'sessions',
		{
			/** SHA-256 of the token; the token itself is only in the cookie. */
			id: text('id').primaryKey(),
			personId: text('person_id').notNull(),
			expiresAt: instant('expires_at').notNull(),
			createdAt: instant('created_at').notNull()
		},
		(t) => [index('sessions_person').on(t.personId)]
	);

	return {
		counties,
		units,
		unitAliases,
		unitGroups,
		unitGroupMembers,
		people,
		assignments,
		sessions
	};
}
