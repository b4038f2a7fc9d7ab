import { BoundedMap } from './bounded-map.js';

describe('BoundedMap', () => {
  it('forgets what was used least recently', () => {
    const map = new BoundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.get('a');
    map.set('c', 3);
    expect(map.keys()).toEqual(['a', 'c']);
  });

  it('replaces without growing', () => {
    const map = new BoundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    expect([map.get('b'), map.get('a')]).toEqual([2, 3]);
    map.delete('a');
    expect(map.get('a')).toBeUndefined();
  });
});
