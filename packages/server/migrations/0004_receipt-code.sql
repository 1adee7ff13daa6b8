CREATE TABLE "receipt_code" (
	"tenant_id" text NOT NULL,
	"code" text NOT NULL,
	"idx" bigint NOT NULL,
	CONSTRAINT "receipt_code_tenant_id_code_idx_pk" PRIMARY KEY("tenant_id","code","idx")
);
