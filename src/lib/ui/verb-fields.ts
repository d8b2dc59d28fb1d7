import type { Component } from 'svelte';
import type { CommandVerb } from '#lib/ledger/command.ts';
import type { FieldsProps } from './verb-form.ts';
import AddEvidenceFields from './verbs/AddEvidenceFields.svelte';
import AddProblemFields from './verbs/AddProblemFields.svelte';
import AmendFields from './verbs/AmendFields.svelte';
import ApproveFields from './verbs/ApproveFields.svelte';
import ClaimFields from './verbs/ClaimFields.svelte';
import ClosureFields from './verbs/ClosureFields.svelte';
import HouseholdsFields from './verbs/HouseholdsFields.svelte';
import NotFoundFields from './verbs/NotFoundFields.svelte';
import PlanFields from './verbs/PlanFields.svelte';
import ProgressFields from './verbs/ProgressFields.svelte';
import ReopenFields from './verbs/ReopenFields.svelte';
import ReturnFields from './verbs/ReturnFields.svelte';
import ReviewFields from './verbs/ReviewFields.svelte';
import AcceptTransferFields from './verbs/AcceptTransferFields.svelte';
import ExtensionFields from './verbs/ExtensionFields.svelte';
import HandOverFields from './verbs/HandOverFields.svelte';
import ImposeTransferFields from './verbs/ImposeTransferFields.svelte';
import KeepAssignedFields from './verbs/KeepAssignedFields.svelte';
import LongTermFields from './verbs/LongTermFields.svelte';
import LongTermReviewFields from './verbs/LongTermReviewFields.svelte';
import NoteSupervisionFields from './verbs/NoteSupervisionFields.svelte';
import OpinionFields from './verbs/OpinionFields.svelte';
import ReasonFields from './verbs/ReasonFields.svelte';
import ReassignFields from './verbs/ReassignFields.svelte';
import TransferFields from './verbs/TransferFields.svelte';
import VoidFields from './verbs/VoidFields.svelte';
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
