import type { AdminClient } from 'admin-api-client';
import { usageError } from '../cli-error';
import type { Context } from '../context';
import { isApiError } from '../report-error';
import { askSecret, canAsk, readStdin } from '../terminal/ask';
import type { Output } from '../terminal/output';
import { safeText } from '../terminal/safe-text';

/** Changes the password of the caller. */
export async function changePassword({ out, admin }: Context, fromStdin: boolean): Promise<void> {
  if (!fromStdin && !canAsk()) {
    throw usageError('There is no terminal to ask for the passwords.', 'Add --password-stdin.');
  }
  const client = await admin();
  if (!fromStdin) {
    await chooseNewPassword(out, client, await askSecret('Current password'));
    return;
  }
  const [currentPassword, newPassword] = (await readStdin()).split(/\r?\n/);
  if (!currentPassword || !newPassword) {
    throw usageError('Standard input must have two lines: the current password and the new one.');
  }
  await client.auth.changePassword({ currentPassword, newPassword });
  out.note('Your password is changed. Your other sessions have ended.');
}

/** Asks for a new password until the API accepts one. */
export async function chooseNewPassword(out: Output, client: AdminClient, currentPassword: string): Promise<void> {
  for (;;) {
    const newPassword = await askSecret('New password');
    if ((await askSecret('New password again')) !== newPassword) {
      out.note('The two are not equal. Try again.');
      continue;
    }
    try {
      await client.auth.changePassword({ currentPassword, newPassword });
      out.note('Your password is changed. Your other sessions have ended.');
      return;
    } catch (error) {
      const faults = isApiError(error) && error.code === 'BAD_REQUEST' ? error.details : [];
      const isRefused = faults.length > 0 && faults.every(({ field }) => field === 'newPassword');
      if (!isRefused) throw error;
      for (const { message } of faults) out.note(safeText(message));
    }
  }
}
