"""What pyproject.toml cannot say: the version is that of the library, and a wheel is for one kind of machine and every CPython."""
import pathlib
import re

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel

here = pathlib.Path(__file__).resolve().parent
library = here / "src/winnow_clean/libwinnow.so"
if not library.exists():
    raise SystemExit("there is no libwinnow.so to install: Bindings/wheel makes it, and a wheel with it")


class Platform(Distribution):
    def has_ext_modules(self) -> bool:
        return True


class Wheel(bdist_wheel):
    def get_tag(self) -> "tuple[str, str, str]":
        return "py3", "none", super().get_tag()[2]


header = (here / "../../Sources/CPlugin/include/plugin.h").read_text()
setup(version=re.findall(r'WINNOW_VERSION "(.*)"', header)[0], distclass=Platform, cmdclass={"bdist_wheel": Wheel})
