import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdminClient } from '@/lib/admin/client';
import { PATIENT_MS } from '../support/patience';
import { HANG_MS } from '../support/requests';
import { ended, serving, spawnService } from '../support/service-process';

const PASSWORD = 'a lighthouse in the fog';

describe('The template of the embedded database', () => {
  it(
    'is copied by a first start, and has the tables of the build',
    async () => {
      expect(await ended(spawnService({}, 'embedded-template'))).toBe(0);
      const startedAt = Date.now();
      const dataDir = mkdtempSync(join(tmpdir(), 'embedded-template-'));
      const service = spawnService({ DATA_DIR: dataDir, ADMIN_EMAIL: 'first@example.com', ADMIN_PASSWORD: PASSWORD });
      try {
        const { baseUrl } = await serving(service);
        const options = { baseUrl, maxRetries: 0, timeout: PATIENT_MS };
        const { token } = await createAdminClient(options).auth.login({
          email: 'first@example.com',
          password: PASSWORD,
        });
        const admin = createAdminClient({ ...options, token });
        const { data } = await admin.users.list();
        expect(data.map(({ email }) => email)).toEqual(['first@example.com']);
        // A migration writes the row of the settings: here, when the template was made.
        const { version, updatedAt } = await admin.settings.get();
        expect(version).toBe(1);
        expect(Date.parse(updatedAt)).toBeLessThan(startedAt);
      } finally {
        await service.stop('SIGKILL');
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
    3 * HANG_MS,
  );
});
