import type { Settings } from '@/lib/admin/contract/settings';
import { SettingsService } from '@/settings/settings.service';
import type { TestApp } from './test-app';

type Limits = Pick<Settings, 'rateLimitPerMinute' | 'rateLimitPerHour'>;

/**
 * Puts limits below their floors in force, so that a test reaches them with few requests. Returns a function that takes them
 * back.
 */
export function limitTo({ app }: TestApp, limits: Partial<Limits>): () => void {
  const settings = app.get(SettingsService);
  const inForce = jest.spyOn(settings, 'inForce', 'get').mockReturnValue({ ...settings.inForce, ...limits });
  return () => inForce.mockRestore();
}
