import { type DynamicModule, Inject, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AuditedRepository } from './audited.repository';
import { RowCountKeeper } from './row-count-keeper';
import { UnitOfWork } from './unit-of-work';

type EntityClass = new () => { id: string };

const auditedToken = (entity: EntityClass) => `AuditedRepository<${entity.name}>`;

/** Injects the repository through which an audited entity changes. */
export const InjectAudited = (entity: EntityClass) => Inject(auditedToken(entity));

/** Hands out the one way to the database, and closes it with the application. */
@Module({})
export class DatabaseModule {
  /** @param dataSource Open already, so that what is wrong with the database is told in one line, not in Nest's. */
  static forRoot(dataSource: DataSource, entities: EntityClass[]): DynamicModule {
    const repositories = entities.map((entity) => ({
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
          dataSourceFactory: () => Promise.resolve(dataSource),
        }),
      ],
      providers: [UnitOfWork, RowCountKeeper, ...repositories],
      exports: [UnitOfWork, RowCountKeeper, ...repositories],
    };
  }
}
