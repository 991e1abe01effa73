import CStandardFiles
import WinnowCommand

// Runs as a constructor before `main`; the call keeps the object file linked.
standard_files_fill_gaps()
await WinnowCommand.main()
