-- The one clock. Everything that asks for the time asks here; tests and the demo exchange this function.
CREATE FUNCTION yishi_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$ SELECT date_trunc('milliseconds', clock_timestamp()) $$;
