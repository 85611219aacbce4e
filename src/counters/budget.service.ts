import { Inject, Injectable } from '@nestjs/common';
import { HIT_COUNTER, type HitCounter } from './hit-counter';

/** How often something may happen in a window, over all instances. */
export interface Budget {
  key: string;
  limit: number;
  windowSeconds: number;
}

/** The budget that had nothing left, and whether that is so for the first time in its window. */
export interface Spent {
  budget: Budget;
  isFirst: boolean;
}

/** Bounds what the service does of its own accord, where nobody is to be refused for it. */
@Injectable()
export class BudgetService {
  constructor(@Inject(HIT_COUNTER) private readonly counter: HitCounter) {}

  /**
   * Takes one from each budget, in order, up to one that has nothing left. So what the first of them holds back is no
   * burden on the others.
   * @returns null where each had one left.
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
