CREATE TABLE "attendance" (
	"tenant_id" text NOT NULL,
	"session_id" text NOT NULL,
	"seq" integer NOT NULL,
	"person_id" text NOT NULL,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "attendance_tenant_id_session_id_person_id_seq_pk" PRIMARY KEY("tenant_id","session_id","person_id","seq")
);
--> statement-breakpoint
CREATE TABLE "council_session" (
	"tenant_id" text NOT NULL,
	"session_id" text NOT NULL,
	"zone_id" text NOT NULL,
	"number" integer NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"place" text NOT NULL,
	"person_id" text NOT NULL,
	"members" jsonb NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"minutes" text,
	"minutes_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "council_session_tenant_id_session_id_pk" PRIMARY KEY("tenant_id","session_id"),
	CONSTRAINT "council_session_tenant_id_zone_id_number_unique" UNIQUE("tenant_id","zone_id","number")
);
--> statement-breakpoint
CREATE TABLE "minutes_correction" (
	"tenant_id" text NOT NULL,
	"session_id" text NOT NULL,
	"seq" integer NOT NULL,
	"text" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "minutes_correction_tenant_id_session_id_seq_pk" PRIMARY KEY("tenant_id","session_id","seq")
);
--> statement-breakpoint
CREATE TABLE "motion" (
	"tenant_id" text NOT NULL,
	"motion_id" text NOT NULL,
	"session_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"item" integer NOT NULL,
	"text" text NOT NULL,
	"plan_version" integer,
	"put_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"result" jsonb,
	"entry_id" text NOT NULL,
	CONSTRAINT "motion_tenant_id_motion_id_pk" PRIMARY KEY("tenant_id","motion_id")
);
--> statement-breakpoint
CREATE TABLE "motion_vote" (
	"tenant_id" text NOT NULL,
	"motion_id" text NOT NULL,
	"person_id" text NOT NULL,
	"choice" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "motion_vote_tenant_id_motion_id_person_id_pk" PRIMARY KEY("tenant_id","motion_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "recusal" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"person_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "recusal_tenant_id_proposal_id_person_id_pk" PRIMARY KEY("tenant_id","proposal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "sign_off" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"plan_version" integer NOT NULL,
	"party" text NOT NULL,
	"stance" text NOT NULL,
	"person_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "sign_off_tenant_id_proposal_id_plan_version_party_pk" PRIMARY KEY("tenant_id","proposal_id","plan_version","party")
);
--> statement-breakpoint
CREATE TABLE "claim_letter" (
	"tenant_id" text NOT NULL,
	"letter_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"household_id" text,
	"roll_id" text,
	"elector_id" text,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" text,
	"voided_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "claim_letter_tenant_id_letter_id_pk" PRIMARY KEY("tenant_id","letter_id"),
	CONSTRAINT "claim_letter_tenant_id_code_hash_unique" UNIQUE("tenant_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "household" (
	"tenant_id" text NOT NULL,
	"household_id" text NOT NULL,
	"zone_id" text NOT NULL,
	"building" text NOT NULL,
	"unit" text NOT NULL,
	"room" text NOT NULL,
	"contact_name" text,
	"phone" text,
	"vacant" boolean NOT NULL,
	"remark" text,
	"entry_id" text NOT NULL,
	CONSTRAINT "household_tenant_id_household_id_pk" PRIMARY KEY("tenant_id","household_id"),
	CONSTRAINT "household_tenant_id_zone_id_building_unit_room_unique" UNIQUE("tenant_id","zone_id","building","unit","room")
);
--> statement-breakpoint
CREATE TABLE "household_member" (
	"tenant_id" text NOT NULL,
	"household_id" text NOT NULL,
	"person_id" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"via" text NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "household_member_tenant_id_household_id_person_id_pk" PRIMARY KEY("tenant_id","household_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "log" (
	"tenant_id" text NOT NULL,
	"origin" text NOT NULL,
	"size" bigint NOT NULL,
	"root" "bytea" NOT NULL,
	"range" jsonb NOT NULL,
	"checkpoint" text,
	"holder" text,
	"lease_until" timestamp (3) with time zone,
	CONSTRAINT "log_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
CREATE TABLE "log_entry" (
	"tenant_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"seq" bigserial NOT NULL,
	"idx" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	"act" text NOT NULL,
	"matter" text,
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb,
	"body" text NOT NULL,
	"openings" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	CONSTRAINT "log_entry_tenant_id_entry_id_pk" PRIMARY KEY("tenant_id","entry_id"),
	CONSTRAINT "log_entry_tenant_id_idx_unique" UNIQUE("tenant_id","idx")
);
--> statement-breakpoint
CREATE TABLE "log_tile" (
	"tenant_id" text NOT NULL,
	"level" integer NOT NULL,
	"n" bigint NOT NULL,
	"hashes" "bytea" NOT NULL,
	CONSTRAINT "log_tile_tenant_id_level_n_pk" PRIMARY KEY("tenant_id","level","n")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"tenant_id" text NOT NULL,
	"notice_id" text NOT NULL,
	"zone_id" text NOT NULL,
	"proposal_id" text,
	"stage_seq" integer,
	"plan_version" integer,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"addressee" text NOT NULL,
	"basis" text NOT NULL,
	"body" text NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"days" integer NOT NULL,
	"contact" jsonb NOT NULL,
	"issuer" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"attachments" jsonb NOT NULL,
	"correction" text,
	"extensions" jsonb NOT NULL,
	"replaces" text,
	"withdrawn_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "notice_tenant_id_notice_id_pk" PRIMARY KEY("tenant_id","notice_id"),
	CONSTRAINT "notice_tenant_id_year_number_unique" UNIQUE("tenant_id","year","number")
);
--> statement-breakpoint
CREATE TABLE "objection" (
	"tenant_id" text NOT NULL,
	"objection_id" text NOT NULL,
	"notice_id" text NOT NULL,
	"proposal_id" text,
	"number" integer NOT NULL,
	"person_id" text,
	"household_id" text NOT NULL,
	"body" text NOT NULL,
	"channel" text NOT NULL,
	"written_by" text,
	"consent" boolean NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"met_declined" boolean NOT NULL,
	"met_at" timestamp (3) with time zone,
	"met_by" text,
	"met_note" text,
	"reply" text,
	"replied_at" timestamp (3) with time zone,
	"replied_by" text,
	"outcome" text,
	"review_asked_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "objection_tenant_id_objection_id_pk" PRIMARY KEY("tenant_id","objection_id"),
	CONSTRAINT "objection_tenant_id_notice_id_number_unique" UNIQUE("tenant_id","notice_id","number")
);
--> statement-breakpoint
CREATE TABLE "posting" (
	"tenant_id" text NOT NULL,
	"notice_id" text NOT NULL,
	"posting_id" text NOT NULL,
	"place" text NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"person_id" text NOT NULL,
	"photo" text NOT NULL,
	"taken_down_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "posting_tenant_id_notice_id_posting_id_pk" PRIMARY KEY("tenant_id","notice_id","posting_id")
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"tenant_id" text NOT NULL,
	"subject" text NOT NULL,
	"count" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attempt_tenant_id_subject_pk" PRIMARY KEY("tenant_id","subject")
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"tenant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"hash" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "credential_tenant_id_person_id_kind_pk" PRIMARY KEY("tenant_id","person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"tenant_id" text NOT NULL,
	"grant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"zone_id" text NOT NULL,
	"role" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "role_grant_tenant_id_grant_id_pk" PRIMARY KEY("tenant_id","grant_id")
);
--> statement-breakpoint
CREATE TABLE "once_code" (
	"tenant_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"kind" text NOT NULL,
	"person_id" text,
	"origin" text NOT NULL,
	"challenge" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "once_code_tenant_id_code_hash_pk" PRIMARY KEY("tenant_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"tenant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"name" text,
	"phone" text,
	"login" text,
	"name_consent" text,
	"host_subject" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "person_tenant_id_person_id_pk" PRIMARY KEY("tenant_id","person_id"),
	CONSTRAINT "person_tenant_id_login_unique" UNIQUE("tenant_id","login"),
	CONSTRAINT "person_tenant_id_host_subject_unique" UNIQUE("tenant_id","host_subject")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"tenant_id" text NOT NULL,
	"origin" text NOT NULL,
	"via" text NOT NULL,
	"fresh_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ballot" (
	"tenant_id" text NOT NULL,
	"poll_id" text NOT NULL,
	"ballot_id" text NOT NULL,
	"roll_id" text NOT NULL,
	"elector_id" text NOT NULL,
	"channel" text NOT NULL,
	"choices" jsonb NOT NULL,
	"cast_at" timestamp (3) with time zone NOT NULL,
	"person_id" text,
	"sheet_id" text,
	"replaced_by" text,
	"entry_id" text NOT NULL,
	CONSTRAINT "ballot_tenant_id_poll_id_ballot_id_pk" PRIMARY KEY("tenant_id","poll_id","ballot_id")
);
--> statement-breakpoint
CREATE TABLE "paper_batch" (
	"tenant_id" text NOT NULL,
	"poll_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"number" integer NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"entered_at" timestamp (3) with time zone,
	"entered_by" text,
	"entry_id" text NOT NULL,
	CONSTRAINT "paper_batch_tenant_id_poll_id_batch_id_pk" PRIMARY KEY("tenant_id","poll_id","batch_id"),
	CONSTRAINT "paper_batch_tenant_id_poll_id_number_unique" UNIQUE("tenant_id","poll_id","number")
);
--> statement-breakpoint
CREATE TABLE "paper_sheet" (
	"tenant_id" text NOT NULL,
	"poll_id" text NOT NULL,
	"sheet_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"roll_id" text NOT NULL,
	"elector_id" text NOT NULL,
	"handed_in_at" timestamp (3) with time zone NOT NULL,
	"collected_by" text NOT NULL,
	"photo" text,
	"choices" jsonb,
	"entered_by" text,
	"entered_at" timestamp (3) with time zone,
	"confirmed_by" text,
	"confirmed_at" timestamp (3) with time zone,
	"differing" jsonb,
	"differing_by" text,
	"settled_by" text,
	"entry_id" text NOT NULL,
	CONSTRAINT "paper_sheet_tenant_id_poll_id_sheet_id_pk" PRIMARY KEY("tenant_id","poll_id","sheet_id")
);
--> statement-breakpoint
CREATE TABLE "poll" (
	"tenant_id" text NOT NULL,
	"poll_id" text NOT NULL,
	"zone_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"stage_seq" integer NOT NULL,
	"roll_id" text NOT NULL,
	"title" text NOT NULL,
	"questions" jsonb NOT NULL,
	"force" text NOT NULL,
	"mode" text NOT NULL,
	"non_response" text NOT NULL,
	"clause" text,
	"invalid_participates" boolean NOT NULL,
	"announced_at" timestamp (3) with time zone NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"paper" boolean NOT NULL,
	"counted_at" timestamp (3) with time zone,
	"result" jsonb,
	"entry_id" text NOT NULL,
	CONSTRAINT "poll_tenant_id_poll_id_pk" PRIMARY KEY("tenant_id","poll_id")
);
--> statement-breakpoint
CREATE TABLE "service" (
	"tenant_id" text NOT NULL,
	"poll_id" text NOT NULL,
	"elector_id" text NOT NULL,
	"service_id" text NOT NULL,
	"how" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" text NOT NULL,
	"receipt" text,
	"warned" boolean NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "service_tenant_id_poll_id_elector_id_service_id_pk" PRIMARY KEY("tenant_id","poll_id","elector_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "affected_household" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"household_id" text NOT NULL,
	"why" text NOT NULL,
	"heard_at" timestamp (3) with time zone,
	"served_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "affected_household_tenant_id_proposal_id_household_id_pk" PRIMARY KEY("tenant_id","proposal_id","household_id")
);
--> statement-breakpoint
CREATE TABLE "follow" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"person_id" text NOT NULL,
	"active" boolean NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "follow_tenant_id_proposal_id_person_id_pk" PRIMARY KEY("tenant_id","proposal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "opinion" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"opinion_id" text NOT NULL,
	"household_id" text NOT NULL,
	"person_id" text,
	"stance" text NOT NULL,
	"reason" text NOT NULL,
	"channel" text NOT NULL,
	"visit_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "opinion_tenant_id_proposal_id_opinion_id_pk" PRIMARY KEY("tenant_id","proposal_id","opinion_id")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"sentence" text NOT NULL,
	"scope" text NOT NULL,
	"place" text NOT NULL,
	"cost" integer NOT NULL,
	"money" text NOT NULL,
	"explanation" text NOT NULL,
	"photos" jsonb NOT NULL,
	"change" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"frozen_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "plan_tenant_id_proposal_id_version_pk" PRIMARY KEY("tenant_id","proposal_id","version")
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"zone_id" text NOT NULL,
	"process" jsonb NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"place" text NOT NULL,
	"photos" jsonb NOT NULL,
	"person_id" text NOT NULL,
	"household_id" text,
	"written_by" text,
	"screening" jsonb,
	"reopened" integer NOT NULL,
	"raised_to" text,
	"follows" text,
	"merged_into" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"end_kind" text,
	"end_reason" text,
	"ended_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "proposal_tenant_id_proposal_id_pk" PRIMARY KEY("tenant_id","proposal_id")
);
--> statement-breakpoint
CREATE TABLE "second" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"household_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "second_tenant_id_proposal_id_household_id_pk" PRIMARY KEY("tenant_id","proposal_id","household_id")
);
--> statement-breakpoint
CREATE TABLE "stage" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"seq" integer NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	"entry_id" text NOT NULL,
	CONSTRAINT "stage_tenant_id_proposal_id_seq_pk" PRIMARY KEY("tenant_id","proposal_id","seq")
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"tenant_id" text NOT NULL,
	"visit_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"household_id" text NOT NULL,
	"visited_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"person_id" text NOT NULL,
	"together" text NOT NULL,
	"needs" text NOT NULL,
	"outcome" text NOT NULL,
	"persuading" boolean NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "visit_tenant_id_visit_id_pk" PRIMARY KEY("tenant_id","visit_id")
);
--> statement-breakpoint
CREATE TABLE "elector" (
	"tenant_id" text NOT NULL,
	"roll_id" text NOT NULL,
	"elector_id" text NOT NULL,
	"label" text NOT NULL,
	"names" text NOT NULL,
	"building" text NOT NULL,
	"heads" integer NOT NULL,
	"area" bigint NOT NULL,
	"dwellings" jsonb NOT NULL,
	"household_id" text,
	"salt" "bytea" NOT NULL,
	CONSTRAINT "elector_tenant_id_roll_id_elector_id_pk" PRIMARY KEY("tenant_id","roll_id","elector_id")
);
--> statement-breakpoint
CREATE TABLE "roll" (
	"tenant_id" text NOT NULL,
	"roll_id" text NOT NULL,
	"zone_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"parking" text NOT NULL,
	"dwellings" integer NOT NULL,
	"heads" integer NOT NULL,
	"area" bigint NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"imported_by" text NOT NULL,
	"source_hash" text NOT NULL,
	"frozen_at" timestamp (3) with time zone,
	"root" text,
	"entry_id" text NOT NULL,
	CONSTRAINT "roll_tenant_id_roll_id_pk" PRIMARY KEY("tenant_id","roll_id")
);
--> statement-breakpoint
CREATE TABLE "roll_read" (
	"tenant_id" text NOT NULL,
	"read_id" text NOT NULL,
	"roll_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "roll_read_tenant_id_read_id_pk" PRIMARY KEY("tenant_id","read_id")
);
--> statement-breakpoint
CREATE TABLE "voter" (
	"tenant_id" text NOT NULL,
	"roll_id" text NOT NULL,
	"elector_id" text NOT NULL,
	"person_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "voter_tenant_id_roll_id_elector_id_person_id_pk" PRIMARY KEY("tenant_id","roll_id","elector_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "acceptance" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"round" integer NOT NULL,
	"side" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "acceptance_tenant_id_proposal_id_round_side_pk" PRIMARY KEY("tenant_id","proposal_id","round","side")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"round" integer NOT NULL,
	"task_id" text,
	"moment" text NOT NULL,
	"photos" jsonb NOT NULL,
	"taken_on" timestamp (3) with time zone NOT NULL,
	"person_id" text NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "evidence_tenant_id_proposal_id_evidence_id_pk" PRIMARY KEY("tenant_id","proposal_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "rating" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"round" integer NOT NULL,
	"household_id" text NOT NULL,
	"person_id" text NOT NULL,
	"stars" integer NOT NULL,
	"comment" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "rating_tenant_id_proposal_id_round_household_id_pk" PRIMARY KEY("tenant_id","proposal_id","round","household_id")
);
--> statement-breakpoint
CREATE TABLE "task" (
	"tenant_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"task_id" text NOT NULL,
	"round" integer NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"person_id" text,
	"owner" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by" text,
	"note" text NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "task_tenant_id_proposal_id_task_id_pk" PRIMARY KEY("tenant_id","proposal_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"tenant_id" text NOT NULL,
	"attachment_id" text NOT NULL,
	"zone_id" text NOT NULL,
	"mime" text NOT NULL,
	"name" text NOT NULL,
	"alt" text NOT NULL,
	"width" integer,
	"height" integer,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"visibility" text NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "attachment_tenant_id_attachment_id_pk" PRIMARY KEY("tenant_id","attachment_id")
);
--> statement-breakpoint
CREATE TABLE "calendar_year" (
	"tenant_id" text NOT NULL,
	"year" integer NOT NULL,
	"rest" text NOT NULL,
	"work" text NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "calendar_year_tenant_id_year_pk" PRIMARY KEY("tenant_id","year")
);
--> statement-breakpoint
CREATE TABLE "host_key" (
	"tenant_id" text NOT NULL,
	"key_id" text NOT NULL,
	"origin" text NOT NULL,
	"jwk" jsonb NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "host_key_tenant_id_key_id_pk" PRIMARY KEY("tenant_id","key_id")
);
--> statement-breakpoint
CREATE TABLE "origin" (
	"tenant_id" text NOT NULL,
	"origin" text NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "origin_tenant_id_origin_pk" PRIMARY KEY("tenant_id","origin")
);
--> statement-breakpoint
CREATE TABLE "tenant" (
	"tenant_id" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "tenant_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
CREATE TABLE "zone" (
	"tenant_id" text NOT NULL,
	"zone_id" text NOT NULL,
	"parent_id" text,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"telephone" text,
	"entry_id" text NOT NULL,
	CONSTRAINT "zone_tenant_id_zone_id_pk" PRIMARY KEY("tenant_id","zone_id")
);
--> statement-breakpoint
ALTER TABLE "household" ADD CONSTRAINT "household_tenant_id_zone_id_zone_tenant_id_zone_id_fk" FOREIGN KEY ("tenant_id","zone_id") REFERENCES "public"."zone"("tenant_id","zone_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_tenant_id_household_id_household_tenant_id_household_id_fk" FOREIGN KEY ("tenant_id","household_id") REFERENCES "public"."household"("tenant_id","household_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_tenant_id_person_id_person_tenant_id_person_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."person"("tenant_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_tenant_id_person_id_person_tenant_id_person_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."person"("tenant_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_tenant_id_person_id_person_tenant_id_person_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."person"("tenant_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_tenant_id_zone_id_zone_tenant_id_zone_id_fk" FOREIGN KEY ("tenant_id","zone_id") REFERENCES "public"."zone"("tenant_id","zone_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_tenant_id_roll_id_elector_id_elector_tenant_id_roll_id_elector_id_fk" FOREIGN KEY ("tenant_id","roll_id","elector_id") REFERENCES "public"."elector"("tenant_id","roll_id","elector_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affected_household" ADD CONSTRAINT "affected_household_tenant_id_proposal_id_proposal_tenant_id_proposal_id_fk" FOREIGN KEY ("tenant_id","proposal_id") REFERENCES "public"."proposal"("tenant_id","proposal_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affected_household" ADD CONSTRAINT "affected_household_tenant_id_household_id_household_tenant_id_household_id_fk" FOREIGN KEY ("tenant_id","household_id") REFERENCES "public"."household"("tenant_id","household_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_tenant_id_proposal_id_proposal_tenant_id_proposal_id_fk" FOREIGN KEY ("tenant_id","proposal_id") REFERENCES "public"."proposal"("tenant_id","proposal_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_tenant_id_proposal_id_proposal_tenant_id_proposal_id_fk" FOREIGN KEY ("tenant_id","proposal_id") REFERENCES "public"."proposal"("tenant_id","proposal_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_tenant_id_proposal_id_proposal_tenant_id_proposal_id_fk" FOREIGN KEY ("tenant_id","proposal_id") REFERENCES "public"."proposal"("tenant_id","proposal_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_tenant_id_zone_id_zone_tenant_id_zone_id_fk" FOREIGN KEY ("tenant_id","zone_id") REFERENCES "public"."zone"("tenant_id","zone_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_tenant_id_person_id_person_tenant_id_person_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."person"("tenant_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second" ADD CONSTRAINT "second_tenant_id_proposal_id_proposal_tenant_id_proposal_id_fk" FOREIGN KEY ("tenant_id","proposal_id") REFERENCES "public"."proposal"("tenant_id","proposal_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage" ADD CONSTRAINT "stage_tenant_id_proposal_id_proposal_tenant_id_proposal_id_fk" FOREIGN KEY ("tenant_id","proposal_id") REFERENCES "public"."proposal"("tenant_id","proposal_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_tenant_id_proposal_id_proposal_tenant_id_proposal_id_fk" FOREIGN KEY ("tenant_id","proposal_id") REFERENCES "public"."proposal"("tenant_id","proposal_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "elector" ADD CONSTRAINT "elector_tenant_id_roll_id_roll_tenant_id_roll_id_fk" FOREIGN KEY ("tenant_id","roll_id") REFERENCES "public"."roll"("tenant_id","roll_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voter" ADD CONSTRAINT "voter_tenant_id_roll_id_elector_id_elector_tenant_id_roll_id_elector_id_fk" FOREIGN KEY ("tenant_id","roll_id","elector_id") REFERENCES "public"."elector"("tenant_id","roll_id","elector_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zone" ADD CONSTRAINT "zone_tenant_id_tenant_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "motion_tenant_id_session_id_index" ON "motion" USING btree ("tenant_id","session_id");--> statement-breakpoint
CREATE INDEX "motion_tenant_id_proposal_id_index" ON "motion" USING btree ("tenant_id","proposal_id");--> statement-breakpoint
CREATE INDEX "household_member_tenant_id_person_id_index" ON "household_member" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "log_entry_key" ON "log_entry" USING btree ("tenant_id","actor","key");--> statement-breakpoint
CREATE INDEX "log_entry_matter" ON "log_entry" USING btree ("tenant_id","matter") WHERE "log_entry"."matter" is not null;--> statement-breakpoint
CREATE INDEX "log_entry_waiting" ON "log_entry" USING btree ("tenant_id","seq") WHERE "log_entry"."idx" is null;--> statement-breakpoint
CREATE INDEX "notice_tenant_id_zone_id_closes_at_index" ON "notice" USING btree ("tenant_id","zone_id","closes_at");--> statement-breakpoint
CREATE INDEX "notice_tenant_id_proposal_id_index" ON "notice" USING btree ("tenant_id","proposal_id");--> statement-breakpoint
CREATE INDEX "objection_tenant_id_proposal_id_index" ON "objection" USING btree ("tenant_id","proposal_id");--> statement-breakpoint
CREATE INDEX "role_grant_tenant_id_person_id_index" ON "role_grant" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "role_grant_tenant_id_zone_id_role_index" ON "role_grant" USING btree ("tenant_id","zone_id","role");--> statement-breakpoint
CREATE INDEX "person_person_id_index" ON "person" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_user_id_index" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "ballot_tenant_id_poll_id_elector_id_index" ON "ballot" USING btree ("tenant_id","poll_id","elector_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ballot_counts" ON "ballot" USING btree ("tenant_id","poll_id","elector_id") WHERE "ballot"."replaced_by" is null;--> statement-breakpoint
CREATE INDEX "paper_sheet_tenant_id_poll_id_batch_id_index" ON "paper_sheet" USING btree ("tenant_id","poll_id","batch_id");--> statement-breakpoint
CREATE INDEX "paper_sheet_tenant_id_poll_id_elector_id_index" ON "paper_sheet" USING btree ("tenant_id","poll_id","elector_id");--> statement-breakpoint
CREATE INDEX "poll_tenant_id_proposal_id_index" ON "poll" USING btree ("tenant_id","proposal_id");--> statement-breakpoint
CREATE INDEX "poll_tenant_id_zone_id_index" ON "poll" USING btree ("tenant_id","zone_id");--> statement-breakpoint
CREATE INDEX "opinion_tenant_id_proposal_id_household_id_index" ON "opinion" USING btree ("tenant_id","proposal_id","household_id");--> statement-breakpoint
CREATE INDEX "proposal_tenant_id_zone_id_index" ON "proposal" USING btree ("tenant_id","zone_id");--> statement-breakpoint
CREATE INDEX "proposal_tenant_id_person_id_index" ON "proposal" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "stage_due" ON "stage" USING btree ("closes_at");--> statement-breakpoint
CREATE INDEX "visit_tenant_id_proposal_id_index" ON "visit" USING btree ("tenant_id","proposal_id");--> statement-breakpoint
CREATE INDEX "elector_tenant_id_roll_id_household_id_index" ON "elector" USING btree ("tenant_id","roll_id","household_id");--> statement-breakpoint
CREATE INDEX "roll_tenant_id_zone_id_index" ON "roll" USING btree ("tenant_id","zone_id");--> statement-breakpoint
CREATE INDEX "roll_read_tenant_id_roll_id_index" ON "roll_read" USING btree ("tenant_id","roll_id");--> statement-breakpoint
CREATE INDEX "voter_tenant_id_person_id_index" ON "voter" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "task_tenant_id_person_id_index" ON "task" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "attachment_tenant_id_zone_id_index" ON "attachment" USING btree ("tenant_id","zone_id");