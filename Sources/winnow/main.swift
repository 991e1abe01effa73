import CStandardFiles
import WinnowCommand

// Runs as a constructor before `main`; the call keeps the object file linked.
standard_streams_open_missing()
await WinnowCommand.main()
