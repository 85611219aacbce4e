import type { Statement } from './statement';

/** A piece of SQL, and the values between its texts. A value is a parameter of the statement, never part of its text. */
export class Sql {
  private constructor(
    private readonly texts: readonly string[],
    private readonly values: readonly unknown[],
  ) {}

  /** Takes text as it is: a constant, or a quoted name. */
  static text(text: string): Sql {
    return new Sql([text], []);
  }

  static list(parts: readonly Sql[], separator = ', '): Sql {
    return Sql.join(['', ...parts.slice(1).map(() => separator), ''], parts);
  }

  /** @param parts Stand between the texts: each a piece of SQL or a value. */
  static join(texts: readonly string[], parts: readonly unknown[]): Sql {
    const joined = [texts[0] ?? ''];
    const values: unknown[] = [];
    for (const [index, part] of parts.entries()) {
      const next = texts[index + 1] ?? '';
      if (part instanceof Sql) {
        const [first = '', ...rest] = part.texts;
        joined.push((joined.pop() ?? '') + first, ...rest);
        values.push(...part.values);
        joined.push((joined.pop() ?? '') + next);
      } else if (part === undefined) {
        throw new Error('SQL contains undefined: use a column of the entity, or null');
      } else {
        values.push(part);
        joined.push(next);
      }
    }
    return new Sql(joined, values);
  }

  toStatement(): Statement {
    return { text: this.render((index) => `$${index}`), values: [...this.values] };
  }

  /** Returns a condition for TypeORM's query builder, with its parameters. */
  toWhere(prefix: string): [condition: string, parameters: Record<string, unknown>] {
    const parameters = Object.fromEntries(this.values.map((value, index) => [`${prefix}${index + 1}`, value]));
    return [this.render((index) => `:${prefix}${index}`), parameters];
  }

  /** The first parameter has index 1. */
  private render(placeholder: (index: number) => string): string {
    return this.texts.reduce((text, next, index) => text + placeholder(index) + next);
  }
}

/** Tags a template: interpolated `Sql` becomes part of the text, every other value a parameter. */
export function sql(texts: TemplateStringsArray, ...parts: unknown[]): Sql {
  return Sql.join(texts, parts);
}

/** The columns of an entity by its properties, under the alias `t`. */
export type Columns<E> = Readonly<Record<keyof E & string, Sql>>;

/** SQL on the rows of an entity. A misspelt property does not compile. */
export type Fragment<E> = (t: Columns<E>) => Sql;
