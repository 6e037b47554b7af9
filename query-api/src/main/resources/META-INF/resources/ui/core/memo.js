/** Makes part of a page anew only if what it is made of is another: what it draws is left alone else. */
export function memo() {
  let last = null;
  let made = null;
  return (of, make) => {
    if (!last || of.some((one, i) => one !== last[i])) {
      made = make();
      last = of;
    }
    return made;
  };
}
