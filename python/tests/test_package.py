"""The Python package against the program: the same rows, to the letter. Usage: test_package.py BROUNCKER"""

import doctest
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import brouncker

PROGRAM = ""
FORMULAS = [("2n+1", "n^2"), ("n", "n"), ("n+3", "-n"), ("3n+1", "-2n^2+3n"), ("34n^3+51n^2+27n+5", "-n^6"), ("n+1 | 1/(n+1)", "1"),
            ("n", "-n^2-1"), ("1", "n^2"), ("n+7", "n^3+5"), ("n/", "1")]


def printed(*words, text=""):
    return subprocess.run([PROGRAM, *words], input=text, capture_output=True, text=True, check=False).stdout.splitlines()


def without_times(row):
    return {k: v for k, v in row.items() if k not in ("seconds", "cpu_seconds", "peak_rss_mb", "run", "prove_cpu_seconds")}


class SameRows(unittest.TestCase):
    def test_lines_of_a_list_are_those_of_the_program_to_the_letter(self):
        lines = [json.dumps({"a": a, "b": b, "expression": "4/pi", "label": i}) + "\n" for i, (a, b) in enumerate(FORMULAS)]
        for command in ("eval", "identify", "verify", "prove", "known"):
            with self.subTest(command):
                code, rows = brouncker._core.call([command, "--file", "-", "--quiet"], "".join(lines))
                self.assertEqual(rows, printed(command, "--file", "-", "--quiet", text="".join(lines)))
                self.assertEqual(code, 1)  # one line is wrong

    def test_one_formula_is_the_row_of_json(self):
        for a, b in FORMULAS[:8]:
            with self.subTest(a + ", " + b):
                code, rows = brouncker._core.call(["eval", a, b, "--json"])
                self.assertEqual(rows, printed("eval", a, b, "--json"))

    def test_a_run_and_its_rows(self):
        with tempfile.TemporaryDirectory() as directory:
            here, there = directory + "/here", directory + "/there"
            space = ["--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-2..2"]
            summary = brouncker.search(here, a="A*n + B", b="C*n^2 + D", range="-2..2")
            self.assertEqual(without_times(summary), without_times(json.loads(printed("search", *space, "--out", there, "--json")[0])))
            matched = brouncker.match(here)
            self.assertEqual(without_times(matched), without_times(json.loads(printed("match", there, "--json")[0])))
            _, rows = brouncker._core.call(["query", here, "--json"])
            self.assertEqual(rows, printed("query", there, "--json"))
            self.assertEqual(brouncker.status(here)["search"]["state"], "done")
            listed = brouncker.search(directory + "/listed", formulas=[{"a": "2n+1", "b": "n^2", "label": "x"}, ("n", "n")])
            self.assertEqual(listed["formulas"], 2)

    def test_errors_are_those_of_the_program(self):
        for words in (["eval", "2n+", "1"], ["evl"], ["eval", "n", "1", "--digts", "3"], ["query", "/nonexistent", "--json"]):
            with self.subTest(words):
                with self.assertRaises((ValueError, OSError)) as raised:
                    brouncker._core.call(words)
                said = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False).stderr
                self.assertEqual("brouncker: " + str(raised.exception) + "\n", said)


