import { type DynamicModule, Inject, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditedRepository } from './audited.repository';
import { openDataSource } from './open';
import type { DatabaseConfig } from './options';
import { UnitOfWork } from './unit-of-work';

type EntityClass = new () => { id: string };

interface Schema {
  entities: EntityClass[];
  migrations: (new () => object)[];
}

const auditedToken = (entity: EntityClass) => `AuditedRepository<${entity.name}>`;

/** Injects the repository through which an audited entity changes. */
export const InjectAudited = (entity: EntityClass) => Inject(auditedToken(entity));

/** Opens the database, up to date, and hands out the one way to it. */
@Module({})
export class DatabaseModule {
  static forRoot(config: DatabaseConfig, schema: Schema): DynamicModule {
    const repositories = schema.entities.map((entity) => ({
      provide: auditedToken(entity),
      inject: [UnitOfWork],
      useFactory: (unitOfWork: UnitOfWork) => new AuditedRepository(entity, unitOfWork),
    }));
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'postgres', retryAttempts: 0 }),
          dataSourceFactory: () => openDataSource(config, schema),
        }),
      ],
      providers: [UnitOfWork, ...repositories],
      exports: [UnitOfWork, ...repositories],
    };
  }
}
