import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import {
  type AddMember,
  type Member,
  MEMBER_ROLES,
  type MemberQuery,
  type MemberRole,
  type MemberUser,
  type UpdateMember,
} from '@/lib/admin/contract/organizations';
import { PageQueryDto } from '@/pagination/page-query.dto';
import { LINE_PATTERN } from '@/openapi/patterns';
import { OneOrMany } from '@/http/validation/one-or-many.decorator';
import { IsId, Optional } from '@/http/validation/validators';

@ApiSchema({ name: 'MemberUser', description: 'The user who is the member.' })
export class MemberUserDto implements MemberUser {
  /** Id of the user. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  id!: string;

  /** Email of the user. */
  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.com' })
  email!: string;

  /** Name of the user. */
  @ApiProperty({ minLength: 1, maxLength: 200, pattern: LINE_PATTERN, example: 'Ada Lovelace' })
  name!: string;
}

@ApiSchema({ name: 'Member', description: 'Membership of a user in an organization.' })
export class MemberDto implements Member {
  /** Id of the membership. Audit entries about the membership have it as `resource.id`. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a805a' })
  id!: string;

  /** The user who is the member. */
  @ApiProperty()
  user!: MemberUserDto;

  /** Role of the user in the organization. */
  @ApiProperty({ enum: MEMBER_ROLES, example: 'member' })
  role!: MemberRole;

  /** Start of the membership, in UTC. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:00.000Z' })
  createdAt!: string;
}

@ApiSchema({ name: 'AddMember', description: 'The user to add as a member.' })
export class AddMemberDto implements AddMember {
  /** Id of the user to add. */
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  userId!: string;

  /** `member` by default. */
  @Optional()
  @IsIn(MEMBER_ROLES)
  @ApiProperty({ enum: MEMBER_ROLES, example: 'member' })
  role?: MemberRole;
}

@ApiSchema({ name: 'UpdateMember', description: 'Fields of a member to change.' })
export class UpdateMemberDto implements UpdateMember {
  /** New role of the user in the organization. */
  @IsIn(MEMBER_ROLES)
  @ApiProperty({ enum: MEMBER_ROLES, example: 'admin' })
  role!: MemberRole;
}

export class MemberQueryDto extends PageQueryDto implements MemberQuery {
  /** Only members with this role. */
  @Optional()
  @OneOrMany({ type: 'string', enum: [...MEMBER_ROLES] })
  @IsIn(MEMBER_ROLES, { each: true })
  role?: MemberRole[];
}
