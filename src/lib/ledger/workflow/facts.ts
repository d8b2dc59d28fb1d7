import type { Day, Instant } from '#lib/ledger/day.ts';
import type { Role } from '#lib/ledger/actor.ts';
import type { ChainStep } from '#lib/ledger/chain/chain.ts';
import type { Upload } from '#lib/ledger/evidence/file.ts';
import type { LedgerRow, Level } from '#lib/ledger/row.ts';

/** A person who could sign in the unit of a step. */
export interface StepPerson {
	id: string;
	name: string;
	role: Role;
	substitute: boolean;
}

/** The draw a row pending as 未发现 is part of (domain §5, confirmNotFound). */
export interface DrawFacts {
	id: string;
	/** This row was drawn and must be looked at itself. */
	drawn: boolean;
	/** All drawn rows passed. */
	passed: boolean;
	/** One drawn row failed: every row must now be looked at. */
	failed: boolean;
}

/** A unit that a command names, as a place where a row of the same finding could stand. */
export interface NamedUnit {
	id: string;
	name: string;
	level: Level;
	townshipId: string | null;
	chain: ChainStep[];
	/** Ordinal for a further row of this unit and the finding; 1 when it has none. */
	nextOrdinal: number;
	/** Its first row of the finding that is not void; null when it has none. */
	firstRowId: string | null;
	/** Units merged into it, by id. */
	tookIn?: string[];
}

/** Everything about the world that a verb needs, read inside the write (design, “The road of one finding”). */
export interface Facts {
	now: Instant;
	today: Day;
	campaign: { startOn: Day; endOn: Day; ended: boolean };
	finding: {
		number: string;
		title: string;
		facetIds: string[];
		measureIds: string[];
		/** 自查问题: its rows stand each for itself. */
		selfFound?: boolean;
	};
	/** The office's unit. */
	officeId: string;
	/** Accounts of the unit of the step that is waiting (not disabled). */
	stepPeople: StepPerson[];
	/** Accounts of the office (not disabled): a step nobody else can sign falls to them. */
	officePeople: StepPerson[];
	/** Who signed a step since the last request for closure. */
	signers: string[];
	/** Ordinal for a further problem of this unit and finding. */
	nextOrdinal: number;
	/** For ordinal 1 of a township or city row: rows below and other own rows not settled. */
	unsettled: number;
	/** Rows of this unit for this finding beside this one, void ones left out. */
	siblings: { id: string; number: string }[];
	/** Findings of the campaign, by id. */
	findingIds: string[];
	/** City departments that a problem may name as its sector, by id. */
	departmentIds: string[];
	/** The unit the command names; null when it names none or there is no such unit at work. */
	named: NamedUnit | null;
	/** The row that this one's transfer opened elsewhere. */
	child: LedgerRow | null;
	/** The sender's row whose transfer opened this one. */
	parent: LedgerRow | null;
	/** Whole working days after `from` up to `to`, by the calendar of the State Council. */
	workingDays: (from: Day, to: Day) => number;
	draw: DrawFacts | null;
	/** Files uploaded for this row and not yet sent with an act, of whatever person. */
	uploads: Upload[];
	/** Unit names for sentences, by id: the row's unit, its township, the lead unit, the office. */
	unitNames: Record<string, string>;
}
