CREATE TABLE `submissions` (
	`campaign_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`version` integer NOT NULL,
	`county_id` text NOT NULL,
	`at` text NOT NULL,
	`person_id` text NOT NULL,
	`filled_by` text NOT NULL,
	`phone` text NOT NULL,
	`came_by` text NOT NULL,
	`submitted_on` text NOT NULL,
	`late_days` integer NOT NULL,
	`blockers` integer NOT NULL,
	`body` text NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `unit_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `submission_standings` (
	`campaign_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`county_id` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `unit_id`)
);
--> statement-breakpoint
CREATE TABLE `submission_expectations` (
	`campaign_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`county_id` text NOT NULL,
	`expected` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `unit_id`)
);
--> statement-breakpoint
CREATE TABLE `submission_scans` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`version` integer NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `submission_scans_unit` ON `submission_scans` (`campaign_id`,`unit_id`,`version`);--> statement-breakpoint
CREATE TABLE `ledger_forms` (
	`campaign_id` text NOT NULL,
	`template` text NOT NULL,
	`county_id` text NOT NULL,
	`columns` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `template`)
);
--> statement-breakpoint
CREATE TABLE `exports` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`problem` text NOT NULL,
	`size` integer NOT NULL,
	`created_at` text NOT NULL,
	`ended_at` text
);
--> statement-breakpoint
CREATE INDEX `exports_person` ON `exports` (`person_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `campaign_news` (
	`id` text PRIMARY KEY NOT NULL,
	`county_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`text` text NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	`until` text NOT NULL,
	`withdrawn_at` text
);
--> statement-breakpoint
CREATE INDEX `campaign_news_campaign` ON `campaign_news` (`campaign_id`,`until`);--> statement-breakpoint
ALTER TABLE `progress` ADD `next_steps` text;--> statement-breakpoint
CREATE INDEX `events_of_day` ON `events` (`county_id`,`kind`,`at`);