import DropSignOff
import WinnowCommand

await WinnowCommand.main(adding: [DropSignOff.self])
