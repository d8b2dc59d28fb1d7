CREATE TABLE "row_findings" (
	"row_id" text COLLATE "C" NOT NULL,
	"finding_id" text COLLATE "C" NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "row_findings_row_id_finding_id_pk" PRIMARY KEY("row_id","finding_id")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"county_id" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"size" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"thumbnail" boolean NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	CONSTRAINT "evidence_county_id_sha256_pk" PRIMARY KEY("county_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"county_id" text COLLATE "C" NOT NULL,
	"row_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "draw_percent" integer;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "ended_at" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "report" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "marked_names" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "rhythm" json;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "target" json;--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "request" json;--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "sector_unit_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "transfer_to_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "parent_row_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "outcome_confirmed_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "kept_row_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "also_finding_ids" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "stage_goal" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "goal_reached" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "mechanism" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "households" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "marked_names" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_rows" ADD COLUMN "files" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
CREATE INDEX "row_findings_finding" ON "row_findings" USING btree ("finding_id");--> statement-breakpoint
CREATE INDEX "uploads_row" ON "uploads" USING btree ("row_id","person_id");--> statement-breakpoint
CREATE INDEX "uploads_hash" ON "uploads" USING btree ("county_id","sha256");--> statement-breakpoint
CREATE INDEX "ledger_rows_sector" ON "ledger_rows" USING btree ("sector_unit_id","campaign_id");--> statement-breakpoint
CREATE INDEX "ledger_rows_receiver" ON "ledger_rows" USING btree ("transfer_to_id","campaign_id");--> statement-breakpoint
CREATE INDEX "ledger_rows_parent" ON "ledger_rows" USING btree ("parent_row_id");