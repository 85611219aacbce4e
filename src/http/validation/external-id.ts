import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Longest external id, in code points. */
export const EXTERNAL_ID_MAX_LENGTH = 255;

const CONTROL = /\p{Cc}/u;
/** Segments that every client takes out of a path. They could not be looked up by their URL. */
const DOT_SEGMENTS = ['.', '..'];

/** Returns whether a text can be an external id: a visible line of 1 to 255 code points without blanks at an end. */
export function isExternalId(text: string): boolean {
  return (
    text !== '' &&
    text.trim() === text &&
    !CONTROL.test(text) &&
    !DOT_SEGMENTS.includes(text) &&
    [...text].length <= EXTERNAL_ID_MAX_LENGTH
  );
}

/** Accepts the id of a resource in another system. It is stored and compared byte for byte. */
export function IsExternalId(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isExternalId',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isExternalId(value),
        defaultMessage: () =>
          `$property must be 1 to ${EXTERNAL_ID_MAX_LENGTH} characters without control characters and blanks at an end, and not . or ..`,
      },
    },
    options,
  );
}
