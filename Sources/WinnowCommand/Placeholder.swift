public enum PlaceholderWinnowCommand {}
