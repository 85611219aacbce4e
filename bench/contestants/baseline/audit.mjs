import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const INSERT = {
  name: 'audit',
  text: `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_id,
      actor_email, changes, outcome, request_id, ip, user_agent, personal)
    VALUES ($1, $2, $3, 'user', $4, $5, 'user', $6, $7, $8, 'SUCCESS', $9, $10, $11, $12)`,
};
const salt = () => randomBytes(16).toString('base64url');

/** Returns the entry of a change of a user, with the salts of its personal values. */
export function auditEntry(request, actor, action, user, changes, personalFields) {
  const agent = request.headers['user-agent'] ?? null;
  const personal = {
    actor: {
      subject: actor.id,
      paths: agent === null ? ['actor.email', 'ip'] : ['actor.email', 'ip', 'userAgent'],
      salt: salt(),
    },
    resource: {
      subject: user.id,
      paths: ['resource.label', ...personalFields.map((field) => `changes.${field}`)],
      salt: salt(),
    },
  };
  return {
    ...INSERT,
    values: [
      uuidv7(),
      user.updatedAt,
      action,
      user.id,
      user.email,
      actor.id,
      actor.email,
      JSON.stringify(changes),
      request.id,
      request.ip,
      agent,
      JSON.stringify(personal),
    ],
  };
}
