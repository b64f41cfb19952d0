#!/usr/bin/env python3
"""Compares two CSV files in the format of the published Blind-Delta program, row by row.

    compare_blinddelta.py REFERENCE.csv OURS.csv [--worst N]

Rows are matched by their Coefficients; rows of OURS that REFERENCE does not have are counted and ignored. Markers have
to be equal, numbers to agree within the tolerances of FIELDS. Prints a table; exit code 1 on any violation.
"""
import argparse
import csv
import sys
from decimal import Decimal, InvalidOperation

# Field -> largest allowed |difference|; None: the texts have to be equal. The published program fits with curve_fit, which
# stops early: the tolerances of its fitted fields are five to twenty times the differences to the exact least squares
# that were measured on 2,660 rows. SDS are variances.
FIELDS = {
    "Coefficients": None,
    "Limit": "1e-60",
    "Convergence_Cycle_Length": None,
    "Infinite_CCL_Flag": None,
    "Naive_Delta": "1e-9",
    "FR_Delta": "1e-9",
    "Predicted_Delta": "1e-8",
    "c": "1e-6",
    "d": "2e-7",
    "c_SDS": "1e-6",
    "d_SDS": "5e-8",
    "Eigenvalues_ratio": "1e-9",
    "complex_Eigenvalues": None,
    "convergence_b": "1e-3",
    "convergence_c": "1e-4",
    "convergence_d": "1e-5",
    "convergence_b_SDS": "3e-2",
    "convergence_c_SDS": "2e-4",
    "convergence_d_SDS": "3e-6",
}
MARKERS = ("-1010", "-2020")


class Bad(Exception):
    """A file that cannot be compared; the message says why."""


def rows_of(path, wanted=None):
    """Coefficients -> row; only those in `wanted`, where it is given. Also the number of rows in the file."""
    rows, count = {}, 0
    try:
        with open(path, newline="", encoding="utf-8") as file:
            reader = csv.DictReader(file, strict=True)
            if reader.fieldnames != list(FIELDS):
                raise Bad(f"{path}: the columns are not those of the published program: {reader.fieldnames}")
            for row in reader:
                count += 1
                key = row["Coefficients"]
                if None in row or None in row.values():
                    raise Bad(f"{path}: line {reader.line_num}: the wrong number of fields")
                if wanted is not None and key not in wanted:
                    continue
                if key in rows:
                    raise Bad(f"{path}: line {reader.line_num}: {key} for the second time")
                rows[key] = row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Bad(f"{path}: {error}") from error
    return rows, count


class Column:
    """What was found out about one field."""

    def __init__(self, name):
        self.name = name
        self.tolerance = None if FIELDS[name] is None else Decimal(FIELDS[name])
        self.compared = self.over = self.markers = 0
        self.largest, self.worst = Decimal(0), ""
        self.violations = []  # (how bad, Coefficients, reference, ours)

    def add(self, key, reference, ours):
        if self.tolerance is None or reference in MARKERS or ours in MARKERS:
            self.compared += self.tolerance is None
            if reference != ours:
                self.markers += 1
                self.violations.append((Decimal("inf"), key, reference, ours))
            return
        self.compared += 1
        try:
            difference = abs(Decimal(reference) - Decimal(ours))
            if not difference.is_finite():
                raise InvalidOperation
        except InvalidOperation:
            difference = Decimal("inf")
        if difference > self.largest or not self.worst:
            self.largest, self.worst = difference, key
        if difference > self.tolerance:
            self.over += 1
            self.violations.append((difference, key, reference, ours))

    def line(self):
        number = "" if self.tolerance is None else f"{float(self.largest):.2e}"
        tolerance = "equal" if self.tolerance is None else f"{self.tolerance:.0e}"
        return f"{self.name:26}{self.compared:9}{number:>12}{tolerance:>9}{self.over:7}{self.markers:9}  {self.worst}"


def compare(reference_path, ours_path, worst=5, out=sys.stdout):
    """Prints the table; True where nothing violates the tolerances."""
    reference, _ = rows_of(reference_path)
    if not reference:
        raise Bad(f"{reference_path}: no rows")
    ours, ours_count = rows_of(ours_path, reference)
    columns = [Column(name) for name in FIELDS]
    missing = [key for key in reference if key not in ours]
    for key, row in ours.items():
        for column in columns:
            column.add(key, reference[key][column.name], row[column.name])
    print(f"{len(ours)} rows compared, {len(missing)} missing, {ours_count - len(ours)} of ours not in the reference", file=out)
    print(f"{'field':26}{'compared':>9}{'largest':>12}{'allowed':>9}{'over':>7}{'markers':>9}  worst row", file=out)
    for column in columns:
        print(column.line(), file=out)
    for key in missing[:worst]:
        print(f"missing: {key}", file=out)
    for column in columns:
        for _, key, expected, found in sorted(column.violations, key=lambda v: (-v[0], v[1]))[:worst]:
            print(f"{column.name} {key}: reference {expected}, ours {found}", file=out)
    good = not missing and not any(column.violations for column in columns)
    print("agreement within all tolerances" if good else "DISAGREEMENT", file=out)
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference")
    parser.add_argument("ours")
    parser.add_argument("--worst", type=int, default=5, help="how many of the worst rows of a field to name")
    arguments = parser.parse_args()
    try:
        return 0 if compare(arguments.reference, arguments.ours, arguments.worst) else 1
    except Bad as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
