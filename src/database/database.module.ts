import { type DynamicModule, Inject, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Archive, type Deletion } from './repository/archive';
import { AuditedRepository } from './repository/audited.repository';
import { RowCountKeeper } from './repository/row-count-keeper';
import { UnitOfWork } from './transaction/unit-of-work';

type EntityClass = new () => { id: string };

/** An entity and the entity of its deleted rows. */
export interface Archived {
  live: EntityClass;
  deleted: new () => { id: string } & Deletion;
}

const auditedToken = (entity: EntityClass) => `AuditedRepository<${entity.name}>`;

/** Injects the repository through which an audited entity changes. */
export const InjectAudited = (entity: EntityClass) => Inject(auditedToken(entity));

const archiveToken = (entity: EntityClass) => `Archive<${entity.name}>`;

/** Injects the deleted rows of an audited entity. */
export const InjectArchive = (entity: EntityClass) => Inject(archiveToken(entity));

/** Provides the unit of work, the repositories and the archives. Closes the database with the application. */
@Module({})
export class DatabaseModule {
  /** @param dataSource Open already, so that an error of the database is reported in one line. */
  static forRoot(dataSource: DataSource, entities: EntityClass[], archived: Archived[]): DynamicModule {
    const repositories = entities.map((entity) => ({
      provide: auditedToken(entity),
      inject: [UnitOfWork],
      useFactory: (unitOfWork: UnitOfWork) => new AuditedRepository(entity, unitOfWork),
    }));
    const archives = archived.map(({ live, deleted }) => ({
      provide: archiveToken(live),
      inject: [UnitOfWork],
      useFactory: (unitOfWork: UnitOfWork) => new Archive(live, deleted, unitOfWork),
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
      providers: [UnitOfWork, RowCountKeeper, ...repositories, ...archives],
      exports: [UnitOfWork, RowCountKeeper, ...repositories, ...archives],
    };
  }
}
