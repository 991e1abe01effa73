import WriteRSS
import WinnowCommand

await WinnowCommand.main(adding: [WriteRSS.self])
