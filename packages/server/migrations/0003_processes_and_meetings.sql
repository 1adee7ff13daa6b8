CREATE TABLE "appraisal" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"household_id" text NOT NULL,
	"person_id" text NOT NULL,
	"scores" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "appraisal_tenant_id_proposal_id_household_id_pk" PRIMARY KEY("tenant_id","proposal_id","household_id")
);
--> statement-breakpoint
CREATE TABLE "appraisal_count" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"raters" integer NOT NULL,
	"totals" jsonb NOT NULL,
	"winners" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"lot" jsonb,
	"entry_id" text NOT NULL,
	CONSTRAINT "appraisal_count_tenant_id_proposal_id_pk" PRIMARY KEY("tenant_id","proposal_id")
);
--> statement-breakpoint
CREATE TABLE "candidate_list" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"version" integer NOT NULL,
	"candidates" jsonb NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "candidate_list_tenant_id_proposal_id_version_pk" PRIMARY KEY("tenant_id","proposal_id","version")
);
--> statement-breakpoint
CREATE TABLE "survey_answer" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"person_id" text NOT NULL,
	"household_id" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "survey_answer_tenant_id_proposal_id_person_id_pk" PRIMARY KEY("tenant_id","proposal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "community_process" (
	"tenant_id" text NOT NULL,
	"zone_id" text NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"process" jsonb NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "community_process_tenant_id_zone_id_key_version_pk" PRIMARY KEY("tenant_id","zone_id","key","version")
);
--> statement-breakpoint
CREATE TABLE "study" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"stage_seq" integer NOT NULL,
	"by" text NOT NULL,
	"held_on" text NOT NULL,
	"conclusion" text NOT NULL,
	"note" text NOT NULL,
	"papers" jsonb NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "study_tenant_id_proposal_id_stage_seq_pk" PRIMARY KEY("tenant_id","proposal_id","stage_seq")
);
--> statement-breakpoint
ALTER TABLE "council_session" ADD COLUMN "body" text DEFAULT 'council' NOT NULL;--> statement-breakpoint
ALTER TABLE "council_session" ADD COLUMN "roll_id" text;--> statement-breakpoint
ALTER TABLE "motion" ADD COLUMN "position" integer;--> statement-breakpoint
ALTER TABLE "calendar_year" ADD COLUMN "basis" text NOT NULL;--> statement-breakpoint
CREATE INDEX "appraisal_tenant_id_person_id_index" ON "appraisal" USING btree ("tenant_id","person_id");