import type { Command } from '#lib/ledger/command/command.ts';
import { addDays, type Day } from '#lib/ledger/day.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { lackOf } from '#lib/ledger/submissions/submission.ts';
import { setClock, today } from '#lib/server/clock.ts';
import { accounts } from '#lib/server/sight/seats.ts';
import { directory } from '#lib/server/directory.ts';
import { receive, returnSubmission } from '#lib/server/submissions/judge.ts';
import { enter, submit } from '#lib/server/submissions/submit.ts';
import { rowKey, type RowAct } from './act.ts';
import { momentOf, type Calendar } from './calendar.ts';
import { done } from './done.ts';
import { residentOf } from './residents.ts';
import { seedActor } from './set-up-county.ts';
import type { Pause } from './work.ts';
import type { World } from './world.ts';

/** How a unit's ledger comes to the office. */
export interface HandIn {
	unitCode: string;
	/** Days after the due day. */
	late: number;
	/** 代报 of paper; otherwise the unit submits. */
	onPaper?: boolean;
	then?: 'received' | 'returned';
}

const reasons = {
	township: '两个村的整改措施只写了“加强”，请写明做什么、谁来做；问题里补上户数。',
	department: '整改措施没有写完成标准，请补上后再报。'
};

/** One pause of the story for each day on which ledgers come in, each with the rows claimed that were left over. */
export function handInPauses(
	campaignId: string,
	officeClerkId: string,
	{ ledgersDueOn }: Calendar,
	handIns: HandIn[]
): Pause[] {
	const byDay = Map.groupBy(handIns, ({ late }) => late);
	return [...byDay]
		.sort(([a], [b]) => a - b)
		.map(([late, some]) => {
			const day = addDays(ledgersDueOn, late);
			return {
				at: momentOf(day, 420),
				acts: (rows, world) =>
					leftOver(rows, world, new Set(some.map(({ unitCode }) => unitCode)), day),
				happens: async () => {
					let minutes = 430;
					for (const handIn of some) {
						setClock(momentOf(day, minutes));
						await handInOne(campaignId, officeClerkId, handIn);
						minutes += 4;
					}
				}
			};
		});
}

/** What is still wanting by then, the unit, or its township for it, makes good before it submits. */
function leftOver(rows: LedgerRow[], { units }: World, codes: Set<string>, day: Day): RowAct[] {
	const codeOf = (id: string | null) => units.get(id ?? '')?.code ?? '';
	return rows
		.filter((row) => row.level !== 'city' && lackOf(row) !== null)
		.filter((row) => codes.has(codeOf(row.townshipId)) || codes.has(codeOf(row.unitId)))
		.map((row, index) => ({
			at: momentOf(day, 300 + (index % 100)),
			row: rowKey(row),
			by: 'unit',
			command: mending(row, codeOf(row.unitId), day)
		}));
}

function mending(row: LedgerRow, unitCode: string, day: Day): Command {
	const { name, phone } = residentOf(unitCode);
	const who = { responsiblePerson: name, officePhone: phone, applicantName: name };
	if (row.stage === 'assigned') return { verb: 'claim', ...who };
	// A row that came back has lost its deadline.
	return lackOf(row) === 'deadline'
		? { verb: 'amend', dueOn: addDays(day, 10), applicantName: name, reason: '重新定时限。' }
		: { verb: 'amend', ...who, reason: '报送前补上责任人。' };
}

async function handInOne(campaignId: string, officeClerkId: string, handIn: HandIn): Promise<void> {
	const office = await seedActor(officeClerkId);
	const units = [...(await directory(office.countyId)).values()];
	const unit = units.find(({ code }) => code === handIn.unitCode);
	const people = (await accounts(office.countyId)).get(unit?.id ?? '') ?? [];
	const clerk = people.find(({ role }) => role === 'clerk');
	if (!unit || !clerk) throw new Error(`nobody submits for ${handIn.unitCode}`);
	const form = { version: 0, filledBy: clerk.name, phone: residentOf(unit.code).phone };
	const kept = handIn.onPaper
		? await enter(office, campaignId, unit.id, { ...form, cameBy: 'paper', cameOn: today() })
		: await submit(await seedActor(clerk.id), campaignId, unit.id, form);
	// Without rows a unit has nothing to hand in.
	if (isRefusal(kept) && kept.kind === 'notExpected') return;
	const { version } = done(kept);
	if (handIn.then === 'received' && !handIn.onPaper)
		done(await receive(office, campaignId, unit.id, { version }));
	const reason = unit.level === 'township' ? reasons.township : reasons.department;
	if (handIn.then === 'returned')
		done(await returnSubmission(office, campaignId, unit.id, { version, reason }));
}
