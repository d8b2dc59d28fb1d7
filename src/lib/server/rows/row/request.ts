import { dayInWords, type Day } from '#lib/ledger/day.ts';
import { requestNames, type Request } from '#lib/ledger/request.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { RequestView } from './view.ts';
import { answerBy } from '#lib/ledger/workflow/receiver.ts';
import { today } from '#lib/server/clock.ts';
import { directory } from '#lib/server/directory.ts';
import { workingDays } from '#lib/server/working-days.ts';

/** What a row asks of somebody and who asked, as its page shows it. */
export async function requestView(row: LedgerRow): Promise<RequestView | null> {
	const { request } = row;
	if (!request) return null;
	const units = await directory(row.countyId);
	const year = today().slice(0, 4);
	const receiver = units.get(row.transferToId ?? '')?.shortName ?? '';
	return {
		title: requestNames[request.kind],
		person: request.personName,
		since: request.since,
		lines: linesOf(request, receiver, year).filter(([, text]) => text !== '')
	};
}

function linesOf(request: Request, receiver: string, year: string): [string, string][] {
	switch (request.kind) {
		case 'extension':
			return [
				['延长到', dayInWords(request.dueOn)],
				['原因', request.reason]
			];
		case 'longTerm':
			return [
				['阶段目标', request.stageGoal + (request.goalReached ? '（已达到）' : '（未达到）')],
				['长效机制', request.mechanism],
				['下次复核', dayInWords(request.reviewOn)],
				['复核结果', request.reason]
			];
		case 'transfer':
			return [
				['接收单位', receiver],
				['理由', request.reason],
				['接收单位不接收', request.refused],
				['答复期限', request.refused ? '' : answerDay(request.since, year)]
			];
		default:
			return [['理由', request.reason]];
	}
}

/** Who sent the row, who received it and who may have to rule all read until when an answer is due. */
function answerDay(since: Day, year: string): string {
	const until = answerBy(since, workingDays);
	const past = until < today() ? '，已过期未答复' : '';
	return `接收单位应于${dayInWords(until, year)}前答复${past}`;
}
