#!/usr/bin/env python3
"""Tests of compare_blinddelta.py, check_known.py and check_field_cases.py on rows made up for the purpose: agreement passes, each kind of
disagreement is found."""
import csv
import io
import json
import os
import stat
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import check_known  # noqa: E402
import compare_blinddelta as blinddelta  # noqa: E402

try:
    import check_field_cases
except ImportError:
    check_field_cases = None

COMPLETE = ["[0, 1, 0, 0, 0, 1]", "0." + "6" * 60, "-1010", "-1010", "0.1", "0.2", "0.3", "1.5", "0.5", "0.01", "0.001",
            "2.5e+00", "0", "3.0", "2.0", "1.0", "0.1", "0.01", "0.001"]
TERMINATING = ["[0, 1, 0, 0, 0, 2]", "-2020"] + ["-1010"] * 17

# Stands for the program: answers from a table, whatever the digits asked for.
FAKE = """#!{python}
import json, sys
code, answer = json.load(open({answers!r})).get(sys.argv[2] + ";" + sys.argv[3], [2, None])
if answer is not None: print(json.dumps(answer))
sys.exit(code)
"""


class CompareBlindDelta(unittest.TestCase):
    def compare(self, reference, ours):
        with tempfile.TemporaryDirectory() as directory:
            paths = []
            for name, rows in (("reference.csv", reference), ("ours.csv", ours)):
                paths.append(os.path.join(directory, name))
                with open(paths[-1], "w", newline="", encoding="utf-8") as file:
                    csv.writer(file).writerows([list(blinddelta.FIELDS)] + rows)
            out = io.StringIO()
            return blinddelta.compare(*paths, out=out), out.getvalue()

    def with_field(self, name, value):
        row = list(COMPLETE)
        row[list(blinddelta.FIELDS).index(name)] = value
        return [row, TERMINATING]

    def test_equal_files_agree(self):
        good, text = self.compare([COMPLETE, TERMINATING], [TERMINATING, COMPLETE])
        self.assertTrue(good)
        self.assertIn("2 rows compared, 0 missing, 0 of ours", text)

    def test_further_rows_of_ours_are_ignored(self):
        other = ["[9]"] + COMPLETE[1:]
        good, text = self.compare([COMPLETE], [other, COMPLETE])
        self.assertTrue(good)
        self.assertIn("1 of ours not in the reference", text)

    def test_differences_within_the_tolerance_agree(self):
        for name, value in (("Limit", "0." + "6" * 59 + "7"), ("Naive_Delta", "0.1000000009"), ("Predicted_Delta", "0.300000009"),
                            ("convergence_b", "3.0009"), ("convergence_d", "0.999991"), ("Eigenvalues_ratio", "2.5000000009")):
            self.assertTrue(self.compare([COMPLETE, TERMINATING], self.with_field(name, value))[0], name)

    def test_a_difference_beyond_the_tolerance_of_any_field_is_found(self):
        for name, tolerance in blinddelta.FIELDS.items():
            if tolerance is None:
                continue
            index = list(blinddelta.FIELDS).index(name)
            wrong = str(blinddelta.Decimal(COMPLETE[index]) + 2 * blinddelta.Decimal(tolerance))
            good, text = self.compare([COMPLETE, TERMINATING], self.with_field(name, wrong))
            self.assertFalse(good, name)
            self.assertIn(f"{name} {COMPLETE[0]}: reference", text)

    def test_a_marker_in_place_of_a_number_or_another_marker_is_found(self):
        for name in list(blinddelta.FIELDS)[1:]:
            for wrong in ("-2020", "7"):
                good, text = self.compare([TERMINATING], [[c if n != name else wrong for n, c in zip(blinddelta.FIELDS, TERMINATING)]])
                self.assertEqual(good, name == "Limit" and wrong == "-2020", name)
            self.assertFalse(self.compare([COMPLETE, TERMINATING], self.with_field(name, "-3030"))[0], name)

    def test_what_is_no_number_is_found(self):
        for wrong in ("nan", "inf", "", "x"):
            self.assertFalse(self.compare([COMPLETE, TERMINATING], self.with_field("FR_Delta", wrong))[0], wrong)

    def test_a_missing_row_is_found(self):
        good, text = self.compare([COMPLETE, TERMINATING], [COMPLETE])
        self.assertFalse(good)
        self.assertIn("missing: [0, 1, 0, 0, 0, 2]", text)

    def test_files_of_another_form_are_refused(self):
        for rows in ([COMPLETE[:-1]], [COMPLETE + ["1"]], [COMPLETE, COMPLETE], []):
            with self.assertRaises(blinddelta.Bad):
                self.compare(rows, [COMPLETE])


