/** What came of one of the questions of a page: its answer, or why there is none. The others go on. */
export async function part(asked) {
  try {
    return { value: await asked, problem: null };
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
    return { value: null, problem };
  }
}
