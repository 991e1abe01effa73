public enum PlaceholderWinnowTesting {}
