import type { Response } from 'supertest';
import type { TestApp } from './test-app';

/** Returns the audit entries of a request, each as `DELETE session ada@example.com`, in their order. */
export async function doneBy(service: TestApp, response: Response): Promise<string[]> {
  const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'], limit: 100 });
  return data
    .sort((a, b) => a.sequence - b.sequence)
    .map(({ action, resource }) => `${action} ${resource.type} ${resource.label}`);
}
