"""`pip install .` builds the module with CMake; BROUNCKER_PYTHON_BUILD names a build directory to go on with."""

import os
import pathlib
import shutil
import subprocess
import sys

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext


class CMakeBuild(build_ext):
    def build_extension(self, extension):
        source = pathlib.Path(__file__).parent.resolve()
        build = pathlib.Path(os.environ.get("BROUNCKER_PYTHON_BUILD") or self.build_temp).resolve()
        target = pathlib.Path(self.get_ext_fullpath(extension.name)).resolve()
        configure = ["-DBROUNCKER_PYTHON=ON", "-DBROUNCKER_TESTS=OFF", "-DCMAKE_BUILD_TYPE=Release",
                     f"-DPython3_EXECUTABLE={sys.executable}"]
        generator = ["-G", "Ninja"] if shutil.which("ninja") else []
        subprocess.check_call(["cmake", "-S", source, "-B", build, *generator, *configure])
        subprocess.check_call(["cmake", "--build", build, "--target", "brouncker_python", "--parallel", str(os.cpu_count() or 1)])
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(next((build / "python" / "brouncker").glob("_core*.so")), target)


setup(ext_modules=[Extension("brouncker._core", [])], cmdclass={"build_ext": CMakeBuild})
