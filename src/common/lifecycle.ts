/** From a state, the state that each possible action leads to. Every state is listed, a final one with no action. */
export type TransitionTable<State extends string, Action extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Action, State>>>>
>;

export type Transition<State extends string, Action extends string> =
  | { allowed: true; to: State }
  | { allowed: false; from: State; action: Action; possible: Action[] };

export type Lifecycle<State extends string, Action extends string> = {
  readonly states: readonly State[];
  /** Where an action leads, or what is possible instead. */
  next(state: State, action: Action): Transition<State, Action>;
  /** The actions possible in a state, in the order of the table. */
  actions(state: State): Action[];
};

export function defineLifecycle<State extends string, Action extends string>(
  table: TransitionTable<State, Action>,
): Lifecycle<State, Action> {
  const transitions = new Map(
    Object.entries<Partial<Record<Action, State>>>(table).map(
      ([state, row]) => [state, new Map(Object.entries(row) as [Action, State][])] as const,
    ),
  );
  const actions = (state: State): Action[] => [...(transitions.get(state)?.keys() ?? [])];
  return {
    states: Object.keys(table) as State[],
    actions,
    next(state, action) {
      const to = transitions.get(state)?.get(action);
      return to === undefined ? { allowed: false, from: state, action, possible: actions(state) } : { allowed: true, to };
    },
  };
}
