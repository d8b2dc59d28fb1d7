import { defaultChains } from '#lib/ledger/chain/chain.ts';
import type { LedgerRow, Level } from '#lib/ledger/row.ts';
import { stages, type Stage } from '#lib/ledger/stage.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import type { Database } from '#lib/server/db/database.ts';
import { insertAssigned } from '#lib/server/record/record.ts';
import { campaign, countyId, findings, people, units, type CastUnit } from '../../../cast.ts';

/** Where the rows lie; 农业农村局 leads finding 1. */
const lying = {
	dongwan: { unit: units.dongwan },
	xiling: { unit: units.xiling },
	shangzhuang: { unit: units.shangzhuang },
	liuhe: { unit: units.liuhe },
	/** Led by 水利局. */
	shiqiao: { unit: units.shiqiao, leadUnitId: 'water' },
	farming: { unit: units.farming },
	water: { unit: units.water },
	discipline: { unit: units.discipline },
	county: { unit: units.county },
	/** 下庄村, a matter of 水利局. */
	policy: { unit: units.xiazhuang, sectorUnitId: 'water', problemKind: 'policy' },
	/** 下庄村, sent to 水利局. */
	sent: { unit: units.xiazhuang, transferToId: 'water' }
} satisfies Record<string, { unit: CastUnit } & Partial<LedgerRow>>;
export type Place = keyof typeof lying;
export const places = Object.keys(lying) as Place[];

/** How a row of each stage stands on 20 June 2022, a Monday; surfaces-told.ts says what every page tells of it. */
const standing: Record<Stage, Partial<LedgerRow>> = {
	assigned: { replyBy: '2022-06-15' },
	claimed: { dueOn: '2022-06-22', amendBy: '2022-06-24', returnReason: '补照片' },
	rectifying: { dueOn: '2022-06-10' },
	verifying: {
		dueOn: '2022-06-25',
		underReviewSince: '2022-06-13',
		withReviewerSince: '2022-06-13'
	},
	approving: {
		dueOn: '2022-06-15',
		underReviewSince: '2022-06-14',
		withReviewerSince: '2022-06-17',
		chainStep: 1
	},
	closed: { dueOn: '2022-06-12', closedOn: '2022-06-12' },
	declined: { request: { kind: 'reassign', ...asked() } },
	notFoundPending: { underReviewSince: '2022-06-13', withReviewerSince: '2022-06-13' },
	notFound: {},
	longTerm: { rectification: 'longTerm', reviewOn: '2022-06-23', goalReached: true },
	transferPending: { dueOn: '2022-06-18', resumeStage: 'rectifying' },
	transferred: { dueOn: '2022-06-16' },
	void: { dueOn: '2022-06-16' }
};

/** 政策落实: 水利局 verifies between clerk and secretary of the township. 移交 asks the receiver. */
const besides: Partial<Record<Place, Partial<Record<Stage, Partial<LedgerRow>>>>> = {
	policy: { verifying: { chainStep: 1 }, approving: { chainStep: 2 } },
	sent: { transferPending: { request: { kind: 'transfer', ...asked(), refused: '' } } }
};

function asked() {
	return { since: '2022-06-16', reason: '不属本单位', personId: 'nobody', personName: '某人' };
}

/** One row for each place and stage, with a word in it that stands nowhere else. */
export interface MarkedRow {
	id: string;
	place: Place;
	stage: Stage;
	mark: string;
}

/** Writes them all. */
export async function markedRows(database: Database): Promise<MarkedRow[]> {
	const made = places.flatMap((place) =>
		stages.map((stage, at) => ({ place, stage, at, mark: `zq${place}${stage}qz` }))
	);
	const rows = made.map(({ place, stage, at, mark }): LedgerRow => {
		const { unit, ...more } = lying[place] as { unit: CastUnit } & Partial<LedgerRow>;
		const level = unit.level as Level;
		const born = newRow({
			countyId,
			campaignId: campaign.id,
			findingId: 'f1',
			unitId: unit.id,
			level,
			townshipId: level === 'village' ? unit.parentId : level === 'township' ? unit.id : null,
			leadUnitId: findings.monitoring.leadUnitId,
			ordinal: at + 1 + (place === 'sent' ? stages.length : 0),
			chain: defaultChains[level],
			replyBy: null
		});
		const filled = { problem: mark, measure: '逐户核查', responsiblePerson: '郑浩' };
		const stood = { ...standing[stage], ...besides[place]?.[stage] };
		return { id: `${place}-${stage}`, ...born, ...filled, ...more, stage, ...stood };
	});
	await database.write(countyId, 'ledger', (tx) =>
		insertAssigned(tx, people.chenJing, rows, '2022-06-06T01:00:00.000Z')
	);
	return made.map(({ place, stage, mark }) => ({ id: `${place}-${stage}`, place, stage, mark }));
}