class Python(unittest.TestCase):
    def test_formulas_come_in_many_forms(self):
        expected = brouncker.eval("2n+1", "n^2")["limit"]
        self.assertEqual(brouncker.eval([2, 1], [1, 0, 0])["limit"], expected)
        self.assertEqual(brouncker.eval({"a": "2n+1", "b": "n^2"})["limit"], expected)
        self.assertEqual(brouncker.eval(iter([("2n+1", "n^2"), ([2, 1], [1, 0, 0])]))[1]["limit"], expected)
        self.assertEqual(brouncker.eval([]), [])
        big = 10**40
        self.assertIn(str(big), brouncker.eval([1, big], [1])["a"])

    def test_a_notebook_shows_mathematics(self):
        text = brouncker.eval("2n+1", "n^2")._repr_latex_()
        self.assertTrue(text.startswith("$\\displaystyle") and "\\pi" in text and text.endswith("$"), text)
        self.assertIsNone(brouncker.Row()._repr_latex_())

    def test_mathml_is_well_formed(self):
        import xml.dom.minidom

        for a, b in FORMULAS[:5]:
            text = brouncker.eval(a, b)._repr_html_()
            self.assertTrue(text.startswith('<math display="block">'), text)
            xml.dom.minidom.parseString(text)
        self.assertIsNone(brouncker.Row()._repr_html_())

    def test_closed_forms_in_sympy_have_the_values_of_mpmath(self):
        try:
            import mpmath
            import sympy
        except ImportError:
            self.skipTest("sympy is not installed")
        forms = ["4/pi", "1/(e - 1)", "(1 + sqrt(5))/2", "6/zeta(3)", "catalan", "besseli(0, 2)/besseli(1, 2)", "hyp2f1(1, 1/2, 11/6, 1/3)",
                 "gamma(1/4)^4/pi^2", "agm(1, sqrt(2))", "gammainc_upper(1/4, 1/3)", "erfc(1)", "E1(1)", "polylog(2, 1/3)", "pcfd(1/2, 1)",
                 "psi(1/3)", "zeta(2, 1/3)", "ellipk(1/2)", "polyroot(x^3 - 2x - 5, 1)", "hyp1f1(1, 5/4, 1/4)", "khinchin", "log2 + euler"]
        for form in forms:
            with self.subTest(form):
                value = brouncker.mpmath_value(form, 30)
                here = sympy.N(brouncker.sympy_expression(form), 30)
                with mpmath.workdps(30):
                    self.assertLess(abs(mpmath.mpf(str(here)) - value), mpmath.mpf(10) ** -26 * (1 + abs(value)))

    def test_progress_is_told(self):
        told = []
        brouncker._core.call(["eval", "--file", "-", "--quiet"], "".join('{"a": "n+%d", "b": "n"}\n' % i for i in range(1, 3000)),
                             lambda *seen: told.append(seen))
        self.assertTrue(told)
        self.assertEqual({(what, total) for what, _, total in told}, {("lines", 2999)})
        with self.assertRaises(ZeroDivisionError):
            brouncker._core.call(["eval", "--file", "-", "--quiet"],
                                 "".join('{"a": "%dn^2+n+7", "b": "n^3+%d"}\n' % (i, i) for i in range(1, 3000)), lambda *_: 1 / 0)
        self.assertEqual(brouncker.eval("n", "n")["closed_form"]["expression"], "1/(e - 1)")

    def test_a_run_and_a_frame_as_tables(self):
        try:
            import pandas
        except ImportError:
            self.skipTest("pandas is not installed")
        given = pandas.DataFrame({"a": ["2n+1", "n"], "b": ["n^2", "n"], "size": [1, 2]})
        rows = brouncker.eval(given)
        self.assertEqual([row["size"] for row in rows], [1, 2])
        with tempfile.TemporaryDirectory() as directory:
            run = directory + "/run"
            brouncker.search(run, a="A*n + B", b="C*n^2", range="1..3")
            brouncker.match(run)
            self.assertGreater(brouncker.literature(run)["known"], 0)
            table = brouncker.frame(run)
            self.assertEqual(len(table), 27)
            types = {name: str(table[name].dtype) for name in ("id", "a", "metrics.delta", "convergence.converges", "literature.name")}
            self.assertEqual(types, {"id": "Int64", "a": "string", "metrics.delta": "float64", "convergence.converges": "boolean",
                                     "literature.name": "string"})
            self.assertNotIn("literature", table.columns)

    def test_the_interpreter_is_free_while_the_program_works(self):
        ticks = []
        stop = threading.Event()

        def tick():
            while not stop.wait(0.01):
                ticks.append(1)

        thread = threading.Thread(target=tick)
        thread.start()
        brouncker.eval([(f"2n+{i}", "n^2") for i in range(1, 400)])
        stop.set()
        thread.join()
        self.assertGreater(len(ticks), 3)

    def test_ctrl_c_ends_a_list_and_a_search(self):
        many = [(f"{i}n^2+n+{j}", f"n^3+{j}") for i in range(1, 300) for j in range(1, 300)]
        with tempfile.TemporaryDirectory() as directory:
            space = {"a": "A*n^2+B*n+C", "b": "D*n^2+E*n+F", "range": "-9..9"}
            for work in (lambda: brouncker.eval(many), lambda: brouncker.search(directory + "/run", **space)):
                timer = threading.Timer(1.0, lambda: os.kill(os.getpid(), signal.SIGINT))
                timer.start()
                begin = time.monotonic()
                with self.assertRaises(KeyboardInterrupt):
                    work()
                self.assertLess(time.monotonic() - begin, 60)
            self.assertEqual(brouncker.status(directory + "/run")["search"]["state"], "begun")
            self.assertEqual(brouncker.eval("n", "n")["closed_form"]["expression"], "1/(e - 1)")


    def test_ctrl_c_ends_work_within_one_formula_and_a_list_of_such(self):
        hard = ("n^2+n+7", "n^3+5")  # seconds at a million digits
        for work in (lambda: brouncker.eval(*hard, digits=10**6), lambda: brouncker.eval([hard] * 4, digits=10**6),
                     lambda: brouncker.verify(*hard, "4/pi + zeta(3)", digits=10**6)):
            timer = threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
            timer.start()
            with self.assertRaises(KeyboardInterrupt):
                work()
            timer.join()
            self.assertEqual(brouncker.eval("n", "n")["closed_form"]["expression"], "1/(e - 1)")

    def test_the_interpreter_ends_with_its_own_code_beside_work_that_a_library_does_not_let_go(self):
        program = """
import brouncker, os, signal, sys, threading
threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    brouncker.eval("2n+5", "-n^2-n+3", digits=40000)  # Arb's U, a minute
except KeyboardInterrupt:
    print("interrupted")
sys.exit(7)
"""
        ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
        self.assertEqual((ended.returncode, ended.stdout, ended.stderr), (7, "interrupted\n", ""))