def answer(kind, value, rational=None):
    return {"convergence": {"class": kind, "converges": kind != "divergent"},
            "limit": {"value": value, "rational": rational, "rigorous": True}}


class CheckKnown(unittest.TestCase):
    ROOT2 = "1.4142135623730950488016887242096980785696718753769"

    def check(self, line, exit_code, result):
        with tempfile.TemporaryDirectory() as directory:
            answers, binary, lines = (os.path.join(directory, name) for name in ("answers", "binary", "lines"))
            with open(answers, "w", encoding="utf-8") as file:
                json.dump({line["a"] + ";" + line["b"]: [exit_code, result]}, file)
            with open(binary, "w", encoding="utf-8") as file:
                file.write(FAKE.format(python=sys.executable, answers=answers))
            os.chmod(binary, stat.S_IRWXU)
            with open(lines, "w", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
            return check_known.run(lines, binary, out=io.StringIO())

    def test_known_digits(self):
        line = {"a": "2", "b": "1", "value_50": self.ROOT2, "verified_digits": 58}
        self.assertTrue(self.check(line, 0, answer("exponential", self.ROOT2)))
        self.assertFalse(self.check(line, 0, answer("exponential", self.ROOT2[:-2] + "83")))
        self.assertFalse(self.check(line, 0, answer("exponential", "-" + self.ROOT2)))
        self.assertFalse(self.check(line, 0, answer("exponential", None)))
        self.assertFalse(self.check(line, 0, answer("exponential", "inf")))
        self.assertFalse(self.check(line, 1, answer("divergent", None)))
        self.assertFalse(self.check(line, 2, None))

    def test_only_certain_digits_count(self):
        line = {"a": "2", "b": "1", "value_40": self.ROOT2[:36] + "99999", "verified_digits": 35}
        self.assertTrue(self.check(line, 0, answer("exponential", self.ROOT2)))
        line["verified_digits"] = 36
        self.assertFalse(self.check(line, 0, answer("exponential", self.ROOT2)))
        line = {"a": "2", "b": "1", "value_40": self.ROOT2[:40] + "9", "verified_digits": 40}  # ...0785|6967: rounded wrongly
        self.assertTrue(self.check(line, 0, answer("exponential", self.ROOT2)))
        line["verified_digits"] = 58
        self.assertFalse(self.check(line, 0, answer("exponential", self.ROOT2)))

    def test_rational_values(self):
        line = {"a": "n", "b": "n - 3", "kind": "terminates", "expect": {"value": "-14/5"}}
        self.assertTrue(self.check(line, 0, answer("terminating", "-2.8", "-14/5")))
        self.assertFalse(self.check(line, 0, answer("terminating", "-2.8", None)))
        self.assertFalse(self.check(line, 0, answer("terminating", "-2.8", "14/5")))
        self.assertFalse(self.check(line, 0, answer("factorial", "-2.8", "-14/5")))
        line = {"a": "3", "b": "-2", "kind": "rational_limit", "expect": {"value": "2"}}
        self.assertTrue(self.check(line, 0, answer("exponential", "2.0000")))
        self.assertFalse(self.check(line, 0, answer("exponential", "2.00000000000000000001")))

    def test_divergence(self):
        for kind in ("complex_eigenvalues", "two_subsequence_limits"):
            line = {"a": "1", "b": "-1", "kind": kind, "expect": {}}
            self.assertTrue(self.check(line, 1, answer("divergent", None)))
            self.assertFalse(self.check(line, 0, answer("polynomial", "1.0")))
            self.assertFalse(self.check(line, 1, answer("divergent", "1.0")))
            self.assertFalse(self.check(line, 2, None))
        self.assertTrue(self.check({"a": "0", "b": "n", "kind": "two_subsequence_limits"}, 2, None))

    def test_an_unknown_kind_fails(self):
        self.assertFalse(self.check({"a": "1", "b": "1", "kind": "other"}, 0, answer("exponential", "1.0")))
        self.assertFalse(self.check({"a": "1", "b": "1"}, 0, answer("exponential", "1.0")))


@unittest.skipIf(check_field_cases is None, "mpmath is not installed")
class CheckFieldCases(unittest.TestCase):
    """Against a program that answers any command about `a;b`, or about the number after --value, from a table."""

    def check(self, line, exit_code, result):
        with tempfile.TemporaryDirectory() as directory:
            answers, binary, lines = (os.path.join(directory, name) for name in ("answers", "binary", "lines"))
            key = line["a"] + ";" + line["b"] if "a" in line else "--value;" + line["input"]
            with open(answers, "w", encoding="utf-8") as file:
                json.dump({key: [exit_code, result]}, file)
            with open(binary, "w", encoding="utf-8") as file:
                file.write(FAKE.format(python=sys.executable, answers=answers))
            os.chmod(binary, stat.S_IRWXU)
            with open(lines, "w", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
            out = io.StringIO()
            good = check_field_cases.run(lines, binary, True, out=out)
            word = out.getvalue().split()[0]
            self.assertEqual(good, word != "wrong")
            return word

    def form(self, expression, status="certified"):
        return {"closed_forms": [{"expression": expression, "status": status}]}

    def test_fractions(self):
        line = {"id": "x", "kind": "cf", "a": "2n+1", "b": "n^2", "expected": "4/pi"}
        self.assertEqual(self.check(line, 0, self.form("1/atan(1)")), "right")
        self.assertEqual(self.check(line, 0, self.form("4/e")), "wrong")
        self.assertEqual(self.check(line, 1, {"closed_forms": []}), "open")
        self.assertEqual(self.check(line, 134, None), "wrong")
        line["class"] = "value certified, no proof"
        self.assertEqual(self.check(line, 0, self.form("4/pi")), "open")
        self.assertEqual(self.check(line, 0, self.form("4/pi", "proved")), "right")
        line = {"id": "x", "kind": "cf", "a": "2n+1", "b": "n^6", "expected": "diverges"}
        self.assertEqual(self.check(line, 1, {"convergence": {"converges": False}}), "right")
        self.assertEqual(self.check(line, 0, {"convergence": {"converges": True}}), "wrong")

    def test_numbers(self):
        line = {"id": "x", "kind": "number", "input": "1.41421356237309504880168872420969807857", "expected": "sqrt(2)"}
        self.assertEqual(self.check(line, 0, self.form("2^(1/2)")), "right")
        self.assertEqual(self.check(line, 0, self.form("sqrt(2) + 1/10^37")), "wrong")
        self.assertEqual(self.check(line, 1, {"candidates": [{"expression": "sqrt(2)", "digits_agreeing": 39}]}), "right")
        self.assertEqual(self.check(line, 1, {"candidates": []}), "open")
        self.assertEqual(self.check(dict(line, kind="fraud", expected="nothing"), 0, self.form("sqrt(2)")), "wrong")
        self.assertEqual(self.check(dict(line, kind="fraud", expected="nothing"), 1, {"candidates": []}), "right")
        self.assertEqual(self.check(dict(line, expected="root of x^2-2"), 0, self.form("polyroot(x^2 - 2, 2)")), "right")
        self.assertEqual(self.check(dict(line, expected="root of x^2-3"), 0, self.form("sqrt(2)")), "wrong")

    def test_a_case_in_words_without_what_to_type_is_refused(self):
        with self.assertRaises(RuntimeError):
            self.check({"id": "x", "kind": "claim", "a": "1", "b": "1"}, 0, {})


if __name__ == "__main__":
    unittest.main()
