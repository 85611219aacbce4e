import { Lifecycle, type LifecycleListener } from '@/deletion/lifecycle';

interface Row {
  id: string;
}

interface RowListener extends LifecycleListener<Row> {
  onMoved?(row: Row, to: string): Promise<void>;
}

describe('A lifecycle', () => {
  const listener = (name: string, order: number, calls: string[]): RowListener => ({
    name,
    order,
    onMoved: async ({ id }, to) => {
      calls.push(`${name} begins ${id} ${to}`);
      await Promise.resolve();
      calls.push(`${name} ends`);
    },
  });

  it('runs listeners one after the other by their order, not by their registration', async () => {
    const lifecycle = new Lifecycle<RowListener>();
    const calls: string[] = [];
    lifecycle.register(listener('last', 300, calls));
    lifecycle.register(listener('first', 100, calls));
    lifecycle.register({ name: 'between', order: 200 });
    await lifecycle.publish('onMoved', { id: 'row' }, 'there');
    expect(calls).toEqual(['first begins row there', 'first ends', 'last begins row there', 'last ends']);
  });

  it('stops at the first listener that throws', async () => {
    const lifecycle = new Lifecycle<RowListener>();
    const calls: string[] = [];
    lifecycle.register({ name: 'refusing', order: 100, onMoved: () => Promise.reject(new Error('refused')) });
    lifecycle.register(listener('last', 200, calls));
    await expect(lifecycle.publish('onMoved', { id: 'row' }, 'there')).rejects.toThrow('refused');
    expect(calls).toEqual([]);
  });

  it.each([
    { name: 'other', order: 100 },
    { name: 'one', order: 200 },
  ])('throws if the name or the order is taken: %j', (second) => {
    const lifecycle = new Lifecycle<RowListener>();
    lifecycle.register({ name: 'one', order: 100 });
    expect(() => lifecycle.register(second)).toThrow('collide');
  });
});
