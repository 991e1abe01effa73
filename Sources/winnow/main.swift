import CStandardFiles
import WinnowCommand

// Done before this line; that it is called here keeps it in the program.
standard_files_fill_gaps()
await WinnowCommand.main()
