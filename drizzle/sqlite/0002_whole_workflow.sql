CREATE TABLE `row_findings` (
	`row_id` text NOT NULL,
	`finding_id` text NOT NULL,
	`county_id` text NOT NULL,
	PRIMARY KEY(`row_id`, `finding_id`)
);
--> statement-breakpoint
CREATE INDEX `row_findings_finding` ON `row_findings` (`finding_id`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`county_id` text NOT NULL,
	`sha256` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`thumbnail` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`county_id`, `sha256`)
);
--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`row_id` text NOT NULL,
	`person_id` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `uploads_row` ON `uploads` (`row_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `uploads_hash` ON `uploads` (`county_id`,`sha256`);--> statement-breakpoint
ALTER TABLE `campaigns` ADD `draw_percent` integer;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `ended_at` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `report` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `findings` ADD `marked_names` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `measures` ADD `rhythm` text;--> statement-breakpoint
ALTER TABLE `measures` ADD `target` text;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `request` text;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `sector_unit_id` text;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `transfer_to_id` text;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `parent_row_id` text;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `outcome_confirmed_on` text;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `kept_row_id` text;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `also_finding_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `stage_goal` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `goal_reached` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `mechanism` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `households` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `marked_names` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `files` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `ledger_rows_sector` ON `ledger_rows` (`sector_unit_id`,`campaign_id`);--> statement-breakpoint
CREATE INDEX `ledger_rows_receiver` ON `ledger_rows` (`transfer_to_id`,`campaign_id`);--> statement-breakpoint
CREATE INDEX `ledger_rows_parent` ON `ledger_rows` (`parent_row_id`);