import { createAdminClient } from 'admin-api-client';

// The address and the API key come from ADMIN_API_URL and ADMIN_API_TOKEN.
export const admin = createAdminClient();
