import { Injectable } from '@nestjs/common';
import { PersonalSections } from '@/audit/personal-data/personal-sections';
import { InjectArchive } from '@/database/database.module';
import { Archive } from '@/database/repository/archive';
import type { UserDto } from './dto/user.dto';
import { UserEntity } from './user.entity';
import { UserMapper } from './user.mapper';

/** Contributes the account to the document about a person. */
@Injectable()
export class UserProfileService {
  constructor(
    @InjectArchive(UserEntity) private readonly users: Archive<UserEntity>,
    private readonly mapper: UserMapper,
    sections: PersonalSections,
  ) {
    sections.register({
      name: 'profile',
      order: 100,
      tables: ['users', 'deleted_users'],
      read: ({ id }) => this.profileOf(id),
    });
  }

  /** Returns null if there is no account, or it was removed for good. */
  private async profileOf(id: string): Promise<UserDto | null> {
    const user = await this.users.findById(id);
    return user && this.mapper.toDto(user);
  }
}
