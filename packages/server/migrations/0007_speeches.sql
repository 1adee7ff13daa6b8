CREATE TABLE "speech" (
	"tenant_id" text NOT NULL,
	"speech_id" text NOT NULL,
	"session_id" text NOT NULL,
	"motion_id" text NOT NULL,
	"person_id" text,
	"guest" text,
	"seq" integer NOT NULL,
	"turn" integer,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "speech_tenant_id_speech_id_pk" PRIMARY KEY("tenant_id","speech_id")
);
--> statement-breakpoint
CREATE INDEX "speech_tenant_id_session_id_index" ON "speech" USING btree ("tenant_id","session_id");