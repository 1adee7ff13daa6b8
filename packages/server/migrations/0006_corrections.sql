CREATE TABLE "poll_correction" (
	"tenant_id" text NOT NULL,
	"poll_id" text NOT NULL,
	"number" integer NOT NULL,
	"corrected_at" timestamp (3) with time zone NOT NULL,
	"person_id" text NOT NULL,
	"reason" text NOT NULL,
	"objections" jsonb NOT NULL,
	"sheets" integer NOT NULL,
	"was" jsonb NOT NULL,
	"was_counted_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "poll_correction_tenant_id_poll_id_number_pk" PRIMARY KEY("tenant_id","poll_id","number")
);
--> statement-breakpoint
CREATE TABLE "rereading" (
	"tenant_id" text NOT NULL,
	"poll_id" text NOT NULL,
	"rereading_id" text NOT NULL,
	"sheet_id" text NOT NULL,
	"objection_id" text NOT NULL,
	"was" jsonb NOT NULL,
	"choices" jsonb NOT NULL,
	"read_by" text NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"differing" jsonb,
	"differing_by" text,
	"settled" jsonb,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	"ballot_id" text,
	"entry_id" text NOT NULL,
	CONSTRAINT "rereading_tenant_id_poll_id_rereading_id_pk" PRIMARY KEY("tenant_id","poll_id","rereading_id")
);
--> statement-breakpoint
ALTER TABLE "council_session" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "council_session" ADD COLUMN "changes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "objection" ADD COLUMN "effect" text;--> statement-breakpoint
ALTER TABLE "community_process" ADD COLUMN "retired_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "community_process" ADD COLUMN "retired_why" text;--> statement-breakpoint
ALTER TABLE "rereading" ADD CONSTRAINT "rereading_tenant_id_poll_id_sheet_id_paper_sheet_tenant_id_poll_id_sheet_id_fk" FOREIGN KEY ("tenant_id","poll_id","sheet_id") REFERENCES "public"."paper_sheet"("tenant_id","poll_id","sheet_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rereading_runs" ON "rereading" USING btree ("tenant_id","poll_id","sheet_id") WHERE "rereading"."settled_at" is null;