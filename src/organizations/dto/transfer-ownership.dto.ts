import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { OwnershipTransfer, TransferOwnership } from '@/lib/admin/contract/organizations';
import { IsId, Optional } from '@/http/validation/validators';
import { MemberDto } from './member.dto';

@ApiSchema({ name: 'TransferOwnership', description: 'The new owner of an organization, and the previous one.' })
export class TransferOwnershipDto implements TransferOwnership {
  /** Id of the member who becomes an owner. */
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  toUserId!: string;

  /** Id of the owner who becomes an `admin`. It is required only if there are several owners. */
  @Optional()
  @IsId()
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8059' })
  fromUserId?: string;
}

@ApiSchema({ name: 'OwnershipTransfer', description: 'The new owner of an organization, and the previous one.' })
export class OwnershipTransferDto implements OwnershipTransfer {
  /** The member who is an owner now. */
  @ApiProperty()
  owner!: MemberDto;

  /** The previous owner, who is an `admin` now. Null if there was none, or the new owner was an owner already. */
  @ApiProperty({ type: MemberDto, nullable: true })
  previousOwner!: MemberDto | null;
}
