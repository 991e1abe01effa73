public enum PlaceholderWinnowStages {}
