/**
 * Functions that save the rows of all tables in a schema of their own, and bring them back. A restoration costs as much as what
 * has changed: rows that are newer than the last one are removed, and missing rows are copied. Triggers and foreign keys are off
 * meanwhile, because all tables return to a state that satisfied them.
 */
export const CREATE_SNAPSHOT = `
  CREATE SCHEMA test_kit;
  CREATE TABLE test_kit._tables (name text PRIMARY KEY, columns text NOT NULL, same_key text, has_rows boolean NOT NULL);
  CREATE TABLE test_kit._sequences (name text PRIMARY KEY, last_value bigint, is_called boolean);
  CREATE TABLE test_kit._since (xid bigint);

  CREATE FUNCTION test_kit.save() RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    found record;
    has_rows boolean;
  BEGIN
    FOR found IN
      SELECT c.relname AS name,
        (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
        (SELECT string_agg(format('live.%1$I = saved.%1$I', a.attname), ' AND ') FROM pg_index i
          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
          WHERE i.indrelid = c.oid AND i.indisprimary) AS same_key
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', found.name) INTO has_rows;
      IF has_rows THEN
        EXECUTE format('CREATE TABLE test_kit.%1$I AS SELECT %2$s FROM public.%1$I', found.name, found.columns);
      END IF;
      INSERT INTO test_kit._tables VALUES (found.name, found.columns, found.same_key, has_rows);
    END LOOP;
    FOR found IN SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' LOOP
      EXECUTE format('INSERT INTO test_kit._sequences SELECT %1$L, last_value, is_called FROM public.%1$I', found.name);
    END LOOP;
    INSERT INTO test_kit._since VALUES (pg_current_xact_id()::text::bigint);
  END
  $$;

  CREATE FUNCTION test_kit.restore() RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    since bigint := (SELECT xid FROM test_kit._since);
    found record;
  BEGIN
    -- Months that the retention has dropped.
    PERFORM audit_logs_add_partition(to_date(right(name, 7), 'YYYY_MM')) FROM test_kit._tables
      WHERE name ~ '^audit_logs_\\d{4}_\\d\\d$' AND to_regclass('public.' || quote_ident(name)) IS NULL;
    SET LOCAL session_replication_role = replica;
    FOR found IN
      SELECT c.relname AS name, t.columns, t.same_key, coalesce(t.has_rows, false) AS has_rows
      FROM pg_class c LEFT JOIN test_kit._tables t ON t.name = c.relname
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    LOOP
      IF NOT found.has_rows THEN
        EXECUTE format('DELETE FROM public.%I', found.name);
      ELSIF found.same_key IS NULL THEN
        EXECUTE format('DELETE FROM public.%I', found.name);
        EXECUTE format('INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM test_kit.%1$I',
          found.name, found.columns);
      ELSE
        EXECUTE format('DELETE FROM public.%I WHERE xmin::text::bigint >= $1', found.name) USING since;
        EXECUTE format('INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM test_kit.%1$I saved
          WHERE NOT EXISTS (SELECT FROM public.%1$I live WHERE %3$s)', found.name, found.columns, found.same_key);
      END IF;
    END LOOP;
    PERFORM setval(format('public.%I', name)::regclass, last_value, is_called) FROM test_kit._sequences;
    UPDATE test_kit._since SET xid = pg_current_xact_id()::text::bigint + 1;
  END
  $$;
`;

export const SAVE = 'SELECT test_kit.save()';
export const RESTORE = 'SELECT test_kit.restore()';

/** Removes what earlier restorations replaced. Nothing else does in the embedded database. */
export const CLEAN = 'VACUUM';

/** Keeps a session in force, as if it began now. $1: its id. $2: milliseconds that the time will move. */
export const RENEW_SESSION = `
  UPDATE sessions SET created_at = now() + $2::float8 * interval '1 millisecond',
    last_seen_at = now() + $2::float8 * interval '1 millisecond', expires_at = '2999-01-01Z'
  WHERE id = $1`;
