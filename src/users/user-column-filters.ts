import type { MaybeDeleted } from '@/database/repository/archive';
import { type ActivityTime, activeAfter, inactiveSince, isNever, isPresent } from '@/pagination/activity-filters';
import { countedIsOneOf, type Filters, isOneOf } from '@/pagination/filters';
import type { UserQueryDto } from './dto/user-query.dto';
import type { UserEntity } from './user.entity';

const LAST_LOGIN: ActivityTime<UserEntity> = { property: 'lastLoginAt', key: 'lastLogin' };
const LAST_ACTIVE: ActivityTime<UserEntity> = { property: 'lastActiveAt', key: 'lastActive' };

/** Returns the filters of the list of users that read columns of the user. */
export function columnFilters(query: UserQueryDto): Filters<MaybeDeleted<UserEntity>> {
  return {
    id: isOneOf('id', query.id),
    email: isOneOf('email', query.email),
    externalId: isOneOf('externalId', query.externalId),
    role: countedIsOneOf('role', query.role),
    status: countedIsOneOf('status', query.status),
    lastLoginAfter: activeAfter(LAST_LOGIN, query.lastLoginAfter),
    lastLoginBefore: inactiveSince(LAST_LOGIN, query.lastLoginBefore),
    neverLoggedIn: isNever(LAST_LOGIN, query.neverLoggedIn),
    lastActiveBefore: inactiveSince(LAST_ACTIVE, query.lastActiveBefore),
    hasPassword: isPresent('passwordHash', 'hasPassword', query.hasPassword),
    emailVerified: isPresent('emailVerifiedAt', 'emailVerified', query.emailVerified),
  };
}
