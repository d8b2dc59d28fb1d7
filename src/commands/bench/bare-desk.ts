import type { Database } from 'better-sqlite3';

type BareRow = Record<string, string>;

/** The least that a desk, a list, a search and a file need, read by prepared statements. */
export function bareDesk(database: Database) {
	const inCampaign = `r.county_id = (select county_id from campaigns where id = @campaign)
		and r.campaign_id = @campaign`;
	const counts = database.prepare(
		`select r.level, coalesce(r.township_id, r.unit_id) as line, r.finding_id, r.stage,
			r.due_on < @today as late, count(*) as n, sum(r.problem <> '') as problems
		from ledger_rows r where ${inCampaign} group by 1, 2, 3, 4, 5`
	);
	const card = `select r.id, u.short_name as unit, f.number || '-' || r.ordinal as number, f.title,
			r.problem, r.responsible_person, r.office_phone, r.due_on, r.stage
		from ledger_rows r join units u on u.id = r.unit_id join findings f on f.id = r.finding_id
		where ${inCampaign}`;
	const overdue = database.prepare(
		`${card} and r.due_on < @today and r.stage in ('claimed', 'rectifying') order by r.due_on limit 100`
	);
	const found = database.prepare(
		`${card} and (lower(r.problem) like @like or lower(r.measure) like @like or u.short_name like @like) limit 20`
	);
	const all = database.prepare(
		`select u.name as unit, f.title as finding, r.problem, r.measure, r.responsible_person, r.due_on,
			r.stage, r.outcome
		from ledger_rows r join units u on u.id = r.unit_id join findings f on f.id = r.finding_id
		where ${inCampaign} and (@township = '' or r.township_id = @township) order by f.ordinal, u.code, r.ordinal`
	);
	return {
		desk: (place: BareRow) => JSON.stringify(counts.all(place)),
		overdue: (place: BareRow) => JSON.stringify(overdue.all(place)),
		search: (place: BareRow) => JSON.stringify(found.all(place)),
		csv: (place: BareRow) =>
			(all.all(place) as object[])
				.map((row) => Object.values(row).map(quoted).join(','))
				.join('\r\n')
	};
}

function quoted(value: unknown): string {
	return `"${String(value ?? '').replaceAll('"', '""')}"`;
}
