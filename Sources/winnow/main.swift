import WinnowCommand

await WinnowCommand.main()
