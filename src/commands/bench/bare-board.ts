import type { Database } from 'better-sqlite3';

const columns: [string, string[]][] = [
	['待认领', ['assigned', 'declined']],
	['已认领', ['claimed']],
	['正在整改', ['rectifying']],
	['待核查', ['verifying', 'notFoundPending']],
	['待审定', ['approving']],
	['已销号', ['closed', 'notFound']],
	['长期坚持', ['longTerm']]
];
const firstCards = 40;

interface BareCard {
	id: string;
	unit: string;
	number: string;
	title: string;
	person: string;
	dueOn: string | null;
}

interface BareColumn {
	name: string;
	count: number;
	cards: BareCard[];
}

/** What a board shows, read by prepared statements: each column's count and its first 40 cards. */
export function bareBoard(database: Database) {
	const reader = (place: string) => ({
		count: database.prepare(
			`select r.stage, count(*) as n from ledger_rows r where ${place} group by r.stage`
		),
		cards: columns.map(([, stages]) =>
			database.prepare(
				`select r.id, r.version, r.stage, r.level, r.unit_id, r.township_id, r.lead_unit_id,
					r.chain, r.chain_step, r.rectification, r.review_on, r.reply_by, r.amend_by, r.returns,
					u.short_name as unit, f.number || '-' || r.ordinal as number,
					case r.problem when '' then f.title else substr(r.problem, 1, 60) end as title,
					r.responsible_person as person, r.due_on as dueOn
				from ledger_rows r join units u on u.id = r.unit_id join findings f on f.id = r.finding_id
				where ${place}
					and r.stage in (${stages.map((stage) => `'${stage}'`).join(', ')})
				order by coalesce(r.due_on, '9999-12-31'), r.id limit ${firstCards}`
			)
		)
	});
	const inCounty = 'r.county_id = (select county_id from campaigns where id = @campaign)';
	const ofCounty = reader(`${inCounty} and r.campaign_id = @campaign`);
	const ofTownship = reader(
		`${inCounty} and r.campaign_id = @campaign and r.township_id = @township`
	);
	return (campaign: string, township: string | null): BareColumn[] => {
		const { count, cards } = township ? ofTownship : ofCounty;
		const place = township ? { campaign, township } : { campaign };
		const counts = new Map(
			(count.all(place) as { stage: string; n: number }[]).map(({ stage, n }) => [stage, n])
		);
		return columns.map(([name, stages], index) => ({
			name,
			count: stages.reduce((sum, stage) => sum + (counts.get(stage) ?? 0), 0),
			cards: (cards[index]?.all(place) ?? []) as BareCard[]
		}));
	};
}

/** The same as a plain page. */
export function boardPage(board: BareColumn[]): string {
	const card = ({ unit, number, title, person, dueOn }: BareCard) =>
		`<li><b>${unit}</b> ${number}<p>${title}</p><small>${person} ${dueOn ?? ''}</small></li>`;
	const column = ({ name, count, cards }: BareColumn) =>
		`<section><h2>${name} ${count}</h2><ul>${cards.map(card).join('')}</ul></section>`;
	return `<!doctype html><meta charset="utf-8"><title>看板</title>${board.map(column).join('')}`;
}
