import WinnowCommand
import WriteRSS

await WinnowCommand.main(adding: [WriteRSS.self])
