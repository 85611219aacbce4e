/** A month of the audit log as a table, attached to the log or not any more. */
export interface Month {
  table: string;
  /** e.g. `2026-08`; what the entry about its end calls it. */
  name: string;
  /** In UTC. */
  start: Date;
  end: Date;
  attached: boolean;
  /** Its detaching was begun and interrupted: no new query sees it. */
  pending: boolean;
}

/** The months that are over for longer than is kept, and those whose detaching was begun, oldest first. $1: days to keep. */
export const MONTHS_TO_DROP = `
  SELECT "table", name, start AT TIME ZONE 'UTC' AS start, "end" AT TIME ZONE 'UTC' AS "end", attached, pending
  FROM (
    SELECT c.relname AS "table", replace(right(c.relname, 7), '_', '-') AS name,
      to_timestamp(right(c.relname, 7), 'YYYY_MM')::timestamp AS start,
      to_timestamp(right(c.relname, 7), 'YYYY_MM')::timestamp + interval '1 month' AS "end",
      i.inhparent IS NOT NULL AS attached, coalesce(i.inhdetachpending, false) AS pending
    FROM pg_class log
    JOIN pg_class c ON c.relnamespace = log.relnamespace AND c.relkind = 'r' AND c.relname ~ '^audit_logs_\\d{4}_(0[1-9]|1[0-2])$'
    LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
    WHERE log.oid = 'audit_logs'::regclass AND (i.inhparent IS NULL OR i.inhparent = log.oid)
  ) AS months
  WHERE NOT attached OR pending OR "end" <= now() AT TIME ZONE 'UTC' - make_interval(days => $1::int)
  ORDER BY name`;

/**
 * What of 1 to $1 is gone, as ranges: everything that no entry outside of the month from $2 to $3 has. The month that is
 * dropped is pruned, so that few rows are read: those of later months whose sequences lie among the older ones.
 */
export const DROPPED_RANGES = `
  SELECT before + 1 AS first, sequence - 1 AS last
  FROM (
    SELECT sequence, lag(sequence, 1, 0::bigint) OVER (ORDER BY sequence) AS before
    FROM (
      SELECT sequence FROM audit_logs
      WHERE sequence <= $1::bigint AND (occurred_at < $2::timestamptz OR occurred_at >= $3::timestamptz)
      UNION ALL SELECT $1::bigint + 1
    ) AS kept
  ) AS gaps
  WHERE sequence > before + 1
  ORDER BY sequence`;

/** The last entry about the end of the month $1, and up to which sequence its ranges go. */
export const RETENTION_ENTRY = `
  SELECT sequence, coalesce((changes -> 'sequences' -> 'from' -> -1 ->> 1)::bigint, 0) AS upto
  FROM audit_logs
  WHERE resource_id = $1 AND resource_type = 'audit_log' AND action = 'DELETE' AND actor_type = 'system'
  ORDER BY sequence DESC LIMIT 1`;

/** Up to which sequence the ranges of the last such entry of any month go; they are never shorter. */
export const DROPPED_UP_TO = `
  SELECT max((changes -> 'sequences' -> 'from' -> -1 ->> 1)::bigint) AS n
  FROM audit_logs
  WHERE resource_type = 'audit_log' AND action = 'DELETE' AND actor_type = 'system'`;
