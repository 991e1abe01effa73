// Where a report stands in a page of `winnow try`: the place and the step go on over a save, and patches go into the file.
let embedded = null;
const isSeen = (row) => { const { top, bottom } = row.getBoundingClientRect(); return bottom > 0 && top < innerHeight; };
globalThis.winnowReport = {
  state: () => ({ step: step === data.steps.length ? null : data.steps[step - 1] ?? "", top: scrollY, chosen: chosen ? data.blocks[numberOf(chosen)][0] : null, isSeen: Boolean(chosen && isSeen(chosen)), show: list.dataset.show ?? null }),
  restore(state) {
    if (state.step !== null) show(state.step === "" ? 0 : data.steps.indexOf(state.step) + 1 || data.steps.length);
    if (state.show) filter(state.show);
    const number = state.chosen === null ? -1 : data.blocks.findIndex((block) => block[0] === state.chosen);
    if (number >= 0) choose(rowOf(number));
    scrollTo(0, state.top);
    // What a change lets in above moves what was seen.
    if (state.isSeen) chosen?.scrollIntoView({ block: "nearest" });
  },
  mark(won, lost) {
    for (const number of won) rowOf(number)?.classList.add("won");
    for (const number of lost) rowOf(number)?.classList.add("lost");
  },
  jump: (number) => jump(rowOf(number)),
  keepBy(apply) { embedded = apply; },
};
