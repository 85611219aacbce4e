import { ConfigError, loadConfig } from '@/config/config';

/** Returns the message about a wrong environment. */
export function faultOf(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('The environment was taken');
}
