CREATE TABLE `streams` (
	`county_id` text NOT NULL,
	`kind` text NOT NULL,
	`revision` integer NOT NULL,
	`head_seq` integer NOT NULL,
	`head_hash` text NOT NULL,
	PRIMARY KEY(`county_id`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `events` (
	`county_id` text NOT NULL,
	`kind` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`campaign_id` text,
	`row_id` text,
	`person_id` text,
	`unit_id` text,
	`on_behalf_of` text,
	`at` text NOT NULL,
	`body` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`county_id`, `kind`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `events_of_row` ON `events` (`row_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `events_id` ON `events` (`id`);--> statement-breakpoint
CREATE TABLE `sign_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`row_id` text NOT NULL,
	`row_version` integer NOT NULL,
	`step` integer NOT NULL,
	`verb` text NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`at` text NOT NULL,
	`way` text NOT NULL,
	`opinion` text NOT NULL,
	`fell_to_office` integer NOT NULL,
	`evidence_hashes` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_offs_of_row` ON `sign_offs` (`row_id`,`at`);--> statement-breakpoint
CREATE TABLE `row_versions` (
	`row_id` text NOT NULL,
	`version` integer NOT NULL,
	`county_id` text NOT NULL,
	`at` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`row_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `heartbeats` (
	`name` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `counties` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`demo` integer NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`code` text NOT NULL,
	`path` text NOT NULL,
	`parent_id` text,
	`level` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`kind` text NOT NULL,
	`functions` text NOT NULL,
	`contact_person` text NOT NULL,
	`contact_phone` text NOT NULL,
	`merged_into_id` text,
	`valid_from` text,
	`valid_to` text,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_code` ON `units` (`county_id`,`code`);--> statement-breakpoint
CREATE INDEX `units_path` ON `units` (`county_id`,`path`);--> statement-breakpoint
CREATE INDEX `units_parent` ON `units` (`parent_id`);--> statement-breakpoint
CREATE TABLE `unit_aliases` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`valid_from` text,
	`valid_to` text
);
--> statement-breakpoint
CREATE INDEX `unit_aliases_name` ON `unit_aliases` (`county_id`,`name`);--> statement-breakpoint
CREATE INDEX `unit_aliases_unit` ON `unit_aliases` (`unit_id`);--> statement-breakpoint
CREATE TABLE `unit_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`name` text NOT NULL,
	`confirmed` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_groups_name` ON `unit_groups` (`county_id`,`name`);--> statement-breakpoint
CREATE TABLE `unit_group_members` (
	`group_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`county_id` text NOT NULL,
	PRIMARY KEY(`group_id`, `unit_id`)
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`name` text NOT NULL,
	`login` text NOT NULL,
	`password_hash` text NOT NULL,
	`role` text NOT NULL,
	`substitute` integer NOT NULL,
	`admin` text NOT NULL,
	`position` text NOT NULL,
	`phone` text NOT NULL,
	`must_change_password` integer NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` text,
	`disabled_at` text,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_login` ON `people` (`login`);--> statement-breakpoint
CREATE INDEX `people_unit` ON `people` (`county_id`,`unit_id`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`county_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `unit_id`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `notice_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`body` text NOT NULL,
	`person_id` text NOT NULL,
	`updated_at` text NOT NULL,
	`version` integer NOT NULL,
	`campaign_id` text
);
--> statement-breakpoint
CREATE INDEX `notice_drafts_county` ON `notice_drafts` (`county_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`title` text NOT NULL,
	`document_number` text NOT NULL,
	`issuer` text NOT NULL,
	`issued_on` text,
	`file_name` text NOT NULL,
	`text` text NOT NULL,
	`sha256` text NOT NULL,
	`confirmed_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`notice_id` text,
	`name` text NOT NULL,
	`ledger_title` text NOT NULL,
	`start_on` text NOT NULL,
	`ledgers_due_on` text NOT NULL,
	`end_on` text NOT NULL,
	`state` text NOT NULL,
	`chains` text NOT NULL,
	`expected_villages` integer,
	`expected_townships` integer,
	`dispatched_at` text,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `campaigns_county` ON `campaigns` (`county_id`,`start_on`);--> statement-breakpoint
CREATE TABLE `campaign_left_out` (
	`campaign_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`county_id` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `unit_id`)
);
--> statement-breakpoint
CREATE TABLE `findings` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`ordinal` integer NOT NULL,
	`section` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`origins` text NOT NULL,
	`measure_lead` text NOT NULL,
	`key` integer NOT NULL,
	`to_villages` integer NOT NULL,
	`left_out` integer NOT NULL,
	`lead_unit_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `findings_ordinal` ON `findings` (`campaign_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `facets` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`finding_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`label` text NOT NULL,
	`text` text NOT NULL,
	`origins` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `facets_finding` ON `facets` (`finding_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `measures` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`finding_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`label` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `measures_finding` ON `measures` (`finding_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `facet_measures` (
	`facet_id` text NOT NULL,
	`measure_id` text NOT NULL,
	`county_id` text NOT NULL,
	PRIMARY KEY(`facet_id`, `measure_id`)
);
--> statement-breakpoint
CREATE TABLE `finding_owners` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`finding_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`name` text NOT NULL,
	`wording` text NOT NULL,
	`role` text NOT NULL,
	`stated` integer NOT NULL,
	`is_group` integer NOT NULL,
	`expected` integer
);
--> statement-breakpoint
CREATE INDEX `finding_owners_finding` ON `finding_owners` (`finding_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `finding_owner_members` (
	`owner_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`county_id` text NOT NULL,
	PRIMARY KEY(`owner_id`, `unit_id`)
);
--> statement-breakpoint
CREATE TABLE `ledger_rows` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`finding_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`township_id` text,
	`lead_unit_id` text,
	`level` text NOT NULL,
	`ordinal` integer NOT NULL,
	`stage` text NOT NULL,
	`resume_stage` text,
	`chain` text NOT NULL,
	`chain_step` integer NOT NULL,
	`version` integer NOT NULL,
	`problem` text NOT NULL,
	`origin` text NOT NULL,
	`nature` text,
	`problem_kind` text,
	`measure` text NOT NULL,
	`goal` text NOT NULL,
	`facet_ids` text NOT NULL,
	`measure_ids` text NOT NULL,
	`responsible_leader` text NOT NULL,
	`responsible_person` text NOT NULL,
	`office_phone` text NOT NULL,
	`rectification` text,
	`planned_on` text,
	`due_on` text,
	`original_due_on` text,
	`due_wording` text NOT NULL,
	`beyond_reason` text NOT NULL,
	`review_on` text,
	`reply_by` text,
	`amend_by` text,
	`return_reason` text NOT NULL,
	`completed_on` text,
	`outcome` text NOT NULL,
	`extended_check` text NOT NULL,
	`evidence` text NOT NULL,
	`not_found_check` text,
	`applicant_id` text,
	`applicant_name` text NOT NULL,
	`typist_id` text,
	`with_reviewer_since` text,
	`under_review_since` text,
	`reviewed_days` integer NOT NULL,
	`returns` integer NOT NULL,
	`relapses` integer NOT NULL,
	`missed` integer NOT NULL,
	`extensions` integer NOT NULL,
	`closed_on` text,
	`remark` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_rows_place` ON `ledger_rows` (`campaign_id`,`unit_id`,`finding_id`,`ordinal`);--> statement-breakpoint
CREATE INDEX `ledger_rows_township` ON `ledger_rows` (`county_id`,`campaign_id`,`township_id`,`stage`,`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `ledger_rows_stage` ON `ledger_rows` (`county_id`,`campaign_id`,`stage`,`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `ledger_rows_owner` ON `ledger_rows` (`unit_id`,`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `ledger_rows_finding` ON `ledger_rows` (`county_id`,`campaign_id`,`finding_id`,`level`,`stage`);--> statement-breakpoint
CREATE INDEX `ledger_rows_lead` ON `ledger_rows` (`lead_unit_id`,`campaign_id`,`level`);--> statement-breakpoint
CREATE TABLE `progress` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`row_id` text NOT NULL,
	`on_day` text NOT NULL,
	`text` text NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `progress_row` ON `progress` (`row_id`,`on_day`);--> statement-breakpoint
CREATE TABLE `draws` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`finding_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	`seed` text NOT NULL,
	`percent` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `draws_finding` ON `draws` (`campaign_id`,`finding_id`,`unit_id`);--> statement-breakpoint
CREATE TABLE `draw_rows` (
	`draw_id` text NOT NULL,
	`row_id` text NOT NULL,
	`county_id` text NOT NULL,
	`drawn` integer NOT NULL,
	`result` text,
	PRIMARY KEY(`draw_id`, `row_id`)
);
--> statement-breakpoint
CREATE INDEX `draw_rows_row` ON `draw_rows` (`row_id`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`county_id` text NOT NULL,
	`key` text NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	`answer` text NOT NULL,
	PRIMARY KEY(`county_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`person_id` text NOT NULL,
	`key` text NOT NULL,
	`county_id` text NOT NULL,
	`body` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`person_id`, `key`)
);