class Stubs(unittest.TestCase):
    def test_the_stubs_name_what_the_module_has(self):
        text = (pathlib.Path(brouncker.__file__).parent / "_core.pyi").read_text()
        self.assertEqual(set(re.findall(r"^def (\w+)", text, re.MULTILINE)), {name for name in dir(brouncker._core) if not name.startswith("_")})

    def test_every_public_function_has_a_signature_and_a_text(self):
        for name in set(brouncker.__all__) - {"Row", "progress"}:
            with self.subTest(name):
                function = getattr(brouncker, name)
                self.assertTrue(function.__doc__)
                self.assertIn("return", function.__annotations__)


class Documentation(unittest.TestCase):
    def setUp(self):
        for module in ("pandas", "mpmath", "sympy"):
            try:
                __import__(module)
            except ImportError:
                self.skipTest(module + " is not installed")

    def test_python_of_the_tutorial(self):
        page = (pathlib.Path(__file__).parents[2] / "doc" / "TUTORIAL.md").read_text()
        blocks = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
        self.assertTrue(blocks)
        here = os.getcwd()
        with tempfile.TemporaryDirectory() as directory:
            os.chdir(directory)
            try:
                brouncker.discover("runs/small", a="A*n + B", b="C*n^2 + D*n", range="-3..3")
                for block in blocks:
                    exec(block, {})
            finally:
                os.chdir(here)

    def test_examples_of_the_documentation(self):
        result = doctest.testmod(brouncker)
        self.assertGreater(result.attempted, 20)
        self.assertEqual(result.failed, 0)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
