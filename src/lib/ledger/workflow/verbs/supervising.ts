import { refuseFields } from '#lib/ledger/refusal.ts';
import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { taken } from '#lib/ledger/workflow/scene.ts';

/** 督导记录: what a supervising unit found, for all to read; nothing else of the row changes. */
const noteSupervision: Rule<'noteSupervision'> = (row, command, scene) => {
	const { finding, suggestion = '', answerBy = '' } = command;
	if (answerBy && answerBy < scene.facts.today)
		return refuseFields({ answerBy: '答复期限不能早于今天' });
	return taken(row, { type: 'noteSupervision', finding, suggestion, answerBy }, {}, scene);
};

export const supervising = { noteSupervision };
