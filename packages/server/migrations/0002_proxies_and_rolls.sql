CREATE TABLE "proxy" (
	"tenant_id" text NOT NULL,
	"poll_id" text NOT NULL,
	"proxy_id" text NOT NULL,
	"roll_id" text NOT NULL,
	"elector_id" text NOT NULL,
	"holder_id" text NOT NULL,
	"items" jsonb NOT NULL,
	"document" text,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"granted_by" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended" text,
	"entry_id" text NOT NULL,
	CONSTRAINT "proxy_tenant_id_poll_id_proxy_id_pk" PRIMARY KEY("tenant_id","poll_id","proxy_id")
);
--> statement-breakpoint
CREATE TABLE "roll_objection" (
	"tenant_id" text NOT NULL,
	"roll_id" text NOT NULL,
	"objection_id" text NOT NULL,
	"number" integer NOT NULL,
	"about" text NOT NULL,
	"elector_id" text,
	"body" text NOT NULL,
	"person_id" text,
	"written_by" text,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"reply" text,
	"replied_at" timestamp (3) with time zone,
	"replied_by" text,
	"entry_id" text NOT NULL,
	CONSTRAINT "roll_objection_tenant_id_roll_id_objection_id_pk" PRIMARY KEY("tenant_id","roll_id","objection_id"),
	CONSTRAINT "roll_objection_tenant_id_roll_id_number_unique" UNIQUE("tenant_id","roll_id","number")
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "roll_id" text;--> statement-breakpoint
ALTER TABLE "ballot" ADD COLUMN "proxy_id" text;--> statement-breakpoint
ALTER TABLE "paper_batch" ADD COLUMN "sheets" integer;--> statement-breakpoint
ALTER TABLE "paper_sheet" ADD COLUMN "proxy_id" text;--> statement-breakpoint
ALTER TABLE "paper_sheet" ADD COLUMN "settled" jsonb;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "clause_text" text;--> statement-breakpoint
ALTER TABLE "poll" ADD COLUMN "proxies" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "served_by" text;--> statement-breakpoint
ALTER TABLE "roll" ADD COLUMN "published_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "roll" ADD COLUMN "objections_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "roll" ADD COLUMN "corrections" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "roll" ADD COLUMN "drawn_from" text;--> statement-breakpoint
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_tenant_id_roll_id_elector_id_elector_tenant_id_roll_id_elector_id_fk" FOREIGN KEY ("tenant_id","roll_id","elector_id") REFERENCES "public"."elector"("tenant_id","roll_id","elector_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roll_objection" ADD CONSTRAINT "roll_objection_tenant_id_roll_id_roll_tenant_id_roll_id_fk" FOREIGN KEY ("tenant_id","roll_id") REFERENCES "public"."roll"("tenant_id","roll_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proxy_tenant_id_poll_id_holder_id_index" ON "proxy" USING btree ("tenant_id","poll_id","holder_id");--> statement-breakpoint
CREATE UNIQUE INDEX "proxy_stands" ON "proxy" USING btree ("tenant_id","poll_id","elector_id") WHERE "proxy"."ended_at" is null;