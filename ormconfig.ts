import { loadConfig } from '@/config/config';
import { createDataSource } from '@/database/connection/data-source';
import { entities, migrations } from '@/schema';

/** For the TypeORM command line: the same options as the application's. */
export default createDataSource(loadConfig(), { entities, migrations });
