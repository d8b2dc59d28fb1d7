import type { Component } from 'svelte';
import type { CommandVerb } from '#lib/ledger/command/command.ts';
import type { FieldsProps } from './verb-form.ts';
import AddEvidenceFields from '#lib/ui/forms/verbs/AddEvidenceFields.svelte';
import AddProblemFields from '#lib/ui/forms/verbs/AddProblemFields.svelte';
import AmendFields from '#lib/ui/forms/verbs/AmendFields.svelte';
import ApproveFields from '#lib/ui/forms/verbs/ApproveFields.svelte';
import ClaimFields from '#lib/ui/forms/verbs/ClaimFields.svelte';
import ClosureFields from '#lib/ui/forms/verbs/ClosureFields.svelte';
import HouseholdsFields from '#lib/ui/forms/verbs/HouseholdsFields.svelte';
import NotFoundFields from '#lib/ui/forms/verbs/NotFoundFields.svelte';
import PlanFields from '#lib/ui/forms/verbs/PlanFields.svelte';
import ProgressFields from '#lib/ui/forms/verbs/ProgressFields.svelte';
import ReopenFields from '#lib/ui/forms/verbs/ReopenFields.svelte';
import ReturnFields from '#lib/ui/forms/verbs/ReturnFields.svelte';
import ReviewFields from '#lib/ui/forms/verbs/ReviewFields.svelte';
import AcceptTransferFields from '#lib/ui/forms/verbs/AcceptTransferFields.svelte';
import ExtensionFields from '#lib/ui/forms/verbs/ExtensionFields.svelte';
import HandOverFields from '#lib/ui/forms/verbs/HandOverFields.svelte';
import ImposeTransferFields from '#lib/ui/forms/verbs/ImposeTransferFields.svelte';
import KeepAssignedFields from '#lib/ui/forms/verbs/KeepAssignedFields.svelte';
import LongTermFields from '#lib/ui/forms/verbs/LongTermFields.svelte';
import LongTermReviewFields from '#lib/ui/forms/verbs/LongTermReviewFields.svelte';
import NoteSupervisionFields from '#lib/ui/forms/verbs/NoteSupervisionFields.svelte';
import OpinionFields from '#lib/ui/forms/verbs/OpinionFields.svelte';
import ReasonFields from '#lib/ui/forms/verbs/ReasonFields.svelte';
import ReassignFields from '#lib/ui/forms/verbs/ReassignFields.svelte';
import TransferFields from '#lib/ui/forms/verbs/TransferFields.svelte';
import VoidFields from '#lib/ui/forms/verbs/VoidFields.svelte';
import WithdrawEvidenceFields from '#lib/ui/forms/verbs/WithdrawEvidenceFields.svelte';

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
	decline: ReasonFields,
	keepAssigned: KeepAssignedFields,
	reassign: ReassignFields,
	requestExtension: ExtensionFields,
	grantExtension: OpinionFields,
	refuseExtension: ReasonFields,
	requestLongTerm: LongTermFields,
	grantLongTerm: OpinionFields,
	refuseLongTerm: ReasonFields,
	reviewLongTerm: LongTermReviewFields,
	transfer: TransferFields,
	acceptTransfer: AcceptTransferFields,
	refuseTransfer: ReasonFields,
	imposeTransfer: ImposeTransferFields,
	revokeTransfer: ReasonFields,
	confirmOutcome: OpinionFields,
	disputeOutcome: ReasonFields,
	withdrawRequest: null,
	acceptSelfFound: OpinionFields,
	refuseSelfFound: ReasonFields,
	void: VoidFields,
	handOver: HandOverFields,
	followMerge: null,
	listHouseholds: HouseholdsFields,
	noteSupervision: NoteSupervisionFields,
	addEvidence: AddEvidenceFields,
	withdrawEvidence: WithdrawEvidenceFields
};
