// Everything by keys, where nobody is typing.
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target === search) return;
  const isSlider = event.target === slider;
  const isDropped = (row) => row.dataset.step && !row.classList.contains("later") && (isShown(row) || row.closest("details"));
  const does = {
    "/": () => search.focus(), n: () => next(1), N: () => next(-1), Escape: () => { unselect(); filter(null); show(data.steps.length); },
    ArrowDown: () => beside(1), ArrowUp: () => beside(-1), j: () => beside(1), k: () => beside(-1), d: () => beside(1, isDropped), D: () => beside(-1, isDropped),
    ArrowRight: () => isSlider || show(step + 1), ArrowLeft: () => isSlider || show(step - 1), c: () => patch?.button.click(),
    Enter: event.target.classList.contains("row") ? () => choose(event.target) : null,
  }[event.key];
  if (!does || isSlider && event.key.startsWith("Arrow") || event.target.closest("pre") && event.key.startsWith("Arrow")) return;
  event.preventDefault();
  does();
});
show(step);
