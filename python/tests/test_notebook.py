"""The notebook of doc/ gives, executed, the outputs that are stored in it, to the letter. Usage: test_notebook.py NOTEBOOK [--write]

By nbconvert and ipykernel where they are installed, and always by a small executor, which shares nothing with them: cells in a plain
interpreter, what they print, and the value of a last expression as text, HTML and LaTeX. --write stores what nbconvert gives.
"""

import ast
import contextlib
import io
import json
import os
import pathlib
import sys
import tempfile

SKIPPED = 77


def missing(*modules):
    for module in modules:
        try:
            __import__(module)
        except ImportError:
            return module
    return None


def by_nbconvert(notebook):
    """The outputs of each code cell."""
    import nbformat
    from nbconvert.preprocessors import ExecutePreprocessor

    node = nbformat.reads(json.dumps(notebook), as_version=4)
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # a remark of the kernel's debugger
    with tempfile.TemporaryDirectory() as directory:
        ExecutePreprocessor(timeout=600, kernel_name="python3").preprocess(node, {"metadata": {"path": directory}})
    return [[plain(output) for output in cell["outputs"]] for cell in node["cells"] if cell["cell_type"] == "code"]


def plain(output):
    """As stored: without counts, texts as lists of lines, by kind."""
    if output["output_type"] == "stream":
        return {"name": output["name"], "output_type": "stream", "text": lines(output["text"])}
    if output["output_type"] == "error":
        raise SystemExit(f"{output['ename']}: {output['evalue']}")
    data = {kind: lines(text) for kind, text in sorted(output["data"].items())}
    return {"data": data, "execution_count": None, "metadata": {}, "output_type": output["output_type"]}


def lines(text):
    return text if isinstance(text, list) else text.splitlines(keepends=True)


def by_itself(notebook):
    names, result = {"__name__": "__main__"}, []
    home = os.getcwd()
    with tempfile.TemporaryDirectory() as directory:
        os.chdir(directory)
        try:
            for cell in notebook["cells"]:
                if cell["cell_type"] == "code":
                    result.append(outputs_of("".join(cell["source"]), names))
        finally:
            os.chdir(home)
    return result


def outputs_of(source, names):
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    outputs = [{"name": "stdout", "output_type": "stream", "text": lines(printed.getvalue())}] if printed.getvalue() else []
    if value is not None:
        outputs.append({"data": shown(value), "execution_count": None, "metadata": {}, "output_type": "execute_result"})
    return outputs


def shown(value):
    """What a notebook keeps of a value; its own layout of plain text is left to nbconvert."""
    data = {"text/plain": None}
    for kind, name in (("text/html", "_repr_html_"), ("text/latex", "_repr_latex_")):
        text = getattr(value, name)() if hasattr(value, name) else None
        if text is not None:
            data[kind] = lines(text)
    return data


def compared(notebook, outputs, way):
    faults = 0
    stored = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for number, (cell, given) in enumerate(zip(stored, outputs, strict=True), 1):
        expected = json.loads(json.dumps(cell["outputs"]))
        for output, other in zip(expected, given):
            if "data" in output and other.get("data", {}).get("text/plain", "") is None:
                output["data"]["text/plain"] = None
        if expected != given:
            faults += 1
            print(f"cell {number}, {way}:\n  stored: {json.dumps(expected)}\n  given:  {json.dumps(given)}")
    print(f"{way}: {len(stored)} cells, {faults} differ")
    return faults


def main(path, write):
    if (module := missing("pandas", "sympy")) is not None:
        print(module + " is not installed")
        return SKIPPED
    notebook = json.loads(pathlib.Path(path).read_text())
    module = missing("nbformat", "nbconvert", "ipykernel")
    if write:
        if module is not None:
            raise SystemExit(module + " is not installed")
        code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        for cell, outputs in zip(code, by_nbconvert(notebook), strict=True):
            cell["outputs"] = outputs
        pathlib.Path(path).write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    faults = compared(notebook, by_itself(notebook), "a plain interpreter")
    if module is None:
        faults += compared(notebook, by_nbconvert(notebook), "nbconvert")
    else:
        print(module + " is not installed: a plain interpreter only")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--write" in sys.argv))
