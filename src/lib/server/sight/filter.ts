/** Parameter names are the keys. */
export interface FilterValues {
	scope: string;
	level: string;
	finding: string;
	person: string;
	/** A kind of light. */
	light: string;
	text: string;
	/** List only: a stage, or a set that a number of another page counts (ledger/row-sets). */
	stage: string;
	/** '1': only what the person's own unit answers for. */
	mine: string;
	/** A day: open rows whose 时限, 复核日期 or 补正期限 it is. */
	due: string;
	review: string;
	amend: string;
	/** A section of the notice, a lead unit, an origin; '-' for rows that have none. */
	section: string;
	lead: string;
	origin: string;
	/** A 整改类型; '-' while none is set. */
	type: string;
	/** Id of a row that stands for all: the rows it stands for. */
	under: string;
	/** List only: a unit; the rows it has for review, or with the stage signedLate those it signed too late. */
	reviewer: string;
	/** List only: '' = overdue first, else unit | finding | stage | person | due, with '-' before it to turn it. */
	sort: string;
	/** List only: rows on which this act was done since Monday. */
	week: string;
	/** Id of a campaign, or `running`: all that run and the one chosen; '' for the one chosen. */
	campaign: string;
}
