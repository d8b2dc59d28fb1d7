import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Command } from '#lib/ledger/command/command.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { Database } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { addUpload } from '#lib/server/evidence/uploads.ts';
import { record, type Recorded } from '#lib/server/record/record.ts';
import { registerSelfFound } from '#lib/server/rows/self-found/self-found.ts';
import { readTyped } from '#lib/server/rows/row/act.ts';
import { campaign, countyId, findings, people, units, type CastUnit } from '../../../cast.ts';
import { assign, openSelfFound } from '../../cast/anhe.ts';
import { photo, piecesOf } from '../../evidence/samples.ts';
import { plant, type Plant } from './planted.ts';

const p = people;

/** Who acts for each unit, and who may read its villagers in full: written by hand from domain §8. */
export const near: Record<string, { unit: CastUnit; worker: Actor; readers: Actor[] }> = {
	dongwan: {
		unit: units.dongwan,
		worker: p.zhengHao,
		readers: [p.zhengHao, p.fengChun, p.liWen, p.zhaoMin, p.wangFang]
	},
	xiling: {
		unit: units.xiling,
		worker: p.jiangBo,
		readers: [p.jiangBo, p.liWen, p.zhaoMin, p.wangFang]
	},
	shangzhuang: {
		unit: units.shangzhuang,
		worker: p.shenJun,
		readers: [p.shenJun, p.sunQiang, p.qianLi]
	},
	xiazhuang: { unit: units.xiazhuang, worker: p.sunQiang, readers: [p.sunQiang, p.qianLi] },
	liuhe: { unit: units.liuhe, worker: p.liWen, readers: [p.liWen, p.zhaoMin, p.wangFang] },
	shiqiao: { unit: units.shiqiao, worker: p.sunQiang, readers: [p.sunQiang, p.qianLi] },
	water: { unit: units.water, worker: p.luJia, readers: [p.luJia, p.guoHai] },
	farming: { unit: units.farming, worker: p.linTao, readers: [p.linTao, p.tangYun] }
};

/** A row with the villagers that stand in it. */
export interface PlantedRow {
	id: string;
	unit: string;
	plants: Plant[];
	/** Those listed as 涉及农户 last. */
	listed: Plant[];
	/** A file whose name says one of them. */
	fileId: string;
}

/** Rows of every unit, 500 villagers in their texts, lists, progress, events and findings. */
export class Planting {
	readonly rows: PlantedRow[] = [];
	/** By finding; nobody is near to those. */
	readonly ofFindings = new Map<string, Plant[]>();
	readonly all: Plant[] = [];

	/** Villagers in the official words of each finding, then rows until 500 are planted. */
	async plant(database: Database): Promise<void> {
		for (const finding of Object.values(findings)) await this.#finding(database, finding.id);
		for (const finding of Object.values(findings))
			for (const key of Object.keys(near)) await this.#row(database, finding.id, key);
		await openSelfFound(database);
		await this.#registerSelfFound();
	}

