"""The command `winnow`: the binary that the wheel brings."""
import os
import sys

from ._binary import binary


def main() -> None:
    path = binary()
    os.execv(path, ["winnow", *sys.argv[1:]])


if __name__ == "__main__":
    main()
