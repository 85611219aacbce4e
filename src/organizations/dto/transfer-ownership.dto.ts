import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { OwnershipTransfer, TransferOwnership } from '@/lib/admin/contract/organizations';
import { IsId, Optional } from '@/http/validation/validators';
import { MemberDto } from './member.dto';

@ApiSchema({ name: 'TransferOwnership', description: 'Who is to own an organization.' })
export class TransferOwnershipDto implements TransferOwnership {
  /** Id of the member who becomes an owner. */
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  toUserId!: string;

  /** Id of the owner who becomes an `admin`. May be left out where there is one owner or none. */
  @Optional()
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8059' })
  fromUserId?: string;
}

@ApiSchema({ name: 'OwnershipTransfer', description: 'Who owns an organization now, and who did.' })
export class OwnershipTransferDto implements OwnershipTransfer {
  /** Who is an owner now. */
  @ApiProperty()
  owner!: MemberDto;

  /** Who is an `admin` now and was an owner; null where there was none, or the new owner was it already. */
  @ApiProperty({ type: MemberDto, nullable: true })
  previousOwner!: MemberDto | null;
}
