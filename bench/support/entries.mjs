/** SQL that inserts the entries number $1 to $2. */

// Each entry has the form that the service writes: an update of a user by a user, with the salts of both.
export const FILL_ENTRIES = `
  INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_id,
    actor_email, changes, outcome, request_id, ip, user_agent, personal)
  SELECT gen_random_uuid(), now(), 'UPDATE', 'user', subject, 'user' || n || '@example.com', 'user', actor,
    'admin@example.com', json_build_object('name', json_build_object('from', 'User ' || n, 'to', 'Renamed ' || n)),
    'SUCCESS', gen_random_uuid()::text, '203.0.113.7', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
    json_build_object(
      'actor', json_build_object('subject', actor, 'paths', ARRAY['actor.email', 'ip', 'userAgent'], 'salt', salt),
      'resource', json_build_object('subject', subject, 'paths', ARRAY['resource.label', 'changes.name'], 'salt', salt))
  FROM (SELECT n, gen_random_uuid()::text AS subject, '01890a5d-ac96-774b-bcce-b302099a8057'::uuid AS actor,
      translate(left(encode(decode(md5(n::text), 'hex'), 'base64'), 22), '+/', '-_') AS salt
    FROM generate_series($1::int, $2::int) AS n) AS rows`;
