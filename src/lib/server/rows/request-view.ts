import { dayInWords } from '#lib/ledger/day.ts';
import { requestNames, type Request } from '#lib/ledger/request.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { RequestView } from '#lib/ledger/row-view.ts';
import { directory } from '../directory.ts';

/** What a row asks of somebody and who asked, as its page shows it. */
export async function requestView(row: LedgerRow): Promise<RequestView | null> {
	const { request } = row;
	if (!request) return null;
	const units = await directory(row.countyId);
	const receiver = units.get(row.transferToId ?? '')?.shortName ?? '';
	return {
		title: requestNames[request.kind],
		person: request.personName,
		since: request.since,
		lines: linesOf(request, receiver).filter(([, text]) => text !== '')
	};
}

function linesOf(request: Request, receiver: string): [string, string][] {
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
				['接收单位不接收', request.refused]
			];
		default:
			return [['理由', request.reason]];
	}
}
