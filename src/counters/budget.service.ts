import { Inject, Injectable } from '@nestjs/common';
import { HIT_COUNTER, type HitCounter } from './hit-counter';

/** Maximum number of events in a window, over all instances. */
export interface Budget {
  key: string;
  limit: number;
  windowSeconds: number;
}

/** The exhausted budget, and whether this is the first time in its window. */
export interface Spent {
  budget: Budget;
  isFirst: boolean;
}

/** Limits background activity, such as writing entries about refusals. No request is refused by it. */
@Injectable()
export class BudgetService {
  constructor(@Inject(HIT_COUNTER) private readonly counter: HitCounter) {}

  /**
   * Takes one from each budget in order, and stops at the first exhausted one. The budgets after it are not charged.
   * @returns null if no budget was exhausted
   */
  async take(budgets: readonly Budget[]): Promise<Spent | null> {
    for (const budget of budgets) {
      const { count } = await this.counter.hit(budget.key, budget.windowSeconds);
      if (count > budget.limit) {
        return { budget, isFirst: count === budget.limit + 1 };
      }
    }
    return null;
  }
}
