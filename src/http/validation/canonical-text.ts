import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

interface CanonicalText {
  /** Name of the rule, from which the code of the fault is made. */
  name: string;
  /** Returns the canonical form of a text, or null if the text is refused. The canonical form is its own canonical form. */
  canonical: (text: string) => string | null;
  /** Follows the name of the member, e.g. `must be a phone number`. */
  fault: string;
}

/** Converts a text to its canonical form, which is stored, and refuses every text that has none. */
export function IsCanonical({ name, canonical, fault }: CanonicalText): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (canonical(value) ?? value) : value)),
    ValidateBy({
      name,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && canonical(value) === value,
        defaultMessage: () => `$property ${fault}`,
      },
    }),
  );
}
