CREATE TABLE "streams" (
	"county_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"revision" integer NOT NULL,
	"head_seq" integer NOT NULL,
	"head_hash" text COLLATE "C" NOT NULL,
	CONSTRAINT "streams_county_id_kind_pk" PRIMARY KEY("county_id","kind")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"county_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"seq" integer NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C",
	"row_id" text COLLATE "C",
	"person_id" text COLLATE "C",
	"unit_id" text COLLATE "C",
	"on_behalf_of" text COLLATE "C",
	"at" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"prev_hash" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	CONSTRAINT "events_county_id_kind_seq_pk" PRIMARY KEY("county_id","kind","seq")
);
--> statement-breakpoint
CREATE TABLE "sign_offs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"row_id" text COLLATE "C" NOT NULL,
	"row_version" integer NOT NULL,
	"step" integer NOT NULL,
	"verb" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"way" text COLLATE "C" NOT NULL,
	"opinion" text COLLATE "C" NOT NULL,
	"fell_to_office" integer NOT NULL,
	"evidence_hashes" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "row_versions" (
	"row_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	CONSTRAINT "row_versions_row_id_version_pk" PRIMARY KEY("row_id","version")
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counties" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"demo" boolean NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"parent_id" text COLLATE "C",
	"level" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"short_name" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"functions" json NOT NULL,
	"contact_person" text COLLATE "C" NOT NULL,
	"contact_phone" text COLLATE "C" NOT NULL,
	"merged_into_id" text COLLATE "C",
	"valid_from" text COLLATE "C",
	"valid_to" text COLLATE "C",
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_aliases" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"valid_from" text COLLATE "C",
	"valid_to" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "unit_groups" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"confirmed" boolean NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_group_members" (
	"group_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "unit_group_members_group_id_unit_id_pk" PRIMARY KEY("group_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"login" text COLLATE "C" NOT NULL,
	"password_hash" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"substitute" boolean NOT NULL,
	"admin" json NOT NULL,
	"position" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C" NOT NULL,
	"must_change_password" boolean NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" text COLLATE "C",
	"disabled_at" text COLLATE "C",
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"person_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "assignments_person_id_unit_id_kind_pk" PRIMARY KEY("person_id","unit_id","kind")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_drafts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"campaign_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"document_number" text COLLATE "C" NOT NULL,
	"issuer" text COLLATE "C" NOT NULL,
	"issued_on" text COLLATE "C",
	"file_name" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"confirmed_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"notice_id" text COLLATE "C",
	"name" text COLLATE "C" NOT NULL,
	"ledger_title" text COLLATE "C" NOT NULL,
	"start_on" text COLLATE "C" NOT NULL,
	"ledgers_due_on" text COLLATE "C" NOT NULL,
	"end_on" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"chains" json NOT NULL,
	"expected_villages" integer,
	"expected_townships" integer,
	"dispatched_at" text COLLATE "C",
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_left_out" (
	"campaign_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "campaign_left_out_campaign_id_unit_id_pk" PRIMARY KEY("campaign_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"ordinal" integer NOT NULL,
	"section" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"origins" json NOT NULL,
	"measure_lead" text COLLATE "C" NOT NULL,
	"key" boolean NOT NULL,
	"to_villages" boolean NOT NULL,
	"left_out" boolean NOT NULL,
	"lead_unit_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "facets" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"finding_id" text COLLATE "C" NOT NULL,
	"ordinal" integer NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"origins" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measures" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"finding_id" text COLLATE "C" NOT NULL,
	"ordinal" integer NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facet_measures" (
	"facet_id" text COLLATE "C" NOT NULL,
	"measure_id" text COLLATE "C" NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "facet_measures_facet_id_measure_id_pk" PRIMARY KEY("facet_id","measure_id")
);
--> statement-breakpoint
CREATE TABLE "finding_owners" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"finding_id" text COLLATE "C" NOT NULL,
	"ordinal" integer NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"wording" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"stated" boolean NOT NULL,
	"is_group" boolean NOT NULL,
	"expected" integer
);
--> statement-breakpoint
CREATE TABLE "finding_owner_members" (
	"owner_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "finding_owner_members_owner_id_unit_id_pk" PRIMARY KEY("owner_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_rows" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"finding_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"township_id" text COLLATE "C",
	"lead_unit_id" text COLLATE "C",
	"level" text COLLATE "C" NOT NULL,
	"ordinal" integer NOT NULL,
	"stage" text COLLATE "C" NOT NULL,
	"resume_stage" text COLLATE "C",
	"chain" json NOT NULL,
	"chain_step" integer NOT NULL,
	"version" integer NOT NULL,
	"problem" text COLLATE "C" NOT NULL,
	"origin" text COLLATE "C" NOT NULL,
	"nature" text COLLATE "C",
	"problem_kind" text COLLATE "C",
	"measure" text COLLATE "C" NOT NULL,
	"goal" text COLLATE "C" NOT NULL,
	"facet_ids" json NOT NULL,
	"measure_ids" json NOT NULL,
	"responsible_leader" text COLLATE "C" NOT NULL,
	"responsible_person" text COLLATE "C" NOT NULL,
	"office_phone" text COLLATE "C" NOT NULL,
	"rectification" text COLLATE "C",
	"planned_on" text COLLATE "C",
	"due_on" text COLLATE "C",
	"original_due_on" text COLLATE "C",
	"due_wording" text COLLATE "C" NOT NULL,
	"beyond_reason" text COLLATE "C" NOT NULL,
	"review_on" text COLLATE "C",
	"reply_by" text COLLATE "C",
	"amend_by" text COLLATE "C",
	"return_reason" text COLLATE "C" NOT NULL,
	"completed_on" text COLLATE "C",
	"outcome" text COLLATE "C" NOT NULL,
	"extended_check" text COLLATE "C" NOT NULL,
	"evidence" text COLLATE "C" NOT NULL,
	"not_found_check" json,
	"applicant_id" text COLLATE "C",
	"applicant_name" text COLLATE "C" NOT NULL,
	"typist_id" text COLLATE "C",
	"with_reviewer_since" text COLLATE "C",
	"under_review_since" text COLLATE "C",
	"reviewed_days" integer NOT NULL,
	"returns" integer NOT NULL,
	"relapses" integer NOT NULL,
	"missed" integer NOT NULL,
	"extensions" integer NOT NULL,
	"closed_on" text COLLATE "C",
	"remark" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "progress" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"row_id" text COLLATE "C" NOT NULL,
	"on_day" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draws" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"finding_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"seed" text COLLATE "C" NOT NULL,
	"percent" integer NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draw_rows" (
	"draw_id" text COLLATE "C" NOT NULL,
	"row_id" text COLLATE "C" NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"drawn" boolean NOT NULL,
	"result" text COLLATE "C",
	CONSTRAINT "draw_rows_draw_id_row_id_pk" PRIMARY KEY("draw_id","row_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"county_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C" NOT NULL,
	CONSTRAINT "idempotency_county_id_key_pk" PRIMARY KEY("county_id","key")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"person_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "drafts_person_id_key_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
CREATE INDEX "events_of_row" ON "events" USING btree ("row_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "events_id" ON "events" USING btree ("id");--> statement-breakpoint
CREATE INDEX "sign_offs_of_row" ON "sign_offs" USING btree ("row_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "units_code" ON "units" USING btree ("county_id","code");--> statement-breakpoint
CREATE INDEX "units_path" ON "units" USING btree ("county_id","path");--> statement-breakpoint
CREATE INDEX "units_parent" ON "units" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "unit_aliases_name" ON "unit_aliases" USING btree ("county_id","name");--> statement-breakpoint
CREATE INDEX "unit_aliases_unit" ON "unit_aliases" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_groups_name" ON "unit_groups" USING btree ("county_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "people_login" ON "people" USING btree ("login");--> statement-breakpoint
CREATE INDEX "people_unit" ON "people" USING btree ("county_id","unit_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "notice_drafts_county" ON "notice_drafts" USING btree ("county_id","updated_at");--> statement-breakpoint
CREATE INDEX "campaigns_county" ON "campaigns" USING btree ("county_id","start_on");--> statement-breakpoint
CREATE UNIQUE INDEX "findings_ordinal" ON "findings" USING btree ("campaign_id","ordinal");--> statement-breakpoint
CREATE INDEX "facets_finding" ON "facets" USING btree ("finding_id","ordinal");--> statement-breakpoint
CREATE INDEX "measures_finding" ON "measures" USING btree ("finding_id","ordinal");--> statement-breakpoint
CREATE INDEX "finding_owners_finding" ON "finding_owners" USING btree ("finding_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_rows_place" ON "ledger_rows" USING btree ("campaign_id","unit_id","finding_id","ordinal");--> statement-breakpoint
CREATE INDEX "ledger_rows_township" ON "ledger_rows" USING btree ("county_id","campaign_id","township_id","stage","due_on","id");--> statement-breakpoint
CREATE INDEX "ledger_rows_stage" ON "ledger_rows" USING btree ("county_id","campaign_id","stage","due_on","id");--> statement-breakpoint
CREATE INDEX "ledger_rows_owner" ON "ledger_rows" USING btree ("unit_id","due_on","id");--> statement-breakpoint
CREATE INDEX "ledger_rows_finding" ON "ledger_rows" USING btree ("county_id","campaign_id","finding_id","level","stage");--> statement-breakpoint
CREATE INDEX "ledger_rows_lead" ON "ledger_rows" USING btree ("lead_unit_id","campaign_id","level");--> statement-breakpoint
CREATE INDEX "progress_row" ON "progress" USING btree ("row_id","on_day");--> statement-breakpoint
CREATE INDEX "draws_finding" ON "draws" USING btree ("campaign_id","finding_id","unit_id");--> statement-breakpoint
CREATE INDEX "draw_rows_row" ON "draw_rows" USING btree ("row_id");