public enum PlaceholderWinnowIO {}
