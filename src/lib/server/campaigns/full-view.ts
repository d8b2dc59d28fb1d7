import type { EndPreview } from '#lib/ledger/campaigns/end.ts';
import type { Chains } from '#lib/ledger/chain/chain.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { UnitLabel } from '#lib/server/directory.ts';
import type { Level } from '#lib/ledger/row.ts';

/** A finding of a campaign with who was given it. */
export interface CampaignFinding {
	id: string;
	kind: 'feedback' | 'selfFound';
	number: string;
	title: string;
	section: string;
	key: boolean;
	toVillages: boolean;
	leftOut: boolean;
	leadUnitId: string | null;
	owners: CampaignOwner[];
	counts: Partial<Record<Level, number>>;
}

export interface CampaignOwner {
	id: string;
	name: string;
	wording: string;
	role: 'lead' | 'responsible';
	group: boolean;
	expected: number | null;
	/** Units it stood for when it was handed out; none for a group nobody had confirmed. */
	unitIds: string[];
}

/** A campaign as it was handed out, with what was added since. */
export interface CampaignInFull {
	campaign: {
		id: string;
		name: string;
		ledgerTitle: string;
		startOn: Day;
		ledgersDueOn: Day;
		endOn: Day;
		state: 'preparing' | 'dispatched' | 'ended';
		/** The day it was ended; null while it runs. */
		endedOn: Day | null;
		version: number;
	};
	documentNumber: string;
	chains: Chains;
	findings: CampaignFinding[];
	counts: Record<Level, number>;
	leftOutUnitIds: string[];
}

/** A campaign as its page shows it, with units named. */
export interface CampaignInFullView extends CampaignInFull {
	names: Record<string, string>;
	leftOut: UnitLabel[];
	/** Units this person may give rows to: all that the search finds, or a township's own villages. */
	choosable: UnitLabel[];
	mayAssign: boolean;
	/** What 结束批次 would find; null for who may not end it, and once it is ended. */
	end: EndPreview | null;
	/** Whether this person may read the 集中整改情况报告. */
	seesReport: boolean;
}
