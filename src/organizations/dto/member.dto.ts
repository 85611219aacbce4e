import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import {
  type AddMember,
  type Member,
  MEMBER_ROLES,
  type MemberQuery,
  type MemberRole,
  type MemberUser,
  type UpdateMember,
} from '@/lib/admin/contract/organizations';
import { PageQueryDto } from '@/common/page-query.dto';
import { Optional } from '@/common/validators';

/** The user that a member is. */
export class MemberUserDto implements MemberUser {
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.com' })
  email!: string;

  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Ada Lovelace' })
  name!: string;
}

/** A user's place in an organization. */
export class MemberDto implements Member {
  user!: MemberUserDto;

  @ApiProperty({ enum: MEMBER_ROLES, example: 'member' })
  role!: MemberRole;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  createdAt!: string;
}

/** Who is to become a member. */
export class AddMemberDto implements AddMember {
  @IsUUID()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  userId!: string;

  /** Default `member`. */
  @Optional()
  @IsIn(MEMBER_ROLES)
  @ApiProperty({ enum: MEMBER_ROLES, default: 'member', example: 'member' })
  role?: MemberRole;
}

/** What a member is to become. */
export class UpdateMemberDto implements UpdateMember {
  @IsIn(MEMBER_ROLES)
  @ApiProperty({ enum: MEMBER_ROLES, example: 'admin' })
  role!: MemberRole;
}

export class MemberQueryDto extends PageQueryDto implements MemberQuery {
  /** Only members with this role. */
  @Optional()
  @IsIn(MEMBER_ROLES)
  @ApiProperty({ enum: MEMBER_ROLES })
  role?: MemberRole;
}
