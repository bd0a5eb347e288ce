"""Executes a notebook in the current folder and compares what it shows with what is kept in it.

Arguments: the notebook, and the file that takes it with its new outputs. A cell that fails, that writes to the
error stream, that draws other than it did (a picture or none), or whose text is not the kept one ends with 1.
"""

import sys

import nbclient
import nbformat

SHOWN = ("text/plain", "text/html")


def stream_text(outputs):
    return "".join(o["text"] for o in outputs if o["output_type"] == "stream" and o["name"] == "stdout")


def shown(outputs):
    """The texts of a cell, and how many pictures it draws."""
    texts = [stream_text(outputs)]
    pictures = 0
    for output in outputs:
        data = output.get("data", {})
        pictures += "image/png" in data
        if "image/png" not in data:
            texts += [data[kind] for kind in SHOWN if kind in data]
    return texts, pictures


kept = nbformat.read(sys.argv[1], as_version=4)
notebook = nbformat.read(sys.argv[1], as_version=4)
for cell in notebook.cells:
    if cell.cell_type == "code":
        cell.outputs = []
        cell.execution_count = None
nbclient.NotebookClient(notebook, timeout=600, kernel_name="python3", record_timing=False).execute()
nbformat.write(notebook, sys.argv[2])

wrong = []
for old, new in zip(kept.cells, notebook.cells):
    if new.cell_type != "code":
        continue
    errors = [o["text"] for o in new.outputs if o["output_type"] == "stream" and o["name"] == "stderr"]
    if errors:
        wrong.append(f"{new.id} writes to the error stream: {errors}")
    if shown(old.outputs) != shown(new.outputs):
        wrong.append(f"{new.id} shows other than what is kept:\n{shown(old.outputs)}\n{shown(new.outputs)}")
print("\n".join(wrong))
code = [cell for cell in notebook.cells if cell.cell_type == "code"]
print(f"{len(code)} cells run, {len(wrong)} wrong")
sys.exit(1 if wrong else 0)
