import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { InvalidRequest } from '../errors/errors';

/** Validates an id in a path, and converts it to lower case, as the database returns it. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string, { data = 'id' }: ArgumentMetadata): string {
    if (!isUUID(value)) {
      throw InvalidRequest.of(data, 'IS_UUID', `${data} must be a UUID`);
    }
    return value.toLowerCase();
  }
}
