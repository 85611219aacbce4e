/** A month of the audit log: a table that is, or was, a partition of the log. */
export interface Month {
  table: string;
  /** The name in the retention entry, such as `2026-08`. */
  name: string;
  /** In UTC. */
  start: Date;
  end: Date;
  attached: boolean;
  /** Detaching was interrupted. New queries do not see the partition any more. */
  pending: boolean;
}

/** Finds the months past the retention period, and those whose detaching has begun, oldest first. $1: days to keep. */
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
 * Returns the sequences from 1 to $1 that no entry outside the month from $2 to $3 has, as ranges. The planner prunes the
 * partition of that month. The query reads only the few entries of later months with smaller sequences.
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

/** Finds the last retention entry of month $1, and the end of its last range. */
export const RETENTION_ENTRY = `
  SELECT sequence, coalesce((changes -> 'sequences' -> 'from' -> -1 ->> 1)::bigint, 0) AS upto
  FROM audit_logs
  WHERE resource_id = $1 AND resource_type = 'audit_log' AND action = 'DELETE' AND actor_type = 'system'
  ORDER BY sequence DESC LIMIT 1`;

/** Finds the largest end of a range in the retention entries of all months. New ranges must reach at least that far. */
export const DROPPED_UP_TO = `
  SELECT max((changes -> 'sequences' -> 'from' -> -1 ->> 1)::bigint) AS n
  FROM audit_logs
  WHERE resource_type = 'audit_log' AND action = 'DELETE' AND actor_type = 'system'`;

/** Removes ids of events that occurred from $1 to before $2, at most 10,000 of them. Returns their number. */
export const FORGET_EVENT_IDS = `
  WITH removed AS (
    DELETE FROM audit_event_ids
    WHERE id IN (SELECT id FROM audit_event_ids WHERE occurred_at >= $1 AND occurred_at < $2 LIMIT 10000)
    RETURNING 1
  )
  SELECT count(*)::int AS n FROM removed`;
