import DropShouting
import WinnowCommand

await WinnowCommand.main(adding: [DropShouting.self])