	/** 自查问题 that name villagers as they are registered; a number of identity is refused there. */
	async #registerSelfFound(): Promise<void> {
		for (const key of ['dongwan', 'liuhe', 'water']) {
			const { unit, worker } = near[key] as (typeof near)[string];
			const plants = [this.next(), this.next()];
			const done = await registerSelfFound(worker, campaign.id, {
				unitId: unit.id,
				origin: '日常检查',
				responsiblePerson: worker.name,
				problem: plants.map(({ name, phone }) => `村民${name}（电话${phone}）厕所未改`).join('；'),
				markNames: plants.map(({ name }) => name)
			});
			if (isRefusal(done)) throw new Error(done.message);
			this.rows.push({ id: done.id, unit: key, plants, listed: [], fileId: 'none' });
		}
	}

	next(): Plant {
		const one = plant(this.all.length);
		this.all.push(one);
		return one;
	}

	async #finding(database: Database, id: string): Promise<void> {
		const some = [this.next(), this.next()];
		this.ofFindings.set(id, some);
		const { findings: f, facets } = tables;
		await database.write(countyId, 'ledger', async (tx) => {
			const text = `反馈：${some.map(told).join('；')}`;
			const set = { text, measureLead: text, markedNames: some.map(({ name }) => name) };
			await tx.update(f).set(set).where(eq(f.id, id));
			await tx.update(facets).set({ text }).where(eq(facets.findingId, id));
		});
	}

	async #row(database: Database, findingId: string, key: string): Promise<void> {
		const finding = Object.values(findings).find(({ id }) => id === findingId);
		const { unit, worker } = near[key] as (typeof near)[string];
		if (!finding) return;
		const id = await assign(database, finding, unit);
		const plants: Plant[] = [];
		const some = (many: number) => {
			const these = Array.from({ length: many }, () => this.next());
			plants.push(...these);
			return these;
		};
		const say = (these: Plant[]) => these.map(told).join('；');
		const act = new Acts(id);
		const [problem, measure, progress] = [some(4), some(3), some(4)];
		// prettier-ignore
		await act.by(worker, {
			verb: 'plan', problem: `户厕：${say(problem)}`, measure: say(measure),
			goal: say(some(1)), rectification: 'byDeadline', dueOn: '2022-07-10',
			facetIds: [], measureIds: [], responsiblePerson: worker.name,
			markNames: plants.map(({ name }) => name)
		});
		await act.list(worker, some(5));
		// prettier-ignore
		await act.by(worker, {
			verb: 'reportProgress', on: '2022-06-20', text: say(progress),
			nextSteps: say(some(1)), markNames: plants.map(({ name }) => name)
		});
		const fileId = await act.file(worker, some(1)[0] as Plant);
		const markNames = plants.map(({ name }) => name);
		const amended = { measure: say(measure.slice(1)), reason: say(some(2)) };
		await act.by(worker, { verb: 'amend', ...amended, markNames });
		// Households taken off the list, and a name that is marked no more: all still stand in what happened before.
		const listed = some(4);
		await act.list(worker, listed);
		const kept = plants.filter((one) => one !== measure[0]).map(({ name }) => name);
		await act.by(worker, { verb: 'listHouseholds', markedNames: kept });
		if (unit.level === 'village') await this.#apply(act, worker, key, some);
		else
			await act.by(
				worker,
				{ verb: 'requestExtension', dueOn: '2022-07-20', reason: say(some(2)) },
				plants
			);
		if (id === 'f3-dongwan') await nobodyAnswers(database, id);
		this.rows.push({ id, unit: key, plants, listed, fileId });
	}

	/** Put up for closing and sent back by the township, whose words name villagers too. */
	async #apply(act: Acts, worker: Actor, key: string, some: (many: number) => Plant[]) {
		const liuhe = key === 'dongwan' || key === 'xiling';
		const [clerk, head] = liuhe ? [p.zhaoMin, p.wangFang] : [p.qianLi, p.zhouMing];
		const told = some(3);
		const [outcome = '', extendedCheck = '', remark = ''] = told.map((one) => one.name + one.phone);
		await act.by(
			worker,
			{
				verb: 'requestClosure',
				completedOn: '2022-06-20',
				evidence: '村档案盒3号',
				outcome,
				extendedCheck,
				remark
			},
			told
		);
		const [seen, open] = some(2) as [Plant, Plant];
		const conclusion = `走访${seen.name}`;
		await act.by(clerk, { verb: 'verify', way: 'site', conclusion }, [seen]);
		const reason = `${open.name}户未改`;
		const missing = `补照片，电话${open.phone}`;
		await act.by(head, { verb: 'return', reason, missing, amendBy: '2022-06-27' }, [open]);
		if (liuhe) return;
		// Put up again, it waits at the office with what was wanted before.
		// prettier-ignore
		await act.by(worker, {
			verb: 'requestClosure', completedOn: '2022-06-20', evidence: '村档案盒3号',
			outcome: '已改', extendedCheck: '已查'
		});
		await act.by(clerk, { verb: 'verify', way: 'site', conclusion: '属实' });
	}
}

/** One row and its acts one after another; numbers stand in texts as the first release kept them. */
class Acts {
	readonly #id: string;
	#version = 1;

	constructor(id: string) {
		this.#id = id;
	}

	async by(actor: Actor, command: object, marks: Plant[] = []): Promise<void> {
		const names = marks.map(({ name }) => name);
		const given = { ...(names.length > 0 ? { markNames: names } : {}), ...command } as Command;
		this.#done(await record(actor, this.#id, given, { version: this.#version }), given.verb);
	}

	/** A picture under a name that says all of a villager. */
	async file(actor: Actor, villager: Plant): Promise<string> {
		const { name, identity, phone } = villager;
		const body = piecesOf(await photo());
		const upload = await addUpload(actor, this.#id, `${name}${identity}电话${phone}.jpg`, body);
		if (isRefusal(upload)) throw new Error(upload.message);
		await this.by(actor, { verb: 'addEvidence', fileIds: [upload.id] }, [villager]);
		return upload.id;
	}

	/** As the form sends it, numbers and all. */
	async list(actor: Actor, households: Plant[]): Promise<void> {
		const typed: Record<string, string> = {
			verb: 'listHouseholds',
			'household.lines': String(households.length)
		};
		for (const [at, { name, identity, phone }] of households.entries())
			Object.assign(typed, {
				[`household.${at}.name`]: name,
				[`household.${at}.what`]: `${name}家厕所无门，${phone}`,
				[`household.${at}.identity`]: identity,
				[`household.${at}.phone`]: phone
			});
		const command = await readTyped(actor, this.#id, typed);
		if (isRefusal(command)) throw new Error(command.message);
		this.#done(
			await record(actor, this.#id, command, { version: this.#version }),
			'listHouseholds'
		);
	}

	#done(done: Recorded | { refused: true; message: string }, verb: string): void {
		if (isRefusal(done)) throw new Error(`${this.#id} ${verb}: ${done.message}`);
		this.#version = (done as Recorded).version;
	}
}

function told({ name, identity, phone }: Plant): string {
	return `村民${name}（身份证${identity}，电话${phone}）厕所未改`;
}

/** A row without 责任人 keeps its unit from submitting and is named there. */
async function nobodyAnswers(database: Database, id: string): Promise<void> {
	const r = tables.ledgerRows;
	await database.write(countyId, 'ledger', (tx) =>
		tx.update(r).set({ responsiblePerson: '' }).where(eq(r.id, id))
	);
}
