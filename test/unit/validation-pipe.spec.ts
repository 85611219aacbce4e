import { ValidationPipe } from '@nestjs/common';
import { LoginDto } from '@/auth/dto/login.dto';
import { RequestValidationPipe } from '@/http/validation/validation.pipe';
import { CreateUserDto } from '@/users/dto/create-user.dto';
import { UpdateUserDto } from '@/users/dto/update-user.dto';

const members = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 1]));

/** class-transformer takes quadratic time for the members of an object: seconds for what fits into a body. */
describe('The input of class-transformer', () => {
  const pipe = new RequestValidationPipe();
  const transform = jest.spyOn(ValidationPipe.prototype, 'transform');

  beforeEach(() => transform.mockClear());
  afterAll(() => {
    transform.mockRestore();
  });

  it.each([
    ['a body of many unknown fields', members(90_000), 'UNKNOWN_FIELD'],
    ['an object of many members where a text belongs', { email: members(40_000), password: 'x' }, 'UNEXPECTED_OBJECT'],
    [
      'a long list deep inside of one',
      { email: { a: { b: Array(40_000).fill(1) } }, password: 'x' },
      'UNEXPECTED_OBJECT',
    ],
  ])('is not %s, which is refused before', async (_what, body, code) => {
    const refused = pipe.transform(body, { type: 'body', metatype: LoginDto });
    await expect(refused).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      details: expect.arrayContaining([expect.objectContaining({ code })]),
    });
    expect(transform).not.toHaveBeenCalled();
  });

  it.each([CreateUserDto, UpdateUserDto])(
    'is metadata of many members, which are handed on as they are',
    async (dto) => {
      const metadata = members(900);
      const user = await pipe.transform(
        { email: 'a@example.com', name: 'A', metadata },
        { type: 'body', metatype: dto },
      );
      expect(user).toMatchObject({ metadata });
      expect(transform).toHaveBeenCalledTimes(1);
    },
  );
});
