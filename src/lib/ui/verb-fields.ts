import type { Component } from 'svelte';
import type { CommandVerb } from '#lib/ledger/command.ts';
import type { FieldsProps } from './verb-form.ts';
import AddEvidenceFields from './verbs/AddEvidenceFields.svelte';
import AddProblemFields from './verbs/AddProblemFields.svelte';
import AmendFields from './verbs/AmendFields.svelte';
import ApproveFields from './verbs/ApproveFields.svelte';
import ClaimFields from './verbs/ClaimFields.svelte';
import ClosureFields from './verbs/ClosureFields.svelte';
import NotFoundFields from './verbs/NotFoundFields.svelte';
import PlanFields from './verbs/PlanFields.svelte';
import ProgressFields from './verbs/ProgressFields.svelte';
import ReopenFields from './verbs/ReopenFields.svelte';
import ReturnFields from './verbs/ReturnFields.svelte';
import ReviewFields from './verbs/ReviewFields.svelte';
import WithdrawEvidenceFields from './verbs/WithdrawEvidenceFields.svelte';

/** The fields each act asks for; null asks for nothing but the word. */
export const verbFields: Record<CommandVerb, Component<FieldsProps> | null> = {
	claim: ClaimFields,
	plan: PlanFields,
	amend: AmendFields,
	addProblem: AddProblemFields,
	reportProgress: ProgressFields,
	requestClosure: ClosureFields,
	withdraw: null,
	verify: ReviewFields,
	approve: ApproveFields,
	return: ReturnFields,
	reportNotFound: NotFoundFields,
	confirmNotFound: ReviewFields,
	reopen: ReopenFields,
	addEvidence: AddEvidenceFields,
	withdrawEvidence: WithdrawEvidenceFields
};
