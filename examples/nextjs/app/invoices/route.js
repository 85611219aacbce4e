import { admin } from '../../lib/admin.js';

/** Records what your own application did. A repeated request with the same values records nothing twice. */
export async function POST(request) {
  const { invoiceId, paidAt, amount, userId, organizationId } = await request.json();
  await admin.auditLogs.recordEvents([
    {
      id: `invoice-paid-${invoiceId}`,
      action: 'invoice.paid',
      occurredAt: paidAt,
      actor: { type: 'user', id: userId },
      targets: [{ type: 'invoice', id: invoiceId }],
      organizationId,
      data: { amount },
    },
  ]);
  return new Response(null, { status: 204 });
}
