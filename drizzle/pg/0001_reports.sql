CREATE TABLE "submissions" (
	"campaign_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"filled_by" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C" NOT NULL,
	"came_by" text COLLATE "C" NOT NULL,
	"submitted_on" text COLLATE "C" NOT NULL,
	"late_days" integer NOT NULL,
	"blockers" integer NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	CONSTRAINT "submissions_campaign_id_unit_id_version_pk" PRIMARY KEY("campaign_id","unit_id","version")
);
--> statement-breakpoint
CREATE TABLE "submission_standings" (
	"campaign_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	CONSTRAINT "submission_standings_campaign_id_unit_id_pk" PRIMARY KEY("campaign_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "submission_expectations" (
	"campaign_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"expected" boolean NOT NULL,
	CONSTRAINT "submission_expectations_campaign_id_unit_id_pk" PRIMARY KEY("campaign_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "submission_scans" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"size" integer NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_forms" (
	"campaign_id" text COLLATE "C" NOT NULL,
	"template" text COLLATE "C" NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"columns" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "ledger_forms_campaign_id_template_pk" PRIMARY KEY("campaign_id","template")
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"problem" text COLLATE "C" NOT NULL,
	"size" integer NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"ended_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "campaign_news" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"until" text COLLATE "C" NOT NULL,
	"withdrawn_at" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "progress" ADD COLUMN "next_steps" text COLLATE "C";--> statement-breakpoint
CREATE INDEX "submission_scans_unit" ON "submission_scans" USING btree ("campaign_id","unit_id","version");--> statement-breakpoint
CREATE INDEX "exports_person" ON "exports" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "campaign_news_campaign" ON "campaign_news" USING btree ("campaign_id","until");--> statement-breakpoint
CREATE INDEX "events_of_day" ON "events" USING btree ("county_id","kind","at");