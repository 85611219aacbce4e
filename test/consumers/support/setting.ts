import type { Setting } from '../project/scenario';
import { EMAIL, PASSWORD } from './global-setup';
import { given } from './tools';

/** Returns the setting of one run. Its tag keeps its users apart from those of other runs. */
export function settingOf(name: string): Setting {
  const tag = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return { baseUrl: given('CONSUMERS_SERVICE'), email: EMAIL, password: PASSWORD, tag };
}

/** Returns the outcome that the scenario has in every runtime. */
export function expectedOutcome({ tag }: Setting): Record<string, unknown> {
  return {
    me: EMAIL,
    emails: [0, 1, 2].map((number) => `${tag}-${number}@example.com`),
    total: 3,
    isRepeated: true,
    failure: [409, 'CONFLICT', 'EMAIL_TAKEN'],
    followed: ['CREATE', 'Tried from a consumer: née 漢字'],
    isVerified: true,
    forgery: 'edited',
  };
}
