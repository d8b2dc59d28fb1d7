import type { Actor } from '#lib/ledger/actor.ts';
import { identityInText } from '#lib/ledger/command/command.ts';
import { identityIn } from '#lib/ledger/mask/numbers.ts';
import type { Villager } from '#lib/ledger/mask/villagers.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { RowView } from './view.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { append } from '#lib/server/record/events.ts';
import { unseen } from '#lib/server/record/stale.ts';
import { readRow } from './row.ts';

const shortest = 4;
const longest = 200;

/**
 * One row with one villager in full, name and numbers, for somebody who reads them masked and says why (domain §8).
 * Who, which row, which villager and why is written down before anything is shown.
 */
export async function revealRow(
	actor: Actor,
	rowId: string,
	asking: RevealInput
): Promise<RowView | Refusal> {
	const reason = asking.reason.trim();
	const wrong = faultIn(reason);
	if (wrong) return refuse('said', wrong, 'reason');
	const masked = await readRow(actor, rowId, null, { shown: null });
	if (!masked) return unseen();
	if (masked.view.reading === 'full') return masked.view;
	const shown = villagerNamed(masked, asking);
	if (isRefusal(shown)) return shown;
	const body = { which: shown.label, reason: masked.veil.text(reason) };
	await writeDown(actor, masked.view.row, body);
	const { view } = (await readRow(actor, rowId, null, { shown })) ?? {};
	// What is left to ask for is called as it was.
	return view ? { ...view, villagers: masked.view.villagers } : unseen();
}

function faultIn(reason: string): string {
	const number = identityIn(reason);
	if (reason.length < shortest || reason.length > longest)
		return `请写明为什么要看（${shortest} 到 ${longest} 字），如“核实监测户大病救助”。理由会记入日志。`;
	return number ? identityInText(number) : '';
}

function villagerNamed(
	{ view, villagers }: { view: RowView; villagers: Villager[] },
	{ which, version }: RevealInput
): Villager | Refusal {
	const [only] = villagers;
	if (!only) return refuse('said', '这一条现在没有遮盖的姓名和号码。', 'which');
	if (!which && villagers.length > 1)
		return refuse('said', '请选要看哪一户：一次只看一户，各写各的理由。', 'which');
	const asked = which ? villagers.find(({ label }) => label === which) : only;
	if (!asked) return refuse('said', `“${which}”已不在这一条里：请看过以后重新选择。`, 'which');
	if (version !== view.row.version)
		return refuse('said', '这一条刚有改动，农户的位置可能变了：请看过以后重新选择。', 'which');
	return asked;
}

function writeDown(
	{ countyId, personId, unitId }: Actor,
	row: { id: string; campaignId: string },
	body: { which: string; reason: string }
): Promise<void> {
	return db().write(countyId, 'access', (tx) =>
		append(tx, {
			countyId,
			kind: 'access',
			type: 'namesRead',
			personId,
			unitId,
			at: now(),
			campaignId: row.campaignId,
			rowId: row.id,
			body
		})
	);
}

/** 查看完整信息 as its form says it. */
export interface RevealInput {
	/** The villager, masked, as the page told them apart; '' where there is one alone. */
	which: string;
	reason: string;
	/** Version of the row that the page showed: another may have somebody else in the same place. */
	version: number;
}
