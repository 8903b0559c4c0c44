/** The Concrete lab. */
export function ConcreteLab() {
  return <h2>Concrete</h2>;
}
